import { z } from 'zod';
import { requestMatcherSchema } from '../requests/request-matcher.ts';

const anyFault = {
  /** How many times it strikes; without it, until it is removed. */
  times: z.int().positive().optional(),
  /** The share of those that it could strike which it does, from 0 to 1; without it, all. */
  chance: z.number().min(0).max(1).optional(),
};

const requestFault = { when: requestMatcherSchema.optional(), ...anyFault };

/** Do what was asked first, then fail: the client cannot know that it worked. */
const afterEffect = z.boolean().optional();

const milliseconds = z.number().nonnegative();

const CALLBACK_EFFECTS = [
  /** Kept back until the next one of the same conference or call has gone. */
  'reorder',
  'duplicate',
  'drop',
  /** `ms` too late. */
  'delay',
  /** One more is sent, with a story of its own and a signature by somebody else. */
  'forge',
  /** The day of its timestamp has no leading zero, as in Twilio's own example. */
  'unpadded-day',
] as const;

export const faultSpecSchema = z.discriminatedUnion('kind', [
  /** An error answer in Twilio's shape. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(400).max(599),
    /** Twilio's error code; without it, the usual one for the status. */
    code: z.int().positive().optional(),
    message: z.string().optional(),
    /** Seconds, sent as the `Retry-After` header. */
    retryAfter: z.number().nonnegative().optional(),
    afterEffect,
    ...requestFault,
  }),
  /** Each request waits `ms` real milliseconds, up to `spread` more or less, before it is handled. */
  z.strictObject({
    kind: z.literal('latency'),
    ms: milliseconds,
    spread: milliseconds.optional(),
    ...requestFault,
  }),
  /** The connection is cut without an answer. */
  z.strictObject({ kind: z.literal('reset'), afterEffect, ...requestFault }),
  /** What was asked is done, and the connection is cut in the middle of the answer. */
  z.strictObject({ kind: z.literal('half-body'), ...requestFault }),
  z.strictObject({
    kind: z.literal('callback'),
    effect: z.enum(CALLBACK_EFFECTS),
    /** Such as `participant-leave`; without it, every callback. */
    event: z.string().optional(),
    ms: milliseconds.optional(),
    ...anyFault,
  }),
  /** Announcements end with Twilio's own failure. */
  z.strictObject({ kind: z.literal('announcement'), ...anyFault }),
  /** Every date that Twilio writes is so many milliseconds ahead; behind when negative. */
  z.strictObject({ kind: z.literal('clock'), ms: z.number() }),
]);

export type FaultSpec = z.infer<typeof faultSpecSchema>;

export type Fault = FaultSpec & { readonly id: number };

/** What takes the place of an answer. */
export type Interruption = Extract<Fault, { kind: 'answer' | 'reset' | 'half-body' }>;

export type CallbackFault = Extract<Fault, { kind: 'callback' }>;
