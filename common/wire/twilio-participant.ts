import { z } from 'zod';
import type { Participant, ParticipantStatus } from '../model/participant.ts';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { knownValue, type Reading } from './reading.ts';
import { parseRfc2822, rfc2822Schema } from './rfc2822.ts';

/**
 * What the project reads of a participant in Twilio's JSON; other fields are left alone. Twilio's
 * document allows null everywhere, its examples nowhere but here. The flags that decide who hears whom
 * are never guessed: an answer without them is refused.
 */
export const twilioParticipantSchema = z.object({
  call_sid: callSidSchema,
  conference_sid: conferenceSidSchema,
  label: z.string().nullish(),
  status: z.string(),
  muted: z.boolean(),
  hold: z.boolean(),
  /** "If not present, defaults to false" (Twilio's document). */
  coaching: z.boolean().nullish(),
  call_sid_to_coach: callSidSchema.nullish(),
  start_conference_on_enter: z.boolean(),
  end_conference_on_exit: z.boolean(),
  /** Whether a leg that is still queued has a date is not documented. */
  date_created: rfc2822Schema.nullish(),
  date_updated: z.string().nullish(),
});

/** The answer to a request that dials: nowhere else is it said how long Twilio waits, in milliseconds. */
export const dialledParticipantSchema = twilioParticipantSchema.extend({
  queue_time: z.string().nullish(),
});

export type TwilioParticipant = z.infer<typeof twilioParticipantSchema>;

const PARTICIPANT_STATUSES = [
  'queued',
  'connecting',
  'ringing',
  'connected',
  'complete',
  'failed',
] as const satisfies readonly ParticipantStatus[];

/** An unknown status reads as connected: better to warn of a listener who is not there than to miss one. */
export function participantFrom(body: TwilioParticipant, reading: Reading): Participant {
  return {
    callSid: body.call_sid,
    conferenceSid: body.conference_sid,
    label: body.label || null,
    status: knownValue(
      'participant status',
      body.status,
      PARTICIPANT_STATUSES,
      'connected',
      reading,
    ),
    muted: body.muted,
    hold: body.hold,
    coaching: body.coaching ?? false,
    callSidToCoach: body.call_sid_to_coach ?? null,
    startConferenceOnEnter: body.start_conference_on_enter,
    endConferenceOnExit: body.end_conference_on_exit,
    createdAt: body.date_created ?? reading.readAt,
    // Only of somebody held or muted does it say anything, and dates are dear on a long list.
    updatedAt:
      body.hold || body.muted ? (parseRfc2822(body.date_updated ?? '') ?? reading.readAt) : null,
  };
}
