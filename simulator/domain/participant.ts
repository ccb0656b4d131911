import type { CallSid, ConferenceSid } from './sids.ts';

type ParticipantStatus = 'queued' | 'connecting' | 'ringing' | 'connected' | 'complete' | 'failed';

/** A call's place in a conference. Hold and mute are two flags, each kept while the other is set. */
export interface Participant {
  readonly callSid: CallSid;
  /** The order of creation, the same as its call's. */
  readonly ordinal: number;
  readonly conferenceSid: ConferenceSid;
  readonly label: string | null;
  readonly status: ParticipantStatus;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach: CallSid | null;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly beepOnEnter: boolean;
  readonly beepOnExit: boolean;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Queued, ringing or in: it has not left yet. */
export function isActive(participant: Participant): boolean {
  return participant.status !== 'complete' && participant.status !== 'failed';
}

/** Twilio's lists hold these only: a leg that is queued or ringing is found by its SID or label. */
export function isListed(participant: Participant): boolean {
  return participant.status === 'connecting' || participant.status === 'connected';
}
