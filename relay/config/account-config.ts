import { z } from 'zod';
import { accountSidSchema, apiKeySidSchema } from '../../common/model/sid.ts';

/** One Twilio account that the relay serves. */
export const accountConfigSchema = z.strictObject({
  accountSid: accountSidSchema,
  /** With these Twilio signs: the current one, and the next while it is being rotated. */
  authTokens: z.array(z.string().min(16)).min(1).max(2),
  /** With it, consoles send their requests through the relay and hold no secret of Twilio's. */
  gateway: z
    .strictObject({
      apiKeySid: apiKeySidSchema,
      apiKeySecret: z.string().min(1),
      /** Twilio's API, or a simulator. */
      baseUrl: z
        .string()
        .refine(isSafe, 'must be https://HOST, or http:// at this machine, without a path')
        .default('https://api.twilio.com'),
      /** Of all consoles together. */
      requestsAtOnce: z.int().min(1).max(1_000).default(10),
    })
    .optional(),
});

/** Every request to it carries the API key's secret. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(address);
  const isHere =
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  const isBare = pathname === '/' && search + hash + username + password === '';
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

export type AccountConfig = z.infer<typeof accountConfigSchema>;
export type GatewayConfig = NonNullable<AccountConfig['gateway']>;
