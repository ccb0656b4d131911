/** A hand that was on its way cannot be called back within this time, in milliseconds. */
const REACTION_MS = 400;

/** Tells a press that was meant for what stood there a moment ago. `now` is by the clock of `performance.now()`. */
export function createSteadyClicks(first: readonly string[]) {
  let shown = first;
  let movedAt = Number.NEGATIVE_INFINITY;
  let wasMeant = true;
  return {
    /** What stands there from now on, in order. */
    show(ids: readonly string[], now: number): void {
      // What is added at the end moves nothing; the first of all takes the place of something else.
      const stays = shown.length > 0 || ids.length === 0;
      if (!stays || !shown.every((id, index) => ids[index] === id)) movedAt = now;
      shown = ids;
    },
    /** The button of the pointer goes down: that is when it was aimed, however long it is held. */
    press(now: number): void {
      wasMeant = now - movedAt >= REACTION_MS;
    },
    /** Whether the click that the press became may do what it is on. */
    isMeant: () => wasMeant,
  };
}
