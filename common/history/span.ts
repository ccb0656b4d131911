import type { HistoryEntry } from '../ipc/history.ts';
import type { CallSid } from '../model/sid.ts';

export type SpanKind = Span['kind'];

/** Something that lasted, on the lane of one person. Times are milliseconds since the epoch. */
export type Span =
  | (Lasting & { readonly kind: 'ring' | 'in-call' | 'talk' | 'mute' | 'hold' })
  | (Lasting & { readonly kind: 'coach'; readonly coached: Coached })
  | (Lasting & { readonly kind: 'announcement'; readonly played: Played });

interface Lasting {
  readonly from: number;
  /** Null: it goes on. */
  readonly to: number | null;
  /** It was under way when this console first saw it: it began at `from` or before. */
  readonly beganUnseen: boolean;
  /** Nobody saw it end: it ended at `to` or somewhat later. */
  readonly endedUnseen: boolean;
}

/** Null where Twilio never told whom. */
export interface Coached {
  readonly callSid: CallSid | null;
  readonly name: string | null;
}

/** `failure` in Twilio's words when it was not heard. */
export interface Played {
  readonly name: string | null;
  readonly failure: string | null;
}

/** Something that was asked for, or that went wrong, at one moment. */
export type Mark = Extract<HistoryEntry, { kind: 'command' | 'alarm' }>;

/** How long it lasted, of one that goes on until `now`; never negative, though clocks may be set back. */
export function lengthOf({ from, to }: Pick<Span, 'from' | 'to'>, now: number): number {
  return Math.max(0, (to ?? now) - from);
}
