import type { Conference, ConferenceEndReason } from '../domain/conference.ts';
import type { FloorEvent } from '../domain/floor-event.ts';
import type { Participant } from '../domain/participant.ts';
import type { ConferenceEvent } from '../domain/subscription.ts';
import type { Callback, CallbackParams, CallbackSender } from './callback.ts';

/**
 * What Twilio tells the conference's subscriber of an event, with the documented parameters; null
 * when nobody asked to be told.
 */
export function conferenceCallback(
  event: FloorEvent,
  { accountSid, date }: CallbackSender,
  labelOf: (callSid: string) => string | null,
): Callback | null {
  const { conference, type } = event;
  const subscription = conference.terms?.events ?? null;
  if (subscription === null || !subscription.events.includes(GROUP_OF[type])) return null;
  return {
    about: conference.sid,
    event: type,
    url: subscription.url,
    method: subscription.method,
    params: {
      ConferenceSid: conference.sid,
      FriendlyName: conference.friendlyName,
      AccountSid: accountSid,
      SequenceNumber: String(event.sequenceNumber),
      Timestamp: date(event.at),
      StatusCallbackEvent: type,
      ...particulars(event, labelOf),
    },
  };
}

const GROUP_OF: Readonly<Record<FloorEvent['type'], ConferenceEvent>> = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
  'participant-speech-start': 'speaker',
  'participant-speech-stop': 'speaker',
  'announcement-end': 'announcement',
  'announcement-fail': 'announcement',
};

function particulars(
  event: FloorEvent,
  labelOf: (callSid: string) => string | null,
): CallbackParams {
  switch (event.type) {
    case 'conference-start':
      return {};
    case 'conference-end':
      return ending(event.conference, labelOf);
    case 'participant-leave':
      return {
        ...personal(event.participant),
        ParticipantCallStatus: event.callStatus,
        ReasonParticipantLeft: event.reason,
      };
    case 'announcement-end':
    case 'announcement-fail':
      return {
        ...(event.participant === null ? {} : personal(event.participant)),
        AnnounceUrl: event.announcement.url,
        // The documentation promises a message and does not give its words.
        ...(event.type === 'announcement-fail'
          ? { ReasonAnnouncementFailed: 'Internal error' }
          : {}),
      };
    default:
      return personal(event.participant);
  }
}

/** A change of coaching shows as `Coaching`; whom, Twilio does not document that it says. */
function personal(participant: Participant): CallbackParams {
  return {
    CallSid: participant.callSid,
    Muted: String(participant.muted),
    Hold: String(participant.hold),
    Coaching: String(participant.coaching),
    EndConferenceOnExit: String(participant.endConferenceOnExit),
    StartConferenceOnEnter: String(participant.startConferenceOnEnter),
    ...(participant.label === null ? {} : { ParticipantLabel: participant.label }),
  };
}

const REASONS: Readonly<Record<ConferenceEndReason, string>> = {
  'conference-ended-via-api': 'Conference ended via API',
  'participant-with-end-conference-on-exit-left':
    'Participant with endConferenceOnExit left conference',
  'participant-with-end-conference-on-exit-kicked':
    'Participant with endConferenceOnExit was kicked out of conference',
  'last-participant-kicked': 'Last participant was kicked out of conference',
  'last-participant-left': 'Last participant left conference',
};

function ending(
  { reasonConferenceEnded: reason, callSidEndingConference: callSid }: Conference,
  labelOf: (callSid: string) => string | null,
): CallbackParams {
  const label = callSid === null ? null : labelOf(callSid);
  return {
    ...(callSid === null ? {} : { CallSidEndingConference: callSid }),
    ...(label === null ? {} : { ParticipantLabelEndingConference: label }),
    ...(reason === null ? {} : { ReasonConferenceEnded: reason, Reason: REASONS[reason] }),
  };
}
