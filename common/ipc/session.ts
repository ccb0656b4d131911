import { z } from 'zod';
import { failureSchema } from './failure-schema.ts';
import { profileSummarySchema } from './profile.ts';

/** How the link to Twilio is doing. Times are milliseconds since the epoch. */
const linkSchema = z.object({
  state: z.enum(['connecting', 'live', 'stale', 'throttled', 'unauthorized']),
  /** Since when it is in this state. */
  since: z.number(),
  /** When the whole floor was last read without an error; null before the first time. */
  lastReadAt: z.number().nullable(),
  /** When the next reading is due, or when the one that lasts went on; null before any of it. */
  nextReadAt: z.number().nullable(),
  /** Why it is not live. */
  failure: failureSchema.nullable(),
  /** Twilio's callbacks. */
  events: z.object({
    /** `none`: this account has no source of them, so that polling is all there is. */
    state: z.enum(['none', 'connecting', 'live', 'lagging', 'resuming', 'offline']),
    since: z.number(),
    lastEventAt: z.number().nullable(),
    /** How late the latest came, beyond the quickest, in milliseconds. */
    lagMs: z.number().nullable(),
    /** How long of that it took from the relay to here; null where there is no relay. */
    passageMs: z.number().nullable(),
    /** How many never came; each made its conference be read at once. */
    missed: z.number().int(),
    failure: failureSchema.nullable(),
  }),
  /** What the polling costs the account. */
  requests: z.object({
    lastMinute: z.number().int(),
    /** The most that polling may use a minute: the profile's, less after "too many requests". */
    perMinute: z.number(),
    /** The profile's own figure. */
    budget: z.number().int(),
  }),
});

export const sessionSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** The console was started to rehearse, and the rehearsal is on its way. */
    isOpening: z.boolean().optional(),
    /** Why it did not come. */
    failure: failureSchema.optional(),
  }),
  z.object({
    state: z.literal('active'),
    /** The life of this sign-in; rows of another epoch belong to another session. */
    epoch: z.string(),
    kind: z.enum(['rehearsal', 'account']),
    profile: profileSummarySchema,
    /** The mark by which this console knows its own legs. */
    consoleId: z.string(),
    link: linkSchema,
  }),
]);

/** Where profiles are kept. Without a keychain they live in memory until the console closes. */
export const vaultStateSchema = z.object({
  kind: z.enum(['keychain', 'memory']),
  /** Why the keychain is not used, in words; null when it is. */
  reason: z.string().nullable(),
});

export type Link = Readonly<z.infer<typeof linkSchema>>;
export type Session = Readonly<z.infer<typeof sessionSchema>>;
export type VaultState = Readonly<z.infer<typeof vaultStateSchema>>;
