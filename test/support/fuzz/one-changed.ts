/** A copy of a value in which the part that `at` leads to is another: each number chooses a key on the way. */
export function oneChanged(value: unknown, at: number, other: unknown): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const place = at % (value.length + 1);
    // Past the end: the whole.
    if (place === value.length) return other;
    return value.map((part, index) =>
      index === place ? oneChanged(part, Math.floor(at / (value.length + 1)), other) : part,
    );
  }
  if (!isPlain(value)) return other;
  const keys = Object.keys(value);
  const key = keys[at % (keys.length + 1)];
  if (key === undefined) return other;
  const inner = oneChanged(value[key], Math.floor(at / (keys.length + 1)), other);
  return { ...value, [key]: inner };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}
