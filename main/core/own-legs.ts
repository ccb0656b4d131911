import { parseSupervisorLabel, supervisorLabel } from '../../common/model/supervisor-label.ts';
import type { ConferenceEntry, Roster } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';

type People = ConferenceEntry['participants'];

/** The legs of supervisors on a call, looked for once for as long as nobody on it changes. */
const supervisors = new WeakMap<People, readonly ParticipantRow[]>();

/** Of the roster that was asked about last: with each change several parts ask about the same one. */
let latest: {
  readonly roster: Roster;
  readonly consoleId: string;
  readonly legs: readonly ParticipantRow[];
} | null = null;

/** The legs on any call that carry this console's mark. */
export function ownLegs(roster: Roster, consoleId: string): readonly ParticipantRow[] {
  if (latest?.roster !== roster || latest.consoleId !== consoleId) {
    latest = { roster, consoleId, legs: findLegs(roster, consoleId) };
  }
  return latest.legs;
}

function findLegs(roster: Roster, consoleId: string): readonly ParticipantRow[] {
  const mark = supervisorLabel({ consoleId, name: '' });
  const legs: ParticipantRow[] = [];
  for (const { participants } of roster.conferences.values()) {
    for (const row of supervisorsAmong(participants)) {
      if (row.label?.startsWith(mark)) legs.push(row);
    }
  }
  return legs;
}

function supervisorsAmong(people: People): readonly ParticipantRow[] {
  const known = supervisors.get(people);
  if (known !== undefined) return known;
  const found = [...people.values()].filter(({ label }) => parseSupervisorLabel(label) !== null);
  supervisors.set(people, found);
  return found;
}
