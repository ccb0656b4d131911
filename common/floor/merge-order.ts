/**
 * A sorted list without those that are dropped and with those that are added in their places: one walk
 * through it, where sorting anew would compare everything with everything. `added` is sorted here.
 */
export function mergeOrder<T>(
  sorted: readonly T[],
  dropped: ReadonlySet<T>,
  added: T[],
  compare: (a: T, b: T) => number,
): T[] {
  added.sort(compare);
  const merged: T[] = [];
  let next = 0;
  for (const one of sorted) {
    if (dropped.has(one)) continue;
    for (let other = added[next]; other !== undefined && compare(other, one) < 0; ) {
      merged.push(other);
      next += 1;
      other = added[next];
    }
    merged.push(one);
  }
  for (; next < added.length; next += 1) {
    const other = added[next];
    if (other !== undefined) merged.push(other);
  }
  return merged;
}
