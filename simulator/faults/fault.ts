import { z } from 'zod';
import { requestMatcherSchema } from '../requests/request-matcher.ts';

const anyFault = {
  when: requestMatcherSchema.optional(),
  /** How many requests it meets; without it, all until it is removed. */
  times: z.int().positive().optional(),
};

/** Do what was asked first, then fail: the client cannot know that it worked. */
const afterEffect = z.boolean().optional();

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
    ...anyFault,
  }),
  /** Each request waits this many real milliseconds before anything is done. */
  z.strictObject({ kind: z.literal('latency'), ms: z.number().nonnegative(), ...anyFault }),
  /** The connection is cut without an answer. */
  z.strictObject({ kind: z.literal('reset'), afterEffect, ...anyFault }),
]);

export type FaultSpec = z.infer<typeof faultSpecSchema>;

export type Fault = FaultSpec & { readonly id: number };

/** What takes the place of an answer. */
export type Interruption = Exclude<Fault, { kind: 'latency' }>;
