import type { CallSid } from '../../../common/model/sid.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

/** The one whom my leg, muted or not, still coaches: who alone hears it, while they are on the call. */
export function coachedBy(
  ownLeg: ParticipantRow,
  participants: ReadonlyMap<CallSid, ParticipantRow>,
): ParticipantRow | undefined {
  return ownLeg.coaching && ownLeg.callSidToCoach !== null
    ? participants.get(ownLeg.callSidToCoach)
    : undefined;
}
