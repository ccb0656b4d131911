import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Audit } from '../audit/audit.ts';
import type { Claims } from '../tokens/claims.ts';
import { addTokenLimits } from '../tokens/token-limits.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { addJsonErrors, failureJson } from './json-failures.ts';

/** Those who may use a part of the relay, each by a token. */
export interface KnownCallers {
  /** Of a request that was let in. */
  claims(request: FastifyRequest): Claims;
  /** Says no and writes down who asked. */
  refuse(request: FastifyRequest, reply: FastifyReply, status: number, said: Said): FastifyReply;
}

interface Said {
  readonly message: string;
  readonly hint: string;
}

interface KnownCallersNeeds {
  readonly tokens: Tokens;
  readonly audit: Audit;
  readonly mostPerMinute: number;
}

/** Lets nobody in without a good token, nor too often. What comes too often is not written down. */
export async function addKnownCallers(
  scope: FastifyInstance,
  { tokens, audit, mostPerMinute }: KnownCallersNeeds,
): Promise<KnownCallers> {
  const limits = await addTokenLimits(scope, { tokens, mostPerMinute });
  addJsonErrors(scope);
  scope.addHook('onRequest', async (request, reply) => {
    const who = await limits.whoIs(request);
    if (who.ok) return undefined;
    const { kind, message, hint, retryAfterSeconds } = who.error;
    if (kind === 'token') return refuse(null, request, reply, 401, { message, hint });
    reply.header('retry-after', String(retryAfterSeconds));
    return failureJson(reply, 429, { message, hint });
  });
  return {
    claims: limits.claims,
    refuse: (request, reply, status, said) =>
      refuse(limits.claims(request), request, reply, status, said),
  };

  function refuse(
    who: Claims | null,
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    said: Said,
  ): FastifyReply {
    const did = [`${request.method} ${request.routeOptions.url ?? 'something unknown'}`];
    audit.noted(
      { who, did, details: {}, address: request.ip },
      { ok: false, status, reason: said.message },
    );
    return failureJson(reply, status, said);
  }
}
