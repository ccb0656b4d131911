import { z } from 'zod';
import { conferenceSidSchema } from '../model/sid.ts';
import { failureSchema } from './failure-schema.ts';

/** Calls on which my leg was, or was about to be, when the console ended without saying so. */
export const leftLiveSchema = z.object({
  /** The account, as its profile is known. */
  profileId: z.string().max(64),
  profileName: z.string().max(200),
  /** When this was noted last, in milliseconds since the epoch. */
  at: z.number(),
  calls: z
    .array(z.object({ conferenceSid: conferenceSidSchema, name: z.string().max(1_000) }))
    .min(1)
    .max(500),
});

/** What was found at the start, and what is done about it. */
export const recoverySchema = z.object({
  left: leftLiveSchema,
  /**
   * `signing-in`: the account is being opened, so that whatever is heard of me is muted; `open`: it is,
   * and the calls show what is so now; `failed`: it could not be.
   */
  state: z.enum(['signing-in', 'open', 'failed']),
  failure: failureSchema.nullable(),
});

export type LeftLive = Readonly<z.infer<typeof leftLiveSchema>>;
export type Recovery = Readonly<z.infer<typeof recoverySchema>>;
