import type { RosterPatch } from '../../common/roster/patch.ts';

/**
 * Joins patches that come within one frame, so that a burst of facts costs the renderer one update.
 * `schedule` runs its argument once, after about a frame.
 */
export function createPatchCoalescer(
  schedule: (flush: () => void) => void,
  send: (patch: RosterPatch) => void,
): (patch: RosterPatch) => void {
  let waiting: RosterPatch | null = null;

  function flush(): void {
    const joined = waiting;
    waiting = null;
    if (joined !== null) send(joined);
  }

  return (patch) => {
    if (waiting !== null && waiting.epoch !== patch.epoch) flush();
    if (waiting === null) {
      waiting = patch;
      schedule(flush);
    } else {
      waiting = { ...waiting, toRev: patch.toRev, ops: [...waiting.ops, ...patch.ops] };
    }
  };
}
