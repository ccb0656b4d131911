import type { CallSid, ConferenceSid } from './sid.ts';

/** Why somebody left, in the words of Twilio's callbacks. */
export type LeaveReason =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up'
  | 'participant_add_failed';

/**
 * What one of Twilio's conference callbacks told. `sequenceNumber` orders the events of a conference,
 * in whatever order they arrive; `at` is when it happened by Twilio's clock, in milliseconds since the
 * epoch and right to the second: it measures durations, and nothing else.
 */
export type ConferenceEvent = {
  readonly conferenceSid: ConferenceSid;
  readonly friendlyName: string;
  readonly sequenceNumber: number;
  readonly at: number;
} & ConferenceHappening;

export type ConferenceHappening =
  | { readonly type: 'conference-start' }
  | {
      readonly type: 'conference-end';
      /** Such as `last-participant-left`; null when Twilio did not say. */
      readonly reason: string | null;
      readonly endedBy: CallSid | null;
    }
  | { readonly type: ParticipantChangeType; readonly participant: EventParticipant }
  | {
      readonly type: 'participant-leave';
      readonly participant: EventParticipant;
      /** The state in which their call ended, such as `completed` or `busy`; null when not said. */
      readonly callStatus: string | null;
      readonly reason: LeaveReason | null;
    }
  | {
      readonly type: 'announcement-end' | 'announcement-fail';
      /** Who heard it, when it was for one who is still there. */
      readonly participant: EventParticipant | null;
      readonly announceUrl: string | null;
      /** Why it failed, in Twilio's words. */
      readonly failure: string | null;
    };

export type ParticipantChangeType =
  | 'participant-join'
  | 'participant-mute'
  | 'participant-unmute'
  | 'participant-hold'
  | 'participant-unhold'
  | 'participant-modify'
  | 'participant-speech-start'
  | 'participant-speech-stop';

/** A participant as an event describes them. Whom they coach is not documented to be said. */
export interface EventParticipant {
  readonly callSid: CallSid;
  readonly label: string | null;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
}
