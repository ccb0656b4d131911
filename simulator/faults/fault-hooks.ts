import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorJson } from '../rest/error-json.ts';
import type { Interruption } from './fault.ts';
import type { Faults } from './faults.ts';

/**
 * Lets the faults meet every request of `app`: before it is handled, or, for those that strike
 * after the effect, in place of its answer. Latency is that of the wire, so it takes real time.
 */
export function addFaultHooks(app: FastifyInstance, faults: Faults): void {
  const afterwards = new WeakMap<FastifyRequest, Interruption>();

  app.addHook('preHandler', async (request, reply) => {
    const { latency, interruption } = faults.meet(request);
    if (latency > 0) await wait(latency);
    if (interruption === null) return undefined;
    if (interruption.kind === 'half-body' || interruption.afterEffect === true) {
      afterwards.set(request, interruption);
      return undefined;
    }
    if (interruption.kind === 'reset') {
      reply.hijack();
      cut(request);
      return reply;
    }
    return reply.send(answerWith(reply, interruption));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const interruption = afterwards.get(request);
    if (interruption === undefined) return payload;
    afterwards.delete(request);
    if (interruption.kind === 'reset') {
      cut(request);
      return payload;
    }
    if (interruption.kind === 'half-body') {
      const whole = Buffer.from(typeof payload === 'string' ? payload : '');
      if (whole.length === 0) {
        cut(request);
        return payload;
      }
      reply.header('content-length', whole.length);
      return Readable.from(half(whole, request));
    }
    reply.removeHeader('content-length');
    return JSON.stringify(answerWith(reply, interruption));
  });
}

type Answer = Extract<Interruption, { kind: 'answer' }>;

const USUAL_CODES: Readonly<Record<number, readonly [code: number, message: string]>> = {
  401: [20003, 'Authenticate'],
  403: [20403, 'Forbidden'],
  404: [20404, 'The requested resource was not found'],
  429: [20429, 'Too Many Requests'],
  500: [20500, 'Internal Server Error'],
  503: [20503, 'Service unavailable'],
};

function answerWith(reply: FastifyReply, { status, code, message, retryAfter }: Answer) {
  const [usualCode, usualMessage] = USUAL_CODES[status] ?? [20500, 'Internal Server Error'];
  reply.code(status).type('application/json;charset=utf-8');
  if (retryAfter !== undefined) reply.header('Retry-After', String(retryAfter));
  return errorJson(status, code ?? usualCode, message ?? usualMessage);
}

/** Long enough for what was written to be on the wire, in real milliseconds. */
const FLUSH = 20;

async function* half(whole: Buffer, request: FastifyRequest): AsyncGenerator<Buffer> {
  yield whole.subarray(0, Math.floor(whole.length / 2));
  await wait(FLUSH);
  request.raw.socket.destroy();
}

function cut(request: FastifyRequest): void {
  request.raw.socket.resetAndDestroy();
}
