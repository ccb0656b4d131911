import { createHash, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { fail, ok, type Result } from '../../common/failure.ts';
import { type Claims, claimsSchema, type Grant, grantSchema } from './claims.ts';
import type { TokenRegister } from './token-register.ts';

export type { Claims } from './claims.ts';

/** Why a token is not accepted, in words for whoever shows it. */
export interface TokenRefusal {
  readonly code: 'unauthorized';
  readonly reason: 'malformed' | 'forged' | 'expired' | 'revoked';
  readonly message: string;
  readonly hint: string;
}

/** Signs and checks the tokens by which consoles and softphones are known. */
export interface Tokens {
  /** A token that is good for so many milliseconds. Rejects a grant that does not pass its schema. */
  issue(grant: Grant, ttlMs: number): Promise<string>;
  verify(token: string): Promise<Result<Claims, TokenRefusal>>;
  /** Whether a token that was good before still is: it may have run out or been revoked. */
  recheck(claims: Claims): Promise<Result<Claims, TokenRefusal>>;
  /** Good for nothing from now on; other instances learn of it within two seconds. */
  revoke(id: string): Promise<void>;
}

export interface TokensNeeds {
  /** The first signs; each is believed, so that a secret can be changed while tokens are in use. */
  readonly secrets: readonly [current: string, ...older: string[]];
  readonly register: TokenRegister;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const ALGORITHM = 'HS256';
const ISSUER = 'earshot-relay';
/** Longer ones are not looked at: a token of ours has about 400 characters. */
const LONGEST_TOKEN = 4_096;

export function createTokens({ secrets, register, now }: TokensNeeds): Tokens {
  const [current] = secrets;
  const keys = new Map(secrets.map((secret) => [keyId(secret), Buffer.from(secret)]));
  const signingKey = Buffer.from(current);

  return {
    async issue(grant, ttlMs) {
      const { accountSid, ...person } = grantSchema.parse(grant);
      const issuedAt = Math.floor(now() / 1_000);
      const expiresAt = issuedAt + Math.max(1, Math.round(ttlMs / 1_000));
      // Hexadecimal: on a command line nothing takes it for a flag.
      const id = randomBytes(10).toString('hex');
      const token = await new SignJWT(person)
        .setProtectedHeader({ alg: ALGORITHM, kid: keyId(current) })
        .setIssuer(ISSUER)
        .setSubject(accountSid)
        .setJti(id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signingKey);
      await register.add({ id, accountSid, ...person, expiresAt: expiresAt * 1_000 });
      return token;
    },

    async verify(token) {
      const read = await readToken(token);
      return read.ok ? standing(read.value) : read;
    },

    recheck: standing,
    revoke: (id) => register.revoke(id),
  };

  async function readToken(token: string): Promise<Result<Claims, TokenRefusal>> {
    if (token.length > LONGEST_TOKEN) return fail(refusals.malformed);
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => keys.get(kid ?? '') ?? signingKey, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        requiredClaims: ['sub', 'jti', 'exp'],
        currentDate: new Date(now()),
      });
      const { jti, sub, exp = 0, name, role, endpoint } = payload;
      const claims = claimsSchema.safeParse({
        id: jti,
        accountSid: sub,
        name,
        role,
        ...(endpoint === undefined ? {} : { endpoint }),
        expiresAt: exp * 1_000,
      });
      return claims.success ? ok(claims.data) : fail(refusals.malformed);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return fail(refusals.expired);
      const isForged =
        error instanceof errors.JWSSignatureVerificationFailed ||
        error instanceof errors.JOSEAlgNotAllowed ||
        error instanceof errors.JWTClaimValidationFailed;
      return fail(isForged ? refusals.forged : refusals.malformed);
    }
  }

  async function standing(claims: Claims): Promise<Result<Claims, TokenRefusal>> {
    if (claims.expiresAt <= now()) return fail(refusals.expired);
    return (await register.isRevoked(claims.id)) ? fail(refusals.revoked) : ok(claims);
  }
}

/** Tells secrets apart and says nothing of them. */
function keyId(secret: string): string {
  return createHash('sha256').update(`earshot key id:${secret}`).digest('base64url').slice(0, 8);
}

const HINT = 'Ask whoever runs the relay for a new token.';

const refusals = {
  malformed: {
    code: 'unauthorized',
    reason: 'malformed',
    message: 'This is not a token of this relay.',
    hint: `${HINT} Paste all of it, without a space or a line break.`,
  },
  forged: {
    code: 'unauthorized',
    reason: 'forged',
    message: 'This relay did not sign this token.',
    hint: `${HINT} A token is good for the one relay that issued it.`,
  },
  expired: {
    code: 'unauthorized',
    reason: 'expired',
    message: 'This token has run out.',
    hint: HINT,
  },
  revoked: {
    code: 'unauthorized',
    reason: 'revoked',
    message: 'This token was revoked.',
    hint: HINT,
  },
} as const satisfies Record<TokenRefusal['reason'], TokenRefusal>;
