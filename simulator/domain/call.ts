import type { CallSid, ConferenceSid } from './sids.ts';

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** How a call ended. */
export type FinalCallStatus = Exclude<CallStatus, 'queued' | 'ringing' | 'in-progress'>;

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** One leg between Twilio and somebody. Times are milliseconds since the epoch. */
export interface Call {
  readonly sid: CallSid;
  /** The order of creation; lists are sorted by it. */
  readonly ordinal: number;
  readonly conferenceSid: ConferenceSid;
  readonly from: string;
  readonly to: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly dateCreated: number;
  readonly dateUpdated: number;
  /** When it was answered. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** How long it waited before it was placed, in milliseconds. */
  readonly queueTime: number;
}
