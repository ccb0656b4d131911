import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RelayMetrics } from '../metrics.ts';

/** Why a request to the callbacks' address is not taken for one of Twilio's. */
export type RefusalReason =
  | 'no-signature'
  | 'wrong-signature'
  | 'unknown-account'
  | 'oversized'
  | 'wrong-content-type'
  | 'malformed';

export type Refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  reason: RefusalReason,
) => Promise<FastifyReply>;

/**
 * Answers 403, counted by reason, to what is not a callback of Twilio's, also where the server itself
 * could not read it. Who is refused too often is answered 429 instead and loses the connection; a
 * callback that is signed well is never held up by that, whoever else has the same address.
 */
export function addRefusals(scope: FastifyInstance, metrics: RelayMetrics): Refuse {
  const count = scope.createRateLimit();

  const refuse: Refuse = async (request, reply, reason) => {
    metrics.refused.inc({ reason });
    request.log.debug({ reason, address: request.ip }, 'A request is not a callback of Twilio’s');
    const counted = await count(request);
    const isTooMany = !counted.isAllowed && counted.isExceeded;
    if (isTooMany || reason === 'oversized') reply.header('connection', 'close');
    return reply.code(isTooMany ? 429 : 403).send();
  };

  scope.setErrorHandler((error: FastifyError, request, reply) => {
    const reason = REASONS[error.code];
    if (reason !== undefined) return refuse(request, reply, reason);
    request.log.error({ err: error }, 'A callback could not be handled');
    // Nothing was promised: who asked Twilio to repeat on 5xx gets it again.
    return reply.code(503).send();
  });

  return refuse;
}

const REASONS: Readonly<Record<string, RefusalReason>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'oversized',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-content-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
  FST_ERR_CTP_EMPTY_TYPE: 'wrong-content-type',
};
