import type { RestorePlan } from '../../../common/floor/restore.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { whyNotInWords } from './bulk-in-words.ts';
import { grouped } from './grouped.ts';
import { doingOf, bulkWords as words } from './words.ts';

type Entry = RestorePlan['restores'][number];

/** What Restore would do, and whom it leaves as they are and why, a sentence each. */
export function restoreInWords(
  { restores, already, changedSince, cannot }: RestorePlan,
  nameOf: (row: ParticipantRow) => string,
): readonly string[] {
  const names = (entries: readonly Entry[]) => entries.map(({ row }) => nameOf(row));
  const said = [...grouped(restores, doingOfEntry)].map(([doing, entries]) =>
    words.brings(doing, names(entries)),
  );
  if (changedSince.length > 0) said.push(words.changedSince(names(changedSince)));
  said.push(
    ...whyNotInWords(
      cannot.map(({ entry: { row }, why }) => ({ row, why })),
      nameOf,
    ),
  );
  if (already.length > 0) said.push(words.asBefore(peopleIn(already)));
  return said;
}

/** One person may have been both muted and put on hold. */
export function peopleIn(entries: readonly Entry[]): number {
  return new Set(entries.map(({ row }) => `${row.conferenceSid}/${row.callSid}`)).size;
}

function doingOfEntry({ flag, before }: Entry) {
  return doingOf(
    flag === 'muted' ? { kind: 'mute', muted: before } : { kind: 'hold', hold: before },
  );
}
