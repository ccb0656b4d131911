import type { FastifyInstance } from 'fastify';
import type { Credentials } from '../account.ts';
import type { AccountNumbers } from '../account-numbers.ts';
import type { Floor } from '../domain/floor.ts';
import { refuse } from '../domain/refusal.ts';
import { newSid } from '../domain/sids.ts';
import { addFaultHooks } from '../faults/fault-hooks.ts';
import type { Faults } from '../faults/faults.ts';
import type { Random } from '../random/random.ts';
import type { Answered, RequestRecorder } from '../requests/request-log.ts';
import type { Clock } from '../time/clock.ts';
import { addAccountRoutes } from './account-routes.ts';
import { signedInAs } from './authentication.ts';
import { addCallRoutes } from './call-routes.ts';
import { addConferenceRoutes } from './conference-routes.ts';
import { authenticateJson } from './error-json.ts';
import { paramsOf } from './params.ts';
import { addParticipantRoutes } from './participant-routes.ts';
import { resourcePaths } from './paths.ts';
import { addRecordingRoutes } from './recording-routes.ts';
import { createResourceJson } from './resource-json.ts';
import { rfc2822 } from './rfc2822.ts';

export interface RestNeeds {
  readonly floor: Floor;
  readonly account: Credentials;
  readonly numbers: AccountNumbers;
  readonly faults: Faults;
  readonly requests: RequestRecorder;
  readonly clock: Clock;
  readonly requestIds: Random;
  readonly rowsPerPage: number;
}

/** The part of Twilio's API that conferences need, for one account. */
export function addRestApi(app: FastifyInstance, needs: RestNeeds): void {
  const { floor, account } = needs;
  addTwilioHeaders(app, needs);
  addRequestLog(app, needs);
  addFaultHooks(app, needs.faults);
  app.addHook('preHandler', async (request, reply) => {
    if (signedInAs(request.headers.authorization, account) !== null) return undefined;
    return reply
      .code(401)
      .header('WWW-Authenticate', 'Basic realm="Twilio API"')
      .send(authenticateJson);
  });

  const routes = {
    floor,
    numbers: needs.numbers,
    paths: resourcePaths(account.accountSid),
    json: createResourceJson({
      account,
      since: needs.clock.now(),
      clockOffset: needs.faults.clockOffset,
    }),
    rowsPerPage: needs.rowsPerPage,
  };
  addConferenceRoutes(app, routes);
  addParticipantRoutes(app, routes);
  addRecordingRoutes(app, routes);
  addCallRoutes(app, routes);
  addAccountRoutes(app, { ...routes, account });
  app.all('/*', (request) => {
    const accountSid = request.url.match(/^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})\b/)?.[1];
    if (accountSid !== undefined && accountSid !== account.accountSid) {
      throw refuse.notYourAccount();
    }
    throw refuse.notFound(request.url);
  });
}

function addTwilioHeaders(app: FastifyInstance, { requestIds, clock, faults }: RestNeeds): void {
  let concurrent = 0;
  app.addHook('onRequest', async (_request, reply) => {
    concurrent++;
    reply.raw.once('close', () => {
      concurrent--;
    });
    reply.header('Twilio-Request-Id', newSid('RQ', requestIds));
    reply.header('Twilio-Concurrent-Requests', String(concurrent));
    reply.header('Date', rfc2822(clock.now() + faults.clockOffset()).replace('+0000', 'GMT'));
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('Twilio-Request-Duration', (reply.elapsedTime / 1_000).toFixed(3));
    return payload;
  });
}

function addRequestLog(app: FastifyInstance, { requests, clock }: RestNeeds): void {
  const answered = new WeakMap<object, Answered>();
  app.addHook('preHandler', async (request) => {
    const { method, url } = request;
    answered.set(request, requests.record({ method, url, at: clock.now() }, paramsOf(request)));
  });
  app.addHook('onResponse', async (request, reply) => {
    answered.get(request)?.(reply.statusCode);
  });
}
