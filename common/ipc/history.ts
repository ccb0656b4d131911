import { z } from 'zod';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { failureSchema } from './failure-schema.ts';

/** Why something was refused, as far as it is worth keeping. */
const failedSchema = z.object({
  code: z.string(),
  message: z.string(),
  twilioCode: z.int().nullable(),
});

const everyEntry = {
  /** When it happened, by our clock: as close as is known. Milliseconds since the epoch. */
  at: z.number(),
  accountSid: accountSidSchema,
  conferenceSid: conferenceSidSchema,
  friendlyName: z.string(),
  /** The participant it happened to, or at whom a command was aimed. */
  callSid: callSidSchema.nullable(),
  /** The participant's label or number; of commands and alarms the supervisor; null when not known. */
  who: z.string().nullable(),
  /** What told of it: a list or fetch, Twilio's answer, an event, or this console; null: not known. */
  source: z.enum(['poll', 'answer', 'event', 'console']).nullable(),
  /** When it happened by Twilio's clock, where Twilio told. */
  twilioAt: z.number().nullable(),
};

/** Something that happened on a call, or was done to it. No kind has a place for a credential. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  /** `found`: it was under way already when this console began to watch. */
  entry('conference-started', { found: z.boolean() }),
  /** Such as `last-participant-left`; null when no event told. */
  entry('conference-ended', { reason: z.string().nullable() }),
  entry('dialled', {}),
  /** `found`: they were there already when this console began to watch. */
  entry('joined', { found: z.boolean(), muted: z.boolean(), hold: z.boolean() }),
  entry('left', { reason: z.string().nullable(), callStatus: z.string().nullable() }),
  entry('muted', {}),
  entry('unmuted', {}),
  entry('held', {}),
  entry('resumed', {}),
  /** The coached person; null when Twilio never told. */
  entry('coaching', { coachedCallSid: callSidSchema.nullable(), coached: z.string().nullable() }),
  entry('coaching-ended', {}),
  entry('spoke', { from: z.number(), to: z.number() }),
  /** An announcement ended; `failure` in Twilio's words when it did not play. */
  entry('announcement', { played: z.string().nullable(), failure: z.string().nullable() }),
  entry('command', {
    /** The command's kind, with `unmute` and `resume` for what takes mute and hold away. */
    act: z.string(),
    /** At whom it was aimed, by name. */
    target: z.string().nullable(),
    /** Which announcement: the last part of its address. */
    played: z.string().nullable(),
    /** Null: it was done. */
    failure: failedSchema.nullable(),
    latencyMs: z.number(),
  }),
  entry('alarm', { failure: failedSchema }),
]);

/** A call of which something is known. */
export const historyCallSchema = z.object({
  accountSid: accountSidSchema,
  conferenceSid: conferenceSidSchema,
  friendlyName: z.string(),
  /** When its first and its latest entry happened. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** Null while it has not been seen to end. */
  endedAt: z.number().nullable(),
});

/** Whether what happens is being kept. */
export const historyStateSchema = z.object({
  state: z.enum(['opening', 'recording', 'stopped']),
  /** Since when it is in this state. */
  since: z.number(),
  /** Why nothing is being kept. */
  failure: failureSchema.nullable(),
  /** What became of an older file that could not be used; null when there was none in this run. */
  notice: failureSchema.nullable(),
  /** How many entries of this run were not kept and never will be. */
  dropped: z.int(),
});

function entry<K extends string, S extends z.ZodRawShape>(kind: K, shape: S) {
  return z.object({ ...everyEntry, kind: z.literal(kind), ...shape });
}

export type HistoryEntry = Readonly<z.infer<typeof historyEntrySchema>>;
export type HistoryCall = Readonly<z.infer<typeof historyCallSchema>>;
export type HistoryState = Readonly<z.infer<typeof historyStateSchema>>;
