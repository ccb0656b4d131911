import { z } from 'zod';

/**
 * Twilio's identifiers, branded so that a CallSid can never be passed where a ConferenceSid belongs.
 * Each is two letters and 32 hexadecimal digits.
 */
const sid = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `Must be ${prefix} and 32 hexadecimal digits`);

export const accountSidSchema = sid('AC').brand<'AccountSid'>();
export const apiKeySidSchema = sid('SK').brand<'ApiKeySid'>();
export const conferenceSidSchema = sid('CF').brand<'ConferenceSid'>();
export const callSidSchema = sid('CA').brand<'CallSid'>();

export type AccountSid = z.infer<typeof accountSidSchema>;
export type ConferenceSid = z.infer<typeof conferenceSidSchema>;
export type CallSid = z.infer<typeof callSidSchema>;
