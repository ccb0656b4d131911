import { fail, type Result } from '../../common/failure.ts';
import type { Claims, TokenRefusal, Tokens } from './tokens.ts';

/** Who asks, by the `Authorization` header: `Bearer TOKEN`, or Basic with the token as password. */
export async function claimsOf(
  authorization: string | undefined,
  tokens: Tokens,
): Promise<Result<Claims, TokenRefusal>> {
  const token = tokenIn(authorization ?? '');
  return token === null ? fail(NONE) : tokens.verify(token);
}

function tokenIn(authorization: string): string | null {
  const [, scheme = '', value = ''] = authorization.match(/^(Bearer|Basic) +(\S+)$/i) ?? [];
  if (value === '') return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? null : pair.slice(colon + 1);
}

const NONE: TokenRefusal = {
  code: 'unauthorized',
  reason: 'malformed',
  message: 'This request carries no token.',
  hint: 'Send it as “Authorization: Bearer TOKEN”.',
};
