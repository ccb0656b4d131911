import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../../common/failure.ts';
import { claimsOf } from './authorization.ts';
import type { Claims, Tokens } from './tokens.ts';

/** Who asks, and not too often. */
export interface TokenLimits {
  whoIs(request: FastifyRequest): Promise<Result<Claims, NotLetIn>>;
  /** Of a request that `whoIs` has let in. */
  claims(request: FastifyRequest): Claims;
}

export interface NotLetIn {
  readonly kind: 'token' | 'limit';
  readonly message: string;
  readonly hint: string;
  /** 0 when waiting is of no use. */
  readonly retryAfterSeconds: number;
}

/** Tokens that are not good, from one address in a minute. An honest console has one and stops. */
const MOST_FAILURES = 30;

export async function addTokenLimits(
  scope: FastifyInstance,
  { tokens, mostPerMinute }: { readonly tokens: Tokens; readonly mostPerMinute: number },
): Promise<TokenLimits> {
  const known = new WeakMap<FastifyRequest, Claims>();
  if (!scope.hasDecorator('createRateLimit')) await scope.register(rateLimit, { global: false });
  const claims = (request: FastifyRequest) => {
    const found = known.get(request);
    if (found === undefined) throw new Error('A request was served before its token was checked');
    return found;
  };
  const perToken = scope.createRateLimit({
    max: mostPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => claims(request).id,
  });
  const failures = scope.createRateLimit({
    max: MOST_FAILURES,
    timeWindow: 60_000,
  });

  return {
    claims,
    async whoIs(request) {
      const who = await claimsOf(request.headers.authorization, tokens);
      if (!who.ok) {
        const failed = await failures(request);
        const { message, hint } = who.error;
        return fail(
          failed.isAllowed || !failed.isExceeded
            ? { kind: 'token', message, hint, retryAfterSeconds: 0 }
            : tooMany(failed.ttlInSeconds),
        );
      }
      known.set(request, who.value);
      const limited = await perToken(request);
      return limited.isAllowed || !limited.isExceeded
        ? ok(who.value)
        : fail(tooMany(limited.ttlInSeconds));
    },
  };
}

function tooMany(seconds: number): NotLetIn {
  return {
    kind: 'limit',
    message: 'Too many requests came with this token or from this address.',
    hint: `Wait for ${seconds} s. Nothing was done.`,
    retryAfterSeconds: seconds,
  };
}
