import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import type { ConferenceView } from '../roster/view.ts';

/**
 * The one person on a call with nobody to talk to; undefined when there is none or several. A supervisor
 * who only listens, or whispers to somebody else, is no company: they cannot be heard.
 */
export function onlyOneOn({ participants }: ConferenceView): ParticipantRow | undefined {
  let only: ParticipantRow | undefined;
  for (const row of participants.values()) {
    if (row.status !== 'connected') continue;
    if (parseSupervisorLabel(row.label) !== null) {
      if (!row.muted && !row.hold && !row.coaching) return undefined;
      continue;
    }
    if (only !== undefined) return undefined;
    only = row;
  }
  return only;
}
