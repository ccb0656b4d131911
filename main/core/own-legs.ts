import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import type { Roster } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';

/** The legs on any call that carry this console's mark. */
export function ownLegs(roster: Roster, consoleId: string): readonly ParticipantRow[] {
  const legs: ParticipantRow[] = [];
  for (const { participants } of roster.conferences.values()) {
    for (const row of participants.values()) {
      if (parseSupervisorLabel(row.label)?.consoleId === consoleId) legs.push(row);
    }
  }
  return legs;
}
