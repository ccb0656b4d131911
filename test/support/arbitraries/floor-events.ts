import fc from 'fast-check';
import type { ConferenceEvent, EventParticipant } from '../../../common/model/conference-event.ts';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import type { Conference, ConferenceEndReason } from '../../../simulator/domain/conference.ts';
import type {
  FloorEvent,
  LeaveReason,
  ParticipantEventType,
} from '../../../simulator/domain/floor-event.ts';
import { type Participant, TWILIOS_WAIT_SOUND } from '../../../simulator/domain/participant.ts';
import { CONFERENCE_EVENTS } from '../../../simulator/domain/subscription.ts';

/** What an event of the simulated floor is to the console, once Twilio has told it. */
export function toldOf(floorEvent: FloorEvent): ConferenceEvent {
  const { conference, sequenceNumber, at, type } = floorEvent;
  const event = {
    conferenceSid: conferenceSidSchema.parse(conference.sid),
    friendlyName: conference.friendlyName,
    sequenceNumber,
    at: Math.floor(at / 1_000) * 1_000,
  };
  switch (type) {
    case 'conference-start':
      return { ...event, type };
    case 'conference-end': {
      const { reasonConferenceEnded: reason, callSidEndingConference: callSid } = conference;
      const endedBy = callSid === null ? null : callSidSchema.parse(callSid);
      return { ...event, type, reason, endedBy };
    }
    case 'participant-leave': {
      const { callStatus, reason } = floorEvent;
      return { ...event, type, participant: told(floorEvent.participant), callStatus, reason };
    }
    case 'announcement-end':
    case 'announcement-fail':
      return {
        ...event,
        type,
        participant: floorEvent.participant === null ? null : told(floorEvent.participant),
        announceUrl: floorEvent.announcement.url,
        failure: type === 'announcement-fail' ? 'Internal error' : null,
      };
    default:
      return { ...event, type, participant: told(floorEvent.participant) };
  }
}

function told(participant: Participant): EventParticipant {
  const { label, muted, hold, coaching } = participant;
  const { startConferenceOnEnter, endConferenceOnExit } = participant;
  const callSid = callSidSchema.parse(participant.callSid);
  return { callSid, label, muted, hold, coaching, startConferenceOnEnter, endConferenceOnExit };
}

const someHex = fc.stringMatching(/^[0-9a-f]{32}$/);
const someCallSid = someHex.map((hex) => `CA${hex}` as const);
const someText = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
/** Within the years that Twilio's dates can write. */
const someTime = fc.integer({ min: Date.UTC(1970), max: Date.UTC(2900) });

const someConference: fc.Arbitrary<Conference> = fc.record({
  sid: someHex.map((hex) => `CF${hex}` as const),
  ordinal: fc.nat(),
  friendlyName: someText,
  status: fc.constantFrom('init', 'in-progress', 'completed'),
  maxParticipants: fc.constant(250),
  region: fc.constant('us1'),
  terms: fc.constant({
    events: { url: 'https://a.example/events', method: 'POST', events: CONFERENCE_EVENTS },
    recording: null,
  }),
  dateCreated: someTime,
  dateUpdated: someTime,
  reasonConferenceEnded: fc.option(
    fc.constantFrom<ConferenceEndReason>('last-participant-left', 'conference-ended-via-api'),
  ),
  callSidEndingConference: fc.option(someCallSid),
});

const someParticipant: fc.Arbitrary<Participant> = fc.record({
  callSid: someCallSid,
  ordinal: fc.nat(),
  conferenceSid: someHex.map((hex) => `CF${hex}` as const),
  label: fc.option(someText),
  status: fc.constantFrom('connected', 'complete'),
  muted: fc.boolean(),
  hold: fc.boolean(),
  coaching: fc.boolean(),
  callSidToCoach: fc.option(someCallSid),
  startConferenceOnEnter: fc.boolean(),
  endConferenceOnExit: fc.boolean(),
  beepOnEnter: fc.boolean(),
  beepOnExit: fc.boolean(),
  waitSound: fc.constant(TWILIOS_WAIT_SOUND),
  holdSound: fc.constant(TWILIOS_WAIT_SOUND),
  speaking: fc.boolean(),
  terms: fc.constant({ events: null, recording: null }),
  dateCreated: someTime,
  dateUpdated: someTime,
});

const someAnnouncement = fc.record({
  conferenceSid: fc.constant(''),
  callSid: fc.constant(null),
  url: fc.webUrl(),
  method: fc.constant('POST' as const),
  at: someTime,
});

/** Whatever may happen on the simulated floor, in a conference that tells everything. */
export const anyFloorEvent: fc.Arbitrary<FloorEvent> = fc
  .tuple(
    fc.record({
      conference: someConference,
      sequenceNumber: fc.nat(),
      at: someTime,
    }),
    fc.oneof(
      fc.record({ type: fc.constantFrom('conference-start' as const, 'conference-end' as const) }),
      fc.record({
        type: fc.constantFrom<ParticipantEventType>(
          'participant-join',
          'participant-mute',
          'participant-unmute',
          'participant-hold',
          'participant-unhold',
          'participant-modify',
          'participant-speech-start',
          'participant-speech-stop',
        ),
        participant: someParticipant,
      }),
      fc.record({
        type: fc.constant('participant-leave' as const),
        participant: someParticipant,
        callStatus: fc.constantFrom('completed' as const, 'busy' as const),
        reason: fc.constantFrom<LeaveReason>('participant_hung_up', 'participant_add_failed'),
      }),
      fc.record({
        type: fc.constantFrom('announcement-end' as const, 'announcement-fail' as const),
        announcement: someAnnouncement,
        participant: fc.option(someParticipant),
      }),
    ),
  )
  .map(([where, what]) => ({ ...where, ...what }));
