import { z } from 'zod';
import { failureSchema } from './failure-schema.ts';

/** From where newer versions come. */
export const UPDATE_CHANNELS = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

/** How it stands with newer versions of the console. Times are milliseconds since the epoch. */
export const updateStateSchema = z.discriminatedUnion('state', [
  /** This copy is not replaced by itself: by policy, since it was not installed, lies where its user may not write, knows no place of newer ones, or in development. */
  z.object({
    state: z.literal('off'),
    why: z.enum(['policy', 'not-installed', 'no-rights', 'no-feed', 'development']),
  }),
  /** Nothing newer is known; null before the first look. */
  z.object({ state: z.literal('current'), lookedAt: z.number().nullable() }),
  z.object({ state: z.literal('looking') }),
  z.object({
    state: z.literal('downloading'),
    version: z.string(),
    /** From 0 to 100. */
    percent: z.number(),
  }),
  /** It is on this computer, checked, and takes the place of this one at the next start. */
  z.object({
    state: z.literal('ready'),
    version: z.string(),
    /** It was asked for, and waits until I am on no call and nothing that I asked for is under way. */
    isRestartWanted: z.boolean(),
  }),
  z.object({
    state: z.literal('failed'),
    failure: failureSchema,
    /** When it is tried again by itself. */
    nextAt: z.number(),
  }),
]);

export type UpdateState = Readonly<z.infer<typeof updateStateSchema>>;
