import { z } from 'zod';
import { relayUrlSchema } from '../model/relay-url.ts';
import { failureSchema } from './failure-schema.ts';
import { historySettingsSchema } from './settings.ts';

/** In which ways a supervisor may be on a call. To be silent and to leave is always allowed. */
export const MODES = ['listen', 'coach', 'barge-in'] as const;
export type Mode = (typeof MODES)[number];

/** What can be turned off on a computer. */
export const FEATURES = [
  'mute', // of others
  'hold',
  'announce',
  'remove',
  'end-call',
  'add',
  'change', // what of a person can be changed later: hold music, whose leaving ends the call
  'record', // to pause, resume and stop a recording
  'export', // of the history
  'rehearsal',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What operations decide for a whole computer; whatever is not named is left to its users. */
export const policySchema = z.strictObject({
  /** The relay of every account that is added here. */
  relay: z
    .strictObject({
      url: relayUrlSchema,
      /** Requests go through it as well, so that no secret of Twilio's is on this computer. */
      gateway: z.boolean().exactOptional(),
    })
    .exactOptional(),
  modes: z.array(z.enum(MODES)).exactOptional(),
  disabled: z.array(z.enum(FEATURES)).exactOptional(),
  /** How much of the history is kept; users cannot change what is named. */
  history: z
    .strictObject({
      keepDays: historySettingsSchema.shape.keepDays.exactOptional(),
      maxMegabytes: historySettingsSchema.shape.maxMegabytes.exactOptional(),
    })
    .exactOptional(),
  /** From where updates come; `off` where they are installed by other means. */
  updates: z.enum(['stable', 'beta', 'off']).exactOptional(),
});

export const policyStateSchema = z.object({
  policy: policySchema,
  /** Where it was read; null where this computer has none. */
  file: z.string().nullable(),
  /** Why it cannot be followed, so that the strictest stands in its place and nobody signs in. */
  failure: failureSchema.nullable(),
});

export type Policy = Readonly<z.infer<typeof policySchema>>;
export type PolicyState = Readonly<z.infer<typeof policyStateSchema>>;

export const NO_POLICY: PolicyState = { policy: {}, file: null, failure: null };

/** In the place of a policy that cannot be followed: whatever it may have forbidden is forbidden. */
export const STRICTEST_POLICY: Policy = { modes: [], disabled: [...FEATURES], updates: 'off' };
