import { z } from 'zod';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';

/**
 * What the screen knows of a conference and of a participant: Twilio's own description, plus how old
 * it is. Times are milliseconds since the epoch; `asOf` is the moment for which Twilio confirmed it.
 */
export const conferenceRowSchema = z.object({
  sid: conferenceSidSchema,
  friendlyName: z.string(),
  /** `init`: it waits to start, for somebody who may start it or for a second person. */
  status: z.enum(['init', 'in-progress']),
  region: z.string().nullable(),
  createdAt: z.number(),
  asOf: z.number(),
  /** As of when the list of its participants is known to be complete; null before the first list. */
  participantsAsOf: z.number().nullable(),
});

export const participantRowSchema = z.object({
  callSid: callSidSchema,
  conferenceSid: conferenceSidSchema,
  label: z.string().nullable(),
  /** The other end of the call (number, client or SIP address), once the call has been looked up. */
  address: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  status: z.enum(['queued', 'connecting', 'ringing', 'connected', 'complete', 'failed']),
  muted: z.boolean(),
  hold: z.boolean(),
  coaching: z.boolean(),
  callSidToCoach: callSidSchema.nullable(),
  startConferenceOnEnter: z.boolean(),
  endConferenceOnExit: z.boolean(),
  createdAt: z.number(),
  /** When the leg was connected; null while it is queued or ringing. */
  inCallSince: z.number().nullable(),
  asOf: z.number(),
});

export type ConferenceRow = Readonly<z.infer<typeof conferenceRowSchema>>;
export type ParticipantRow = Readonly<z.infer<typeof participantRowSchema>>;
