import type { HistoryCall } from '../../../common/ipc/history.ts';

/** Whether a call goes on; `lost`: this console was closed, or lost sight of it, before it ended. */
export type CallStanding = 'live' | 'ended' | 'lost';

/** Only the roster knows what is live: a call that was not seen to end need not go on. */
export function standingOf({ endedAt }: HistoryCall, isOnFloor: boolean): CallStanding {
  if (isOnFloor) return 'live';
  return endedAt === null ? 'lost' : 'ended';
}

/** Until when it is known to have gone on. */
export function knownUntil(call: HistoryCall, standing: CallStanding, now: number): number {
  switch (standing) {
    case 'live':
      return Math.max(now, call.lastAt);
    case 'ended':
      return call.endedAt ?? call.lastAt;
    case 'lost':
      return call.lastAt;
  }
}

export function lengthOfCall(call: HistoryCall, standing: CallStanding, now: number): number {
  return Math.max(0, knownUntil(call, standing, now) - call.firstAt);
}

/** The longest of the holds that ended and the one that lasts; null when nobody was on hold. */
export function longestHoldOf(
  call: HistoryCall,
  standing: CallStanding,
  now: number,
): number | null {
  const { heldSince, longestHoldMs } = call;
  const lasting = heldSince === null ? 0 : knownUntil(call, standing, now) - heldSince;
  const longest = Math.max(longestHoldMs, lasting);
  return longest > 0 ? longest : null;
}
