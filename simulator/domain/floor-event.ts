import type { Announcement } from './announcement.ts';
import type { FinalCallStatus } from './call.ts';
import type { Conference } from './conference.ts';
import type { Participant } from './participant.ts';

/** Why somebody left, in the words of Twilio's callbacks. */
export type LeaveReason =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up'
  | 'participant_add_failed';

export type ParticipantEventType =
  | 'participant-join'
  | 'participant-mute'
  | 'participant-unmute'
  | 'participant-hold'
  | 'participant-unhold'
  | 'participant-modify'
  | 'participant-speech-start'
  | 'participant-speech-stop';

/** Something that happened in a conference, named as Twilio's callbacks name it. */
export type FloorHappening =
  | { readonly type: 'conference-start' }
  | { readonly type: 'conference-end' }
  | { readonly type: ParticipantEventType; readonly participant: Participant }
  | {
      readonly type: 'participant-leave';
      readonly participant: Participant;
      readonly callStatus: FinalCallStatus;
      readonly reason: LeaveReason;
    }
  | {
      readonly type: 'announcement-end' | 'announcement-fail';
      readonly announcement: Announcement;
      /** The one who heard it, when it was for one and that one is still there. */
      readonly participant: Participant | null;
    };

/** `sequenceNumber` counts from 1 within each conference, without gaps. */
export type FloorEvent = FloorHappening & {
  readonly conference: Conference;
  readonly sequenceNumber: number;
  readonly at: number;
};
