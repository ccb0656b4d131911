import type { ConferenceRow, ParticipantRow } from './rows.ts';

/** How long things last for a participant, in milliseconds; null for what is not so now. */
export interface Clocks {
  readonly inCallMs: number | null;
  /** From when the leg was made until it is connected: queued, connecting, ringing. */
  readonly ringingMs: number | null;
  readonly onHoldMs: number | null;
  readonly heldTotalMs: number;
  readonly mutedMs: number | null;
  /** Since the last word of somebody who could speak now; null also where talk is not known. */
  readonly silentMs: number | null;
  /** Null where talk is not known. */
  readonly talkedMs: number | null;
}

/** The clocks of a row at a moment. None is ever negative: Twilio's clock and ours differ a little. */
export function clocksOf(row: ParticipantRow, conference: ConferenceRow, now: number): Clocks {
  const since = (start: number | null) => (start === null ? null : Math.max(0, now - start));
  const onHoldMs = since(row.heldSince);
  return {
    inCallMs: since(row.inCallSince),
    ringingMs: isDialling(row) ? since(row.createdAt) : null,
    onHoldMs,
    heldTotalMs: row.heldMs + (onHoldMs ?? 0),
    mutedMs: since(row.mutedSince),
    silentMs: since(silentSince(row, conference, now)),
    talkedMs: isTalkKnown(row, conference) ? row.talkedMs + (since(row.speakingSince) ?? 0) : null,
  };
}

export function isDialling({ status }: ParticipantRow): boolean {
  return status === 'queued' || status === 'connecting' || status === 'ringing';
}

/** Since when nobody heard a word of somebody who could speak; `now` while they speak. */
export function silentSince(
  row: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): number | null {
  // Before a call starts nobody hears anybody, and nobody is expected to speak.
  if (row.audibleSince === null || conference.status === 'init') return null;
  if (!isTalkKnown(row, conference)) return null;
  return row.speakingSince === null ? Math.max(row.lastSpokeAt ?? 0, row.audibleSince) : now;
}

/** Talk is told by events alone: without any, having heard none does not mean silence. */
export function isTalkKnown(row: ParticipantRow, { tellsOfTalk }: ConferenceRow): boolean {
  return row.lastSpokeAt !== null || row.speakingSince !== null || tellsOfTalk;
}
