import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Audit, AuditOutcome } from '../audit/audit.ts';
import type { Claims } from '../tokens/claims.ts';
import type { NotLetIn, TokenLimits } from '../tokens/token-limits.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import { type Refusal, refusalJson, refuse } from './refusal.ts';
import { requestTrick } from './request-tricks.ts';

interface RefusedRequestsNeeds {
  readonly limits: TokenLimits;
  readonly audit: Audit;
  readonly metrics: GatewayMetrics;
}

/** Says no, counts it, and writes down who asked. */
export type RefuseRequest = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
) => FastifyReply;

/**
 * Turns away what is no honest request, and whoever shows no good token. What comes too often is counted
 * and not written down: nobody may push other people's attempts out of the log.
 */
export function addRefusedRequests(
  scope: FastifyInstance,
  { limits, audit, metrics }: RefusedRequestsNeeds,
): RefuseRequest {
  const known = new WeakMap<FastifyRequest, Claims>();

  scope.addHook('onRequest', async (request, reply) => {
    const who = await limits.whoIs(request);
    if (who.ok) {
      known.set(request, who.value);
      const trick = requestTrick(request.raw);
      return trick === null ? undefined : refused(request, reply, refuse.malformed(trick));
    }
    const refusal = refusalOf(who.error);
    if (who.error.kind === 'token') return refused(request, reply, refusal);
    count();
    return send(reply, refusal);
  });
  scope.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
    if (typeof status === 'number' && status < 500) {
      return refused(
        request,
        reply,
        refuse.malformed('Its body is not a form, is too large, or did not arrive.'),
      );
    }
    // What failed may say where Redis is, or worse.
    request.log.error(error);
    return send(reply, refuse.failed());
  });
  return refused;

  function refused(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    count();
    audit.noted(
      {
        who: known.get(request) ?? null,
        did: ['something unknown'],
        details: { path: pathOf(request) },
        address: request.ip,
      },
      outcomeOf(refusal),
    );
    return send(reply, refusal);
  }

  function count(): void {
    metrics.asked.inc({ operation: 'unknown', outcome: 'refused' });
  }
}

export function send(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(refusal.retryAfterSeconds));
  }
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(refusalJson(refusal)));
}

export function outcomeOf({ status, message, code }: Refusal): AuditOutcome {
  return { ok: false, status, twilioCode: code, reason: message };
}

function refusalOf({ kind, message, hint, retryAfterSeconds }: NotLetIn): Refusal {
  return kind === 'token'
    ? refuse.token(message, hint)
    : { ...refuse.busy(retryAfterSeconds), message: `${message} ${hint}` };
}

/** Without a query, which may hold anything. */
function pathOf(request: FastifyRequest): string {
  return `${request.method} ${(request.raw.url ?? '').split('?')[0] ?? ''}`;
}
