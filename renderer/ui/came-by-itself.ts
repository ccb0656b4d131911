/** A hand that was on its way cannot be called back within this time, in milliseconds. */
const REACTION_MS = 700;

/** When the focus came to elements that nobody had chosen, by the clock of `performance.now()`. */
const cameAt = new WeakMap<Element, number>();

/** Says that the focus came here only because what had it went away. */
export function noteCameByItself(element: Element, now: number): void {
  cameAt.set(element, now);
}

/** Whether a key that is pressed on it now may have been meant for what had the focus before. */
export function justCameByItself(element: Element, now: number): boolean {
  const at = cameAt.get(element);
  return at !== undefined && now - at < REACTION_MS;
}
