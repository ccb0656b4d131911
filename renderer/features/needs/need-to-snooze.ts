import type { Need } from '../../../common/floor/needs/need.ts';
import type { Ranking } from '../../../common/floor/needs/rank.ts';
import { canSnooze } from '../../../common/floor/needs/snooze.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';

/**
 * Which need a key puts off: that of the person it was pressed on, else what is wanted of all of the
 * call. On the call itself it may also be the most pressing one of anybody on it.
 */
export function needToSnooze(
  items: Ranking['items'],
  conferenceSid: ConferenceSid,
  callSid: CallSid | null,
): Need | undefined {
  const ofCall = items
    .filter(({ need, overAt }) => overAt === null && canSnooze(need))
    .map(({ need }) => need)
    .filter((need) => need.conferenceSid === conferenceSid);
  const of = (sid: CallSid | null) => ofCall.find((need) => need.callSid === sid);
  return of(callSid) ?? of(null) ?? (callSid === null ? ofCall[0] : undefined);
}
