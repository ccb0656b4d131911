import { supervisorLabel } from '../../common/model/supervisor-label.ts';
import type { Roster } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';

/** The legs on any call that carry this console's mark. */
export function ownLegs(roster: Roster, consoleId: string): readonly ParticipantRow[] {
  // Compared as text, since the whole floor is gone through with every change of it.
  const mark = supervisorLabel({ consoleId, name: '' });
  const legs: ParticipantRow[] = [];
  for (const { participants } of roster.conferences.values()) {
    for (const row of participants.values()) {
      if (row.label?.startsWith(mark)) legs.push(row);
    }
  }
  return legs;
}
