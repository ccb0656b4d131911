/** The list with what stands at one place moved by so many; as it was where there is no such place. */
export function moved<T>(items: readonly T[], at: number, by: number): T[] {
  const next = [...items];
  const [item] = next.splice(at, 1);
  const to = at + by;
  if (item === undefined || to < 0 || to > next.length) return [...items];
  next.splice(to, 0, item);
  return next;
}

/** The list with another at this place; at its end where the place is null. */
export function put<T>(items: readonly T[], at: number | null, item: T): T[] {
  return at === null ? [...items, item] : items.map((one, index) => (index === at ? item : one));
}

export function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, index) => index !== at);
}
