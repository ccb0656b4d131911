import type { CallSid } from './sid.ts';

/** How far a call is; `initiated` is told by callbacks alone: Twilio has begun to dial. */
export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | FinalCallStatus;

/** How a call ended; `completed` was answered. */
export type FinalCallStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** A call as Twilio last described it. Times are milliseconds since the epoch, by Twilio's clock. */
export interface Call {
  readonly callSid: CallSid;
  readonly status: CallStatus;
  /** Empty where Twilio does not know it. */
  readonly to: string;
  /** By whom it was made: somebody outside, a request of the account's, or TwiML. */
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly createdAt: number | null;
  /** How long Twilio kept it waiting before it dialled, in milliseconds. */
  readonly queueMs: number | null;
  /** How long it lasted from the answer on, in milliseconds; null when it goes on, or was not answered. */
  readonly lastedMs: number | null;
}

/** What one of Twilio's callbacks told of a call that was dialled. */
export interface CallProgress {
  readonly callSid: CallSid;
  readonly status: CallStatus;
  /** The SIP response of the other end, and Twilio's error code, where it failed and they are told. */
  readonly sipCode: number | null;
  readonly twilioCode: number | null;
}

const FINAL: readonly string[] = [
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] satisfies readonly FinalCallStatus[];

export function isFinal(status: string): status is FinalCallStatus {
  return FINAL.includes(status);
}
