import { type AccountSid, accountSidSchema } from '../../../common/model/sid.ts';
import type { Role } from '../../../common/wire/relay-protocol.ts';
import { createMemoryRegister } from '../../../relay/tokens/token-register.ts';
import { createTokens } from '../../../relay/tokens/tokens.ts';

export const ACCOUNT: AccountSid = accountSidSchema.parse(`AC${'a1'.repeat(16)}`);
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const TOKEN_SECRET = 'a secret that no relay in the world ever had'.replaceAll(' ', '-');

/** For a relay started by the command line. */
export const RELAY_ENV = {
  TWILIO_ACCOUNT_SID: ACCOUNT,
  TWILIO_AUTH_TOKEN: AUTH_TOKEN,
  EARSHOT_RELAY_TOKEN_SECRET: TOKEN_SECRET,
} as const;

export function testToken(name: string, role: Role = 'supervisor'): Promise<string> {
  const register = createMemoryRegister();
  const tokens = createTokens({ secrets: [TOKEN_SECRET], register, now: Date.now });
  return tokens.issue({ accountSid: ACCOUNT, name, role }, 3_600_000);
}
