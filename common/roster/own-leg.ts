import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ParticipantRow } from './rows.ts';
import type { ConferenceView } from './view.ts';

/** Whether this is the leg of that console, by the mark in its label. */
export function isLegOf({ label }: Pick<ParticipantRow, 'label'>, consoleId: string): boolean {
  return parseSupervisorLabel(label)?.consoleId === consoleId;
}

/** The leg of that console on this call, if it has one. */
export function ownLegOn(
  { participants }: Pick<ConferenceView, 'participants'>,
  consoleId: string,
): ParticipantRow | undefined {
  for (const row of participants.values()) if (isLegOf(row, consoleId)) return row;
  return undefined;
}
