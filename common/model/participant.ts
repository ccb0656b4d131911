import type { CallSid, ConferenceSid } from './sid.ts';

export type ParticipantStatus =
  | 'queued'
  | 'connecting'
  | 'ringing'
  | 'connected'
  | 'complete'
  | 'failed';

/** A participant as Twilio last described it. Times are milliseconds since the epoch. */
export interface Participant {
  readonly callSid: CallSid;
  readonly conferenceSid: ConferenceSid;
  readonly label: string | null;
  readonly status: ParticipantStatus;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach: CallSid | null;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly createdAt: number;
  /** When Twilio last changed anything about them; null when nobody needs to know. */
  readonly updatedAt: number | null;
}

/**
 * Who is at the other end of a call. The participant resource has no number: Twilio keeps it on the
 * call resource, where it never changes.
 */
export interface Party {
  readonly address: string;
  readonly direction: 'inbound' | 'outbound';
}
