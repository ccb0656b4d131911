import { z } from 'zod';
import { fail, ok, type Result } from '../failure.ts';
import type {
  ConferenceEvent,
  EventParticipant,
  LeaveReason,
  ParticipantChangeType,
} from '../model/conference-event.ts';
import { type CallSid, callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import type { Reading } from './reading.ts';
import { rfc2822Schema } from './rfc2822.ts';

/**
 * Reads the form of one of Twilio's conference callbacks, verified before. Null for what is no news of
 * a conference: callbacks about calls and recordings, and events that nobody here knows, the latter
 * told. Parameters that are not known are left alone. The error is a sentence without any value of the
 * form: the event is lost with it.
 */
export function readConferenceCallback(
  params: Readonly<Record<string, string>>,
  { onUnknown }: Pick<Reading, 'onUnknown'>,
): Result<ConferenceEvent | null, string> {
  const { StatusCallbackEvent: type, CallSid: callSid } = params;
  if (!type) return ok(null);
  if (!isKnown(type)) {
    onUnknown({ field: 'conference event', value: type, readAs: 'no event' });
    return ok(null);
  }
  const read = callbackSchema.safeParse({ ...params, participant: callSid ? params : null });
  return read.success
    ? ok(eventFrom(read.data, onUnknown))
    : fail(`Twilio told of a ${type} that cannot be read. ${complaints(read.error)}`);
}

const PARTICIPANT_CHANGES = [
  'participant-join',
  'participant-mute',
  'participant-unmute',
  'participant-hold',
  'participant-unhold',
  'participant-modify',
  'participant-speech-start',
  'participant-speech-stop',
] as const satisfies readonly ParticipantChangeType[];

const ANNOUNCEMENTS = ['announcement-end', 'announcement-fail'] as const;

const EVENTS: readonly string[] = [
  'conference-start',
  'conference-end',
  ...PARTICIPANT_CHANGES,
  'participant-leave',
  ...ANNOUNCEMENTS,
] satisfies readonly ConferenceEvent['type'][];

const isKnown = (type: string) => EVENTS.includes(type);

/** Whether a parameter without a value is absent or empty is not documented. */
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || null);

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The flags that decide who hears whom are never guessed: an event without them is refused. */
const participantSchema = z.object(
  {
    CallSid: callSidSchema,
    ParticipantLabel: optionalText,
    Muted: flag,
    Hold: flag,
    Coaching: flag,
    StartConferenceOnEnter: flag,
    EndConferenceOnExit: flag,
  },
  { error: 'CallSid is missing' },
);

const everyEvent = {
  ConferenceSid: conferenceSidSchema,
  FriendlyName: optionalText,
  SequenceNumber: z
    .string()
    .regex(/^\d{1,15}$/, 'Must be a whole number')
    .transform(Number),
  Timestamp: rfc2822Schema,
};

const callbackSchema = z.discriminatedUnion('StatusCallbackEvent', [
  z.object({ ...everyEvent, StatusCallbackEvent: z.literal('conference-start') }),
  z.object({
    ...everyEvent,
    StatusCallbackEvent: z.literal('conference-end'),
    ReasonConferenceEnded: optionalText,
    CallSidEndingConference: optionalText,
  }),
  z.object({
    ...everyEvent,
    StatusCallbackEvent: z.enum(PARTICIPANT_CHANGES),
    participant: participantSchema,
  }),
  z.object({
    ...everyEvent,
    StatusCallbackEvent: z.literal('participant-leave'),
    participant: participantSchema,
    ParticipantCallStatus: optionalText,
    ReasonParticipantLeft: optionalText,
  }),
  z.object({
    ...everyEvent,
    StatusCallbackEvent: z.enum(ANNOUNCEMENTS),
    participant: participantSchema.nullable(),
    AnnounceUrl: optionalText,
    ReasonAnnouncementFailed: optionalText,
  }),
]);

type ConferenceCallback = z.infer<typeof callbackSchema>;

function eventFrom(body: ConferenceCallback, onUnknown: Reading['onUnknown']): ConferenceEvent {
  const event = {
    conferenceSid: body.ConferenceSid,
    friendlyName: body.FriendlyName ?? body.ConferenceSid,
    sequenceNumber: body.SequenceNumber,
    at: body.Timestamp,
  };
  switch (body.StatusCallbackEvent) {
    case 'conference-start':
      return { ...event, type: body.StatusCallbackEvent };
    case 'conference-end':
      return {
        ...event,
        type: body.StatusCallbackEvent,
        reason: body.ReasonConferenceEnded,
        endedBy: endedBy(body.CallSidEndingConference, onUnknown),
      };
    case 'participant-leave':
      return {
        ...event,
        type: body.StatusCallbackEvent,
        participant: participantFrom(body.participant),
        callStatus: body.ParticipantCallStatus,
        reason: leaveReason(body.ReasonParticipantLeft, onUnknown),
      };
    case 'announcement-end':
    case 'announcement-fail':
      return {
        ...event,
        type: body.StatusCallbackEvent,
        participant: body.participant === null ? null : participantFrom(body.participant),
        announceUrl: body.AnnounceUrl,
        failure: body.ReasonAnnouncementFailed,
      };
    default:
      return {
        ...event,
        type: body.StatusCallbackEvent,
        participant: participantFrom(body.participant),
      };
  }
}

function participantFrom(body: z.infer<typeof participantSchema>): EventParticipant {
  return {
    callSid: body.CallSid,
    label: body.ParticipantLabel,
    muted: body.Muted,
    hold: body.Hold,
    coaching: body.Coaching,
    startConferenceOnEnter: body.StartConferenceOnEnter,
    endConferenceOnExit: body.EndConferenceOnExit,
  };
}

const LEAVE_REASONS = [
  'conference_ended_via_api',
  'moderator_ended_conference',
  'participant_updated_via_api',
  'participant_hung_up',
  'participant_add_failed',
] as const satisfies readonly LeaveReason[];

/** That somebody left is worth more than why: an unknown reason is none. */
function leaveReason(value: string | null, onUnknown: Reading['onUnknown']): LeaveReason | null {
  const known = LEAVE_REASONS.find((reason) => reason === value) ?? null;
  if (value !== null && known === null) {
    onUnknown({ field: 'reason for leaving', value, readAs: 'no reason' });
  }
  return known;
}

function endedBy(value: string | null, onUnknown: Reading['onUnknown']): CallSid | null {
  if (value === null) return null;
  const { data: callSid = null } = callSidSchema.safeParse(value);
  if (callSid === null) onUnknown({ field: 'who ended a conference', value, readAs: 'nobody' });
  return callSid;
}

function complaints({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${String(path.at(-1))}: ${message}.`).join(' ');
}
