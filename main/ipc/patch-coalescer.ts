import type { RosterPatch } from '../../common/roster/patch.ts';

/**
 * Sends a patch that comes alone at once, and joins those that come soon after the last one sent, so that
 * a burst of facts is few messages. `schedule` runs its argument once, after a moment.
 */
export function createPatchCoalescer(
  schedule: (flush: () => void) => void,
  send: (patch: RosterPatch) => void,
): (patch: RosterPatch) => void {
  let waiting: RosterPatch | null = null;
  let isPausing = false;

  function sendNow(patch: RosterPatch): void {
    send(patch);
    if (isPausing) return;
    isPausing = true;
    schedule(endPause);
  }

  function endPause(): void {
    isPausing = false;
    const joined = waiting;
    waiting = null;
    if (joined !== null) sendNow(joined);
  }

  return (patch) => {
    if (waiting !== null && waiting.epoch !== patch.epoch) {
      send(waiting);
      waiting = null;
    }
    if (!isPausing) sendNow(patch);
    else if (waiting === null) waiting = patch;
    else waiting = { ...waiting, toRev: patch.toRev, ops: [...waiting.ops, ...patch.ops] };
  };
}
