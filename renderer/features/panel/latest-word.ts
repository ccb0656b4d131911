import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

interface LatestWord {
  readonly by: ParticipantRow['source'];
  readonly at: number;
}

/** What Twilio said last of a call or anybody on it, and when. */
export function latestWord({ row, participants }: ConferenceView): LatestWord {
  let latest: LatestWord = { by: 'poll', at: row.participantsAsOf ?? row.asOf };
  for (const { source, asOf } of participants.values()) {
    if (asOf > latest.at) latest = { by: source, at: asOf };
  }
  return latest;
}
