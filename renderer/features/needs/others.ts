import type { Need } from '../../../common/floor/needs/need.ts';
import type { RosterView } from '../../../common/roster/view.ts';

/** Everybody of whom nothing is wanted. */
export interface Others {
  readonly people: number;
  /** False while what is shown is too old to say that they are fine. */
  readonly isSure: boolean;
}

/** Of whom nothing is wanted, whatever of it is put off; a need of a whole call is one of all on it. */
export function othersOf({ conferences }: RosterView, needs: readonly Need[]): Others {
  const wanted = new Set<string>();
  for (const { conferenceSid, callSid } of needs) {
    const there = conferenceSid === null ? undefined : conferences.get(conferenceSid)?.participants;
    if (there === undefined) continue;
    if (callSid === null) for (const one of there.keys()) wanted.add(one);
    else if (there.has(callSid)) wanted.add(callSid);
  }
  let people = -wanted.size;
  for (const { participants } of conferences.values()) people += participants.size;
  return { people, isSure: needs.every(({ reason }) => reason.kind !== 'stale') };
}
