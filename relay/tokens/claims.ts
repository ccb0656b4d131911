import { z } from 'zod';
import { endpointSchema } from '../../common/model/endpoint.ts';
import { accountSidSchema } from '../../common/model/sid.ts';
import { roleSchema } from '../../common/wire/relay-protocol.ts';

/** What a token says of whoever shows it. */
export const claimsSchema = z.object({
  /** Of the token: by it, it is revoked and found in the audit log. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  accountSid: accountSidSchema,
  /** Of the person, as colleagues see it, and as it stands in the label of their own leg. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^/\p{Cc}]+$/u, 'A name has neither a slash nor control characters'),
  role: roleSchema,
  /** The person's own phone. A coach may dial nothing else. */
  endpoint: endpointSchema.exactOptional(),
  /** Milliseconds since the epoch. */
  expiresAt: z.int(),
});

export type Claims = Readonly<z.infer<typeof claimsSchema>>;

/** What a token is issued for; its id is made and its end follows from how long it is good. */
export const grantSchema = claimsSchema.omit({ id: true, expiresAt: true });
export type Grant = Readonly<z.infer<typeof grantSchema>>;
