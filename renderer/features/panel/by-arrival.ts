import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** The call with its people in the order in which they came, as the floor lists them unless told otherwise. */
export function byArrival({ row, participants }: ConferenceView): ConferenceView {
  return { row, participants: new Map([...participants].sort(([, a], [, b]) => compare(a, b))) };
}

function compare(a: ParticipantRow, b: ParticipantRow): number {
  return a.createdAt - b.createdAt || (a.callSid < b.callSid ? -1 : 1);
}
