import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Credentials } from '../account.ts';
import type { Floor } from '../domain/floor.ts';
import { refuse } from '../domain/refusal.ts';
import { type Fault, faultSpecSchema } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { RequestLog } from '../requests/request-log.ts';
import { isAuthentic } from '../rest/authentication.ts';
import { authenticateJson, errorJson } from '../rest/error-json.ts';
import { actSchema, perform } from './act.ts';

export interface ControlNeeds {
  readonly floor: Floor;
  readonly account: Credentials;
  readonly faults: Faults;
  readonly requests: RequestLog;
}

/**
 * What another process drives a rehearsal with, in JSON, under the account's own credentials: the
 * state of the floor, the requests received, the faults, and what people do.
 */
export function addControlRoutes(app: FastifyInstance, needs: ControlNeeds): void {
  const { floor, faults, requests, account } = needs;

  app.addHook('onRequest', async (request, reply) => {
    if (isAuthentic(request.headers.authorization, account)) return undefined;
    return reply.code(401).send(authenticateJson);
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof z.ZodError)) throw error;
    return reply.code(400).send(errorJson(400, 20001, z.prettifyError(error)));
  });

  app.get('/state', () => ({ ...floor.snapshot(), faults: faults.list().map(faultJson) }));

  app.get('/requests', () => requests.list());
  app.delete('/requests', (_request, reply) => {
    requests.clear();
    return reply.code(204).send();
  });

  app.get('/faults', () => faults.list().map(faultJson));
  app.post('/faults', (request, reply) =>
    reply.code(201).send(faultJson(faults.add(faultSpecSchema.parse(request.body)))),
  );
  app.delete('/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>('/faults/:id', (request, reply) => {
    if (!faults.remove(Number(request.params.id))) throw refuse.notFound(request.url);
    return reply.code(204).send();
  });

  app.post('/acts', (request) => perform(floor, actSchema.parse(request.body)));
}

/** A regular expression travels as its source. */
function faultJson(fault: Fault): object {
  const path = fault.when?.path;
  return path instanceof RegExp ? { ...fault, when: { ...fault.when, path: path.source } } : fault;
}
