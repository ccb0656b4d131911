import { z } from 'zod';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';

/* How an agent asks for help, and how consoles see it. */

const helpReasonSchema = z.enum([
  'customer-upset',
  'question',
  'approval',
  'technical',
  'safety',
  'other',
]);

/** The body of `POST /help`. */
export const helpAskSchema = z
  .strictObject({
    callSid: callSidSchema.optional(),
    conferenceSid: conferenceSidSchema.optional(),
    reason: helpReasonSchema,
    comment: z.string().trim().max(500).default(''),
  })
  .refine(({ callSid, conferenceSid }) => callSid !== undefined || conferenceSid !== undefined, {
    message: 'Say which call: callSid, conferenceSid, or both',
  });
export type HelpAsk = z.infer<typeof helpAskSchema>;

const personSchema = z.object({ name: z.string(), at: z.number() });

/** A request for help. Times are milliseconds since the epoch by the relay's clock. */
export const helpSchema = z.object({
  id: z.string(),
  /** The agent. */
  name: z.string(),
  callSid: callSidSchema.nullable(),
  conferenceSid: conferenceSidSchema.nullable(),
  reason: helpReasonSchema,
  comment: z.string(),
  askedAt: z.number(),
  expiresAt: z.number(),
  /** Who has it on their screen. */
  seenBy: z.array(personSchema),
  takenBy: personSchema.nullable(),
  doneBy: personSchema.nullable(),
  /** By the agent. */
  cancelledAt: z.number().nullable(),
});
export type Help = Readonly<z.infer<typeof helpSchema>>;

/** `help`, to a console: all of it at first (`whole`), and then what changed or went. */
export const helpsSchema = z.object({
  whole: z.boolean(),
  asked: z.array(helpSchema),
  gone: z.array(z.string()),
});
type Helps = Readonly<z.infer<typeof helpsSchema>>;

/** `help:mark`, from a console, answered with `HelpMarked`. */
export const helpMarkSchema = z.object({
  id: z.string().max(40),
  as: z.enum(['seen', 'taken', 'done']),
  /** With `taken`: also from a colleague who has it. */
  takeOver: z.boolean().default(false),
});
export type HelpMark = z.input<typeof helpMarkSchema>;

export const helpMarkedSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('marked'), help: helpSchema }),
  /** A colleague was quicker. */
  z.object({ is: z.literal('taken'), help: helpSchema }),
  z.object({ is: z.literal('refused'), message: z.string(), hint: z.string() }),
]);
export type HelpMarked = Readonly<z.infer<typeof helpMarkedSchema>>;

export interface HelpToConsole {
  readonly help: (helps: Helps) => void;
}

export interface HelpFromConsole {
  readonly 'help:mark': (mark: HelpMark, answer: (marked: HelpMarked) => void) => void;
}
