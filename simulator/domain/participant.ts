import type { ConferenceTerms } from './conference.ts';
import type { CallSid, ConferenceSid } from './sids.ts';
import type { HttpMethod } from './subscription.ts';

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
  /** Played before the conference starts. */
  readonly waitSound: Sound;
  /** Played on hold. */
  readonly holdSound: Sound;
  /** In the middle of saying something. */
  readonly speaking: boolean;
  /** What this participant would decide for the conference when it is the first. */
  readonly terms: ConferenceTerms;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** What is played to somebody: null is Twilio's own music, an empty URL silence. */
export interface Sound {
  readonly url: string | null;
  readonly method: HttpMethod;
}

/** Twilio fetches hold music with GET and waiting music with POST unless told. */
export const TWILIOS_WAIT_SOUND: Sound = { url: null, method: 'POST' };
export const TWILIOS_HOLD_SOUND: Sound = { url: null, method: 'GET' };

/** Queued, ringing or in: it has not left yet. */
export function isActive(participant: Participant): boolean {
  return participant.status !== 'complete' && participant.status !== 'failed';
}

/** Twilio's lists hold these only: a leg that is queued or ringing is found by its SID or label. */
export function isListed(participant: Participant): boolean {
  return participant.status === 'connecting' || participant.status === 'connected';
}
