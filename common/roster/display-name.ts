import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ParticipantRow } from './rows.ts';

/** What a sentence calls a participant: the label, else the number, else a word. */
export function displayName(row: ParticipantRow | undefined): string {
  return (
    parseSupervisorLabel(row?.label ?? null)?.name ??
    row?.label ??
    row?.address ??
    'this participant'
  );
}
