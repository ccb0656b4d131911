import type { RecordingSpec } from './recording.ts';
import type { CallSid, ConferenceSid } from './sids.ts';
import type { ConferenceEvent, Subscription } from './subscription.ts';

export type ConferenceStatus = 'init' | 'in-progress' | 'completed';

export type ConferenceEndReason =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-kicked'
  | 'last-participant-left';

export interface Conference {
  readonly sid: ConferenceSid;
  /** The order of creation; lists are sorted by it. */
  readonly ordinal: number;
  readonly friendlyName: string;
  readonly status: ConferenceStatus;
  /** From 2 to 250; the request that made the conference decides. */
  readonly maxParticipants: number;
  readonly region: string;
  /** Null until the first participant of whom anything is told has decided. */
  readonly terms: ConferenceTerms | null;
  readonly dateCreated: number;
  readonly dateUpdated: number;
  readonly reasonConferenceEnded: ConferenceEndReason | null;
  readonly callSidEndingConference: CallSid | null;
}

/** What the first participant decides for everybody: Twilio ignores it from those who come later. */
export interface ConferenceTerms {
  readonly events: Subscription<ConferenceEvent> | null;
  /** Null: the conference is not recorded. */
  readonly recording: RecordingSpec | null;
}

export const NO_TERMS: ConferenceTerms = { events: null, recording: null };
