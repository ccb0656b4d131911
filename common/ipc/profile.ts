import { z } from 'zod';
import { endpointSchema } from '../model/endpoint.ts';
import { relayUrlSchema } from '../model/relay-url.ts';
import { accountSidSchema, apiKeySidSchema } from '../model/sid.ts';
import { roleSchema } from '../wire/relay-protocol.ts';

const relaySchema = z.object({
  url: relayUrlSchema,
  /** Requests go through the relay as well: this computer holds no secret of Twilio's. */
  gateway: z.boolean(),
  /** What the token allows, as the relay said when the profile was saved. */
  role: roleSchema.exactOptional(),
});

const profileIdSchema = z.string().regex(/^[a-z0-9]{8,32}$/);

/** The part of a profile that the renderer may see: everything but the secrets. */
export const profileSummarySchema = z.object({
  id: profileIdSchema,
  name: z.string().trim().min(1, 'Give this account a name').max(60, 'Use at most 60 characters'),
  accountSid: accountSidSchema,
  /** The SID that signs in: an API key, or the account itself with its auth token. */
  apiKeySid: apiKeySidSchema.nullable(),
  region: regionPart('region'),
  edge: regionPart('edge'),
  baseUrl: z.string().trim().max(2048).nullable(),
  /** The supervisor's own phone, client or SIP address: dialled in to listen and to coach. */
  endpoint: endpointSchema,
  /** Twilio's `From` of that call: a number or caller id of the account, or a client name. */
  callerId: endpointSchema,
  supervisorName: z
    .string()
    .trim()
    .min(1, 'Say how colleagues shall see you')
    .max(40, 'Use at most 40 characters'),
  /** Requests a minute that polling may cost the account, and requests of any kind at once. */
  requestsPerMinute: z
    .int('Use a whole number')
    .min(30, 'Allow at least 30')
    .max(3_000, 'Allow at most 3,000')
    .default(300),
  requestsAtOnce: z
    .int('Use a whole number')
    .min(2, 'Allow at least 2')
    .max(20, 'Allow at most 20')
    .default(2),
  /** Where Twilio's events come from; without one the calls are read again and again. */
  relay: relaySchema.exactOptional(),
});

const secret = z.string().trim().max(256);
const relayToken = z.string().trim().max(4_096);

/**
 * What the sign-in form sends. The id is made by the main process. Who changes a profile may leave a
 * secret out: the one that is kept stays, if it would go to the same place as before.
 */
export const profileDraftSchema = profileSummarySchema
  .omit({ id: true, relay: true })
  .extend({
    relay: relaySchema.omit({ role: true }).exactOptional(),
    /** Of Twilio; not there when requests go through the relay. */
    secret: secret.exactOptional(),
    relayToken: relayToken.exactOptional(),
    /** The profile that this is to be from now on. */
    replaces: profileIdSchema.exactOptional(),
  })
  .refine((draft) => draft.relay?.gateway === true || isGiven(draft.secret, draft), {
    path: ['secret'],
    error: 'Paste the secret',
    when: isObject,
  })
  .refine((draft) => draft.relay === undefined || isGiven(draft.relayToken, draft), {
    path: ['relayToken'],
    error: 'Paste the token of the relay',
    when: isObject,
  });

/** As it lies in the keychain. */
export const profileSchema = profileSummarySchema.extend({
  secret: secret.min(1).exactOptional(),
  relayToken: relayToken.min(1).exactOptional(),
});

function isGiven(text: string | undefined, { replaces }: { replaces?: string }): boolean {
  return Boolean(text) || replaces !== undefined;
}

/** These problems are told together with those of other fields. */
function isObject({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null;
}

function regionPart(name: string) {
  return z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,32}$/, `That is not a Twilio ${name}`)
    .nullable();
}

export type ProfileSummary = Readonly<z.infer<typeof profileSummarySchema>>;
export type ProfileDraft = Readonly<z.infer<typeof profileDraftSchema>>;
export type Profile = Readonly<z.infer<typeof profileSchema>>;
