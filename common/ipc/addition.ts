import { z } from 'zod';
import { draftSchema } from '../adding/draft.ts';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { commandIdSchema } from './command.ts';
import { failureSchema } from './failure-schema.ts';

/** Twilio takes a name of up to 128 characters where an identifier of a conference belongs. */
const LONGEST_CONFERENCE_NAME = 128;

/** A name for a call that begins with the first person on it. */
export const newConferenceNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the new call a name')
  .max(LONGEST_CONFERENCE_NAME, `Use at most ${LONGEST_CONFERENCE_NAME} characters`)
  .regex(/^[^/\\\p{Cc}]*$/u, 'Use a name of one line without “/” and “\\”')
  // In the address of a request they would name something else.
  .regex(/^(?!\.{1,2}$)/, 'Use a name that is more than dots')
  // Twilio would take it for the identifier of a call that exists.
  .regex(/^(?!CF[0-9a-fA-F]{32}$)/, 'Use a name that does not look like a ConferenceSid');

/** Somebody is to be dialled onto a call: every parameter of it is in the draft, and nothing else is sent. */
export const addRequestSchema = z.object({
  /** Made by whoever asks, so that the row that stands at the click is known again. */
  id: commandIdSchema,
  conference: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('live'), sid: conferenceSidSchema }),
    z.object({ kind: z.literal('new'), name: newConferenceNameSchema }),
  ]),
  draft: draftSchema,
});

const since = { since: z.number() };

/** Where an attempt to add somebody is, as far as Twilio has said. Times are milliseconds since the epoch. */
const additionStateSchema = z.discriminatedUnion('kind', [
  /** The request is on its way. */
  z.object({ kind: z.literal('asking'), ...since }),
  /** Twilio's answer was lost: main looks whether anybody was dialled. */
  z.object({ kind: z.literal('checking'), ...since }),
  z.object({ kind: z.literal('queued'), ...since }),
  z.object({ kind: z.literal('ringing'), ...since }),
  z.object({ kind: z.literal('connected'), ...since }),
  /** It did not come to a conversation. */
  z.object({
    kind: z.literal('ended'),
    ...since,
    outcome: z.enum([
      'busy',
      'no-answer',
      'failed', // the network or the other end could not connect it
      'canceled', // by us or by a colleague, while it rang
      'left-list', // it left the list while ringing, and nobody told why
    ]),
    /** Twilio's error code, and the SIP response that the other end gave, where they are known. */
    twilioCode: z.number().int().nullable(),
    sipCode: z.number().int().nullable(),
  }),
  /** Twilio refused the request: nobody was dialled. */
  z.object({ kind: z.literal('refused'), ...since, failure: failureSchema }),
  /** Nobody learned whether anybody was dialled. */
  z.object({ kind: z.literal('unknown'), ...since, failure: failureSchema }),
]);

/** One attempt to add somebody, from the click until it is dismissed or the person is on the call. */
const additionSchema = z.object({
  id: commandIdSchema,
  /** `sid` is null until the new call of this name is known. */
  conference: z.object({ sid: conferenceSidSchema.nullable(), name: z.string() }),
  /** What was dialled, and by which label the person is known on the call. */
  to: z.string(),
  label: z.string().nullable(),
  callSid: callSidSchema.nullable(),
  state: additionStateSchema,
  /** When it was asked for. */
  askedAt: z.number(),
  /** How long Twilio kept it waiting before it dialled, in milliseconds; null while that is not known. */
  queueMs: z.number().nullable(),
  /** Somebody asked that it stop ringing, and Twilio has not confirmed it. */
  isCanceling: z.boolean(),
  /** Why the last wish to stop it was not carried out. */
  cancelFailure: failureSchema.nullable(),
  /** The request as it was made, with its secrets left out, to be shown and made again. */
  draft: draftSchema,
  /** It had a secret, which is not kept: to dial again, it has to be typed again. */
  hadSecret: z.boolean(),
});

export const additionsSchema = z.array(additionSchema);

/** A number or a name from which the account may call. */
const callerIdSchema = z.object({
  address: z.string(),
  name: z.string(),
  /** A number of the account, or one of somebody's that Twilio has verified. */
  kind: z.enum(['number', 'verified']),
});

/** What the form has to know beside what is on the screen. */
export const addingTermsSchema = z.object({
  /** Under which address our relay takes Twilio's callbacks; null without a relay, or from an old one. */
  callbacks: z.url().nullable(),
  callerIds: z.array(callerIdSchema),
  /** Why the numbers of the account cannot be offered; they can be typed all the same. */
  callerIdsFailure: failureSchema.nullable(),
});

export type AddRequest = Readonly<z.infer<typeof addRequestSchema>>;
export type Addition = Readonly<z.infer<typeof additionSchema>>;
export type AdditionState = Addition['state'];
export type CallerId = Readonly<z.infer<typeof callerIdSchema>>;
export type AddingTerms = Readonly<z.infer<typeof addingTermsSchema>>;
