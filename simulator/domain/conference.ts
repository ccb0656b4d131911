import type { CallSid, ConferenceSid } from './sids.ts';

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
  readonly dateCreated: number;
  readonly dateUpdated: number;
  readonly reasonConferenceEnded: ConferenceEndReason | null;
  readonly callSidEndingConference: CallSid | null;
}
