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
  /**
   * Whether Twilio's events keep this conference true: `healthy` when none is missing, `doubtful` when
   * one is or when a poll found what none had told, `none` when it sends none that say who is there.
   */
  events: z.enum(['none', 'healthy', 'doubtful']),
  /** Events of it tell who speaks, so that hearing of nobody means silence. */
  tellsOfTalk: z.boolean(),
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
  /** Since when it is on hold, muted, speaking; null when it is not. By our clock. */
  heldSince: z.number().nullable(),
  mutedSince: z.number().nullable(),
  speakingSince: z.number().nullable(),
  /** Since when nothing keeps it from being heard: it is connected, not muted and not on hold. */
  audibleSince: z.number().nullable(),
  /** Milliseconds of holds, and of talk, that have ended. Talk is known from events alone. */
  heldMs: z.number(),
  talkedMs: z.number(),
  /** When it was last heard to speak; null when no event told of any talk. */
  lastSpokeAt: z.number().nullable(),
  /** What confirmed it last: a list or a fetch, Twilio's answer to a command, or an event. */
  source: z.enum(['poll', 'answer', 'event']),
  asOf: z.number(),
});

export type ConferenceRow = Readonly<z.infer<typeof conferenceRowSchema>>;
export type ParticipantRow = Readonly<z.infer<typeof participantRowSchema>>;
