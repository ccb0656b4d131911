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
  /**
   * `found`: it was under way already when this console began to watch. `beganAt` is the conference's own
   * beginning, by Twilio's clock; entries of older versions do not have it.
   */
  entry('conference-started', { found: z.boolean(), beganAt: z.number().optional() }),
  /** Such as `last-participant-left`; null when no event told. */
  entry('conference-ended', { reason: z.string().nullable() }),
  entry('dialled', {}),
  /**
   * `found`: they were there already when this console began to watch. Since when they are on the call,
   * muted and on hold is as Twilio told at the first reading; entries of older versions do not have it.
   */
  entry('joined', {
    found: z.boolean(),
    muted: z.boolean(),
    hold: z.boolean(),
    inCallSince: z.number().optional(),
    mutedSince: z.number().optional(),
    heldSince: z.number().optional(),
  }),
  /** Their name became known, such as a number that was looked up after they joined. */
  entry('named', {}),
  entry('left', { reason: z.string().nullable(), callStatus: z.string().nullable() }),
  /**
   * Somebody was dialled by this console and did not come onto the call; `callStatus` says how it ended,
   * null where nobody told.
   */
  entry('not-connected', {
    callStatus: z.enum(['busy', 'no-answer', 'failed', 'canceled']).nullable(),
    twilioCode: z.int().nullable(),
    sipCode: z.int().nullable(),
  }),
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
  /** When it began, and when its latest entry happened. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** It was found under way, and nothing told since when: it began at `firstAt` or before. */
  beganUnseen: z.boolean(),
  /** Null while it has not been seen to end. */
  endedAt: z.number().nullable(),
  /** Who was on it, by name, as far as names are known. */
  people: z.array(z.string()),
  /** How many were on it, whether or not their names are known. */
  peopleCount: z.int(),
  /** Of holds that have ended, in milliseconds. */
  longestHoldMs: z.number(),
  /** Since when somebody is on hold; null when nobody is. */
  heldSince: z.number().nullable(),
  commands: z.int(),
  failedCommands: z.int(),
  coachings: z.int(),
  alarms: z.int(),
});

/** Which calls are wanted: those for which all of it is true. */
const historySearchSchema = z.object({
  /** Several words in any order, over names, labels, numbers and SIDs. */
  words: z.string().max(200, 'Search for fewer words'),
  /** Words of the name of somebody who gave a command on it. */
  by: z.string().max(100, 'Search for a shorter name'),
  /** Something happened on it from then, and until then; null: whenever. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Somebody was on hold for at least so many milliseconds, or is. */
  heldForMs: z.int().min(0).nullable(),
  hadFailedCommand: z.boolean(),
  wasCoached: z.boolean(),
});

/**
 * Marks a place in a list that entries go on being added to. Calls are listed by when this console came
 * to know of them, the latest first, so that none is left out or told twice while one goes from page to
 * page.
 */
const placeSchema = z.int().min(0);

export const historyCallsRequestSchema = z.object({
  search: historySearchSchema,
  /** Null: from the latest. */
  before: placeSchema.nullable(),
  limit: z.int().min(1).max(200),
});

export const historyCallsSchema = z.object({
  calls: z.array(historyCallSchema),
  /** Where the next page begins; null when this is the last. */
  next: placeSchema.nullable(),
  /** False while calls that an older Earshot kept are still being looked through. */
  isComplete: z.boolean(),
});

export const historyEntriesRequestSchema = z.object({
  conferenceSid: conferenceSidSchema,
  /** Only what was kept after this place; null: from the beginning. */
  after: placeSchema.nullable(),
  limit: z.int().min(1).max(1_000),
});

/** Entries in the order in which they were kept, which may differ from that in which they happened. */
export const historyEntriesSchema = z.object({
  /** Null when nothing is known of the call. */
  call: historyCallSchema.nullable(),
  entries: z.array(historyEntrySchema),
  /** What to ask after next, even when nothing more is kept yet: a call may go on. */
  next: placeSchema,
  hasMore: z.boolean(),
});

export const historyExportRequestSchema = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('call'), conferenceSid: conferenceSidSchema }),
    z.object({
      kind: z.literal('search'),
      search: historySearchSchema,
      /** A line for each call, or everything that happened on them. */
      detail: z.enum(['calls', 'entries']),
    }),
  ]),
  format: z.enum(['csv', 'json']),
  /** Tells Excel that the file is UTF-8; other programs may stumble over it. Of CSV alone. */
  byteOrderMark: z.boolean(),
});

/** How much an export has written. */
export const historyWrittenSchema = z.object({ calls: z.int(), entries: z.int() });

/** What was written. Where is between the person and the system's own dialog. */
export const historyExportedSchema = historyWrittenSchema.extend({ fileName: z.string() });

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
export type HistorySearch = Readonly<z.infer<typeof historySearchSchema>>;
export type HistoryCallsRequest = Readonly<z.infer<typeof historyCallsRequestSchema>>;
export type HistoryCalls = Readonly<z.infer<typeof historyCallsSchema>>;
export type HistoryEntriesRequest = Readonly<z.infer<typeof historyEntriesRequestSchema>>;
export type HistoryEntries = Readonly<z.infer<typeof historyEntriesSchema>>;
export type HistoryExportRequest = Readonly<z.infer<typeof historyExportRequestSchema>>;
export type HistoryWritten = Readonly<z.infer<typeof historyWrittenSchema>>;
export type HistoryExported = Readonly<z.infer<typeof historyExportedSchema>>;
export type HistoryState = Readonly<z.infer<typeof historyStateSchema>>;
