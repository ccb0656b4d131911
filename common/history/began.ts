import type { HistoryEntry } from '../ipc/history.ts';

type Joined = Extract<HistoryEntry, { kind: 'joined' }>;

/** The earliest that an entry tells of: what was found under way began before it was found. */
export function earliestOf(entry: HistoryEntry): number {
  switch (entry.kind) {
    case 'conference-started':
      return since(entry, entry.beganAt);
    case 'joined':
      return since(entry, inCallSince(entry));
    default:
      return entry.at;
  }
}

/** Since when they were on the call; undefined where nothing told. Older entries have Twilio's time alone. */
export function inCallSince({ inCallSince: told, twilioAt }: Joined): number | undefined {
  return told ?? twilioAt ?? undefined;
}

/** A moment before an entry, or that of the entry itself: two clocks may disagree by some seconds. */
export function since({ at }: Pick<HistoryEntry, 'at'>, told: number | undefined): number {
  return Math.min(at, told ?? at);
}
