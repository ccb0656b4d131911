/** Tells each thing once, since the same may come every few seconds, and of no more than a hundred. */
export function onceEach<T>(tell: (one: T) => void, keyOf: (one: T) => string): (one: T) => void {
  const told = new Set<string>();
  return (one) => {
    const key = keyOf(one);
    if (told.has(key) || told.size === MOST_TOLD) return;
    told.add(key);
    tell(one);
  };
}

const MOST_TOLD = 100;
