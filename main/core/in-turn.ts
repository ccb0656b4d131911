/**
 * Does the work for one item after another, `atOnce` at a time. Once any work answers false, no other
 * item is begun. Resolves when everything that was begun has ended.
 */
export async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const queue = items.values();
  let goesOn = true;
  await Promise.all(Array.from({ length: atOnce }, takeUntilDone));

  async function takeUntilDone(): Promise<void> {
    while (goesOn) {
      const next = queue.next();
      if (next.done) return;
      if (!(await work(next.value))) goesOn = false;
    }
  }
}
