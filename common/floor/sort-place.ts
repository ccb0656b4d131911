import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { isDialling, isTalkKnown, silentSince } from '../roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../roster/rows.ts';
import { foldText } from './fold-text.ts';
import { confirmedLast } from './freshness.ts';
import type { SortColumn, SortPlace } from './sorting.ts';

/** Where somebody stands in a column. `need` is how high their conference stands on the rail, or null. */
export function placeOfPerson(
  row: ParticipantRow,
  conference: ConferenceRow,
  column: SortColumn,
  need: number | null,
): SortPlace {
  switch (column) {
    case 'started':
      return still(row, row.createdAt);
    case 'needs':
      return still(row, need);
    case 'person':
      return still(row, nameKey(parseSupervisorLabel(row.label)?.name ?? row.label ?? row.address));
    case 'conference':
      return still(row, nameKey(conference.friendlyName));
    case 'state':
      return still(row, stateKey(row));
    case 'in-call':
      return since(row, row.inCallSince);
    case 'hold':
      return since(row, row.heldSince);
    case 'mute':
      return since(row, row.mutedSince);
    case 'talk':
      if (!isTalkKnown(row, conference)) return still(row, null);
      // Talk that ended counts as if the talk that lasts had begun so much earlier.
      return row.speakingSince === null
        ? still(row, row.talkedMs)
        : since(row, row.speakingSince - row.talkedMs);
    case 'silence': {
      const quietFrom = silentSince(row, conference, NEVER);
      return quietFrom === NEVER ? still(row, 0) : since(row, quietFrom);
    }
    case 'freshness':
      return conference.events === 'healthy'
        ? still(row, 0)
        : since(row, confirmedLast(row, conference).at);
  }
}

function still({ createdAt, callSid }: ParticipantRow, value: SortPlace['value']): SortPlace {
  return { value, runs: false, createdAt, sid: callSid };
}

function since({ createdAt, callSid }: ParticipantRow, value: number | null): SortPlace {
  return { value, runs: value !== null, createdAt, sid: callSid };
}

/** Where a conference stands in a column of its own; undefined where its people decide. */
export function placeOfConference(
  conference: ConferenceRow,
  column: SortColumn,
  need: number | null,
): SortPlace | undefined {
  const { createdAt, sid } = conference;
  switch (column) {
    case 'started':
      return { value: createdAt, runs: false, createdAt, sid };
    case 'needs':
      return { value: need, runs: false, createdAt, sid };
    case 'conference':
      return { value: nameKey(conference.friendlyName), runs: false, createdAt, sid };
    default:
      return undefined;
  }
}

/** Whoever speaks now has not begun to be silent. */
const NEVER = Number.POSITIVE_INFINITY;

/** Sorts as people count: “Agent 2” before “Agent 10”. */
function nameKey(name: string | null): string | null {
  if (name === null || name === '') return null;
  return foldText(name).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** States in the order in which they want to be seen; of one state, who is in it longest comes first. */
function stateKey(row: ParticipantRow): number {
  if (isDialling(row)) return STATE + row.createdAt;
  if (row.hold) return row.heldSince ?? 0;
  if (row.muted && parseSupervisorLabel(row.label) === null)
    return 2 * STATE + (row.mutedSince ?? 0);
  if (row.coaching && !row.muted) return 3 * STATE + row.createdAt;
  return 4 * STATE + (row.inCallSince ?? row.createdAt);
}

/** More milliseconds than any date has, and few enough that a sum of both is exact. */
const STATE = 1e14;
