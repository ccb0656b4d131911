/** The wait before this try; the last of the list stands for all that follow. */
export function nthWait(waits: readonly number[], index: number): number {
  return waits[Math.min(index, waits.length - 1)] ?? 0;
}
