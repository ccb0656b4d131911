import type { HistoryEntry } from '../ipc/history.ts';

type Entry<K extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: K }>;

interface Start {
  readonly at: number;
  readonly played: string | null;
}

/** Twilio tells when an announcement ended; when it began is told by the command that Twilio took. */
export function createAnnouncementStarts() {
  const waiting = new Map<string, Start[]>();

  return {
    command({ act, at, callSid, failure, latencyMs, played }: Entry<'command'>): void {
      if (failure !== null || (act !== 'announce' && act !== 'announce-to-all')) return;
      const starts = waiting.get(callSid ?? EVERYBODY) ?? [];
      waiting.set(callSid ?? EVERYBODY, [...starts, { at: at + latencyMs, played }]);
    },
    /** Null when it is not known, as of one that another console asked for. */
    of({ callSid, played }: Entry<'announcement'>): number | null {
      const starts = waiting.get(callSid ?? EVERYBODY) ?? [];
      // Of a text that was typed Twilio knows only the address, so that the first one is taken.
      const named = starts.findIndex((start) => start.played === played);
      const [start] = starts.splice(Math.max(0, named), 1);
      return start?.at ?? null;
    },
  };
}

const EVERYBODY = '';
