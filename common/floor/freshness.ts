import type { ConferenceRow, ParticipantRow } from '../roster/rows.ts';

/** Older than this warns, in milliseconds. */
export const STALE_AFTER_MS = 60_000;

/** When a row was confirmed last, and by what; a whole list confirms everybody on it as they are. */
export function confirmedLast(
  { asOf, source }: ParticipantRow,
  { participantsAsOf }: ConferenceRow,
): { readonly by: ParticipantRow['source']; readonly at: number } {
  return participantsAsOf !== null && participantsAsOf > asOf
    ? { by: 'poll', at: participantsAsOf }
    : { by: source, at: asOf };
}

/** From when on a row is too old to be believed; null while events keep it true. */
export function staleFrom(row: ParticipantRow, conference: ConferenceRow): number | null {
  if (conference.events === 'healthy') return null;
  return Math.max(row.asOf, conference.participantsAsOf ?? 0) + STALE_AFTER_MS;
}
