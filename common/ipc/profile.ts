import { z } from 'zod';
import { endpointSchema } from '../model/endpoint.ts';
import { accountSidSchema, apiKeySidSchema } from '../model/sid.ts';

/** The part of a profile that the renderer may see: everything but the secret. */
export const profileSummarySchema = z.object({
  id: z.string().regex(/^[a-z0-9]{8,32}$/),
  name: z.string().trim().min(1, 'Give this account a name').max(60),
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
  supervisorName: z.string().trim().min(1, 'Say how colleagues shall see you').max(40),
  /** Requests a minute that polling may cost the account, and requests of any kind at once. */
  requestsPerMinute: z.int().min(30).max(3_000).default(300),
  requestsAtOnce: z.int().min(2).max(20).default(2),
});

/** What the sign-in form sends. The id is made by the main process. */
export const profileDraftSchema = profileSummarySchema
  .omit({ id: true })
  .extend({ secret: z.string().trim().min(1, 'Paste the secret').max(256) });

/** As it lies in the keychain. */
export const profileSchema = profileSummarySchema.extend({ secret: z.string().min(1) });

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
