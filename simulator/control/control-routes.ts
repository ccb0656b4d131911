import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credentials } from '../account.ts';
import type { CallbackLog } from '../callbacks/callback-log.ts';
import type { Floor } from '../domain/floor.ts';
import { refuse } from '../domain/refusal.ts';
import { type Fault, faultSpecSchema } from '../faults/fault.ts';
import type { FaultSwitches } from '../faults/fault-switches.ts';
import type { Faults } from '../faults/faults.ts';
import type { RequestLog } from '../requests/request-log.ts';
import { signedInAs } from '../rest/authentication.ts';
import { authenticateJson, errorJson } from '../rest/error-json.ts';
import type { Theatre } from '../scenarios/theatre.ts';
import { actSchema, perform } from './act.ts';
import { playSchema, scenarioJson } from './play.ts';

export interface ControlNeeds {
  readonly floor: Floor;
  readonly account: Credentials;
  readonly faults: Faults;
  readonly switches: FaultSwitches;
  readonly theatre: Theatre;
  readonly requests: RequestLog;
  readonly callbacks: CallbackLog;
}

/**
 * What another process drives a rehearsal with, in JSON, under the account's own credentials: the
 * scenario, the faults, the state of the floor, what was received and sent, and what people do.
 */
export function addControlRoutes(app: FastifyInstance, needs: ControlNeeds): void {
  const { floor, faults, switches, theatre, requests, callbacks, account } = needs;

  app.addHook('onRequest', async (request, reply) => {
    if (signedInAs(request.headers.authorization, account) !== null) return undefined;
    return reply.code(401).send(authenticateJson);
  });
  // Many clients name JSON as the type of a body that is not there.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => (body === '' ? undefined : readJson(body)),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof z.ZodError)) throw error;
    return reply.code(400).send(errorJson(400, 20001, z.prettifyError(error)));
  });

  app.get('/panel', () => ({ scenario: scenarioJson(theatre.now()), faults: switches.list() }));
  app.get('/state', () => ({ ...floor.snapshot(), faults: faults.list().map(faultJson) }));

  app.get('/scenario', () => scenarioJson(theatre.now()));
  app.post('/scenario', (request) =>
    scenarioJson(theatre.start(playSchema.parse(request.body ?? {}))),
  );
  app.delete('/scenario', () => {
    theatre.stop();
    return scenarioJson(theatre.now());
  });

  app.get('/requests', () => requests.list());
  app.delete('/requests', (_request, reply) => {
    requests.clear();
    return reply.code(204).send();
  });

  app.get('/callbacks', () => callbacks.list());
  app.delete('/callbacks', (_request, reply) => {
    callbacks.clear();
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
  app.post<FaultPath>('/faults/:fault', (request) => {
    const state = switches.on(request.params.fault, request.body ?? {});
    if (state === undefined) throw refuse.notFound(request.url);
    return state;
  });
  app.delete<FaultPath>('/faults/:fault', (request, reply) => {
    const { fault } = request.params;
    const state = switches.off(fault);
    if (state !== undefined) return state;
    if (!faults.remove(Number(fault))) throw refuse.notFound(request.url);
    return reply.code(204).send();
  });

  app.post('/acts', (request) => perform(floor, actSchema.parse(request.body)));
}

/** What cannot be read is refused like everything else that makes no sense. */
function readJson(text: string): unknown {
  const read = z.string().transform((source, context): unknown => {
    try {
      return JSON.parse(source);
    } catch (error) {
      context.addIssue({ code: 'custom', message: `Not JSON: ${error}` });
      return z.NEVER;
    }
  });
  return read.parse(text);
}

/** By the name of a switch, or by the number of a fault that was set in full. */
interface FaultPath {
  Params: { fault: string };
}

/** A regular expression travels as its source. */
function faultJson(fault: Fault): object {
  const when = 'when' in fault ? fault.when : undefined;
  return when?.path instanceof RegExp
    ? { ...fault, when: { ...when, path: when.path.source } }
    : fault;
}
