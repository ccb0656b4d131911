import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { Audit } from '../audit/audit.ts';
import type { AccountConfig } from '../config/account-config.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { addTokenLimits } from '../tokens/token-limits.ts';
import type { Claims, Tokens } from '../tokens/tokens.ts';
import { type AccountGateway, type Answered, createAccountGateway } from './account-gateway.ts';
import { auditDetails, withoutSecretsOf } from './audit-details.ts';
import { createGatewayMetrics } from './gateway-metrics.ts';
import { GATEWAY, isRead, type Operation, readOperation } from './operation.ts';
import { type Parameters, parameterTable, readParameters } from './parameters.ts';
import { type Refusal, refuse } from './refusal.ts';
import { addRefusedRequests, outcomeOf, send } from './refused-requests.ts';
import { SHARED_FOR_MS } from './shared-reads.ts';
import { strictFields } from './strict-fields.ts';
import { judge } from './verdict.ts';

export interface GatewayNeeds {
  readonly accounts: readonly AccountConfig[];
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly tokens: Tokens;
  readonly fleet: Fleet;
  readonly audit: Audit;
  readonly registry: Registry;
  readonly requestsPerToken: number;
  /** Milliseconds of a clock that never jumps. Default `performance.now`. */
  readonly now?: () => number;
}

/** How long before the request Twilio was asked for what is answered, in milliseconds, or less. */
const AGE_HEADER = 'earshot-age-ms';
/**
 * How old the answer to a request may be at most: a console that was told of a change just now wants
 * nothing from before it. Without it a second, and never more.
 */
const MOST_AGE_HEADER = 'earshot-most-age-ms';

/** Twilio's parameters and nothing more. */
const LARGEST_FORM = 16 * 1_024;

/**
 * Twilio's API for consoles that hold no secret of Twilio's: what a token may ask is asked with the
 * account's own credentials, and everything else is refused.
 */
export async function addGateway(app: FastifyInstance, needs: GatewayNeeds): Promise<void> {
  const { tokens, fleet, audit, publicUrl, now = () => performance.now() } = needs;
  const metrics = createGatewayMetrics(needs.registry);
  const table = parameterTable(publicUrl);
  const gateways = new Map<string, AccountGateway>();
  for (const { accountSid, gateway: config } of needs.accounts) {
    if (config === undefined) continue;
    const one = { account: accountSid, config, fleet, metrics, now };
    gateways.set(accountSid, createAccountGateway(one));
  }

  await app.register(async (scope) => {
    const limits = await addTokenLimits(scope, { tokens, mostPerMinute: needs.requestsPerToken });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FORM },
      (_request, body, done) => done(null, String(body)),
    );
    const refused = addRefusedRequests(scope, { limits, audit, metrics });
    scope.addHook('onClose', async () => {
      await Promise.all([...gateways.values()].map((gateway) => gateway.close()));
    });
    scope.all(`${GATEWAY}/*`, { config: { rateLimit: false } }, async (request, reply) => {
      const claims = limits.claims(request);
      const read = readRequest(request, claims);
      return read.ok
        ? serve(request, reply, claims, read.value)
        : refused(request, reply, read.error);
    });
  });

  function readRequest(request: FastifyRequest, claims: Claims): Result<Asked, Refusal> {
    const [path = '', query = '', ...rest] = (request.raw.url ?? '').split('?');
    if (rest.length > 0) return fail(refuse.malformed('Its address has two question marks.'));
    const operation = readOperation(request.method, path);
    if (!operation.ok) return operation;
    const { account } = operation.value;
    if (account !== claims.accountSid) {
      return fail(refuse.forbidden('This token is for another account.'));
    }
    const gateway = gateways.get(account);
    if (gateway === undefined) {
      return fail(refuse.forbidden('This relay has no gateway for the account.'));
    }
    const form = typeof request.body === 'string' ? request.body : '';
    if (!isRead(operation.value) && query !== '') {
      return fail(refuse.malformed('A change has its parameters in the form, not in the address.'));
    }
    const fields = strictFields(isRead(operation.value) ? query : form);
    if (!fields.ok) return fail(refuse.malformed(fields.error));
    const parameters = readParameters(table, operation.value.is, fields.value);
    if (!parameters.ok) return parameters;
    return ok({ operation: operation.value, ...parameters.value, gateway });
  }

  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    claims: Claims,
    { operation, parameters, encoded, gateway }: Asked,
  ): Promise<FastifyReply> {
    const count = (outcome: string) => metrics.asked.inc({ operation: operation.is, outcome });
    const verdict = await judge(claims, operation, parameters, {
      known: 'call' in operation ? await gateway.whose(claims, operation.call) : null,
      ask: () => gateway.askWhose(claims, operation),
    });
    const details = auditDetails(operation, parameters);
    if (!verdict.ok) {
      count('refused');
      audit.noted(
        { who: claims, did: [operation.is], details, address: request.ip },
        outcomeOf(verdict.error),
      );
      return send(reply, verdict.error);
    }
    if (isRead(operation)) {
      const { answer, ageMs } = await gateway.read(operation, encoded, mostAgeOf(request));
      count(answer.ok ? (ageMs > 0 ? 'shared' : 'passed') : 'failed');
      reply.header(AGE_HEADER, String(ageMs));
      return sendAnswer(reply, answer);
    }
    const began = now();
    const act = { who: claims, did: verdict.value, details, address: request.ip };
    const id = audit.asked(act);
    const answered = await gateway.change(claims, operation, encoded);
    audit.settled(id, {
      ...outcomeOfAnswer(answered, parameters),
      tookMs: Math.round(now() - began),
    });
    count(answered.ok ? 'passed' : 'failed');
    return sendAnswer(reply, answered);
  }
}

interface Asked {
  readonly operation: Operation;
  readonly parameters: Parameters;
  readonly encoded: string;
  readonly gateway: AccountGateway;
}

/** What cannot be read asks for the newest. */
function mostAgeOf({ headers }: FastifyRequest): number {
  const asked = headers[MOST_AGE_HEADER];
  if (asked === undefined) return SHARED_FOR_MS;
  return typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}

function sendAnswer(reply: FastifyReply, answered: Answered): FastifyReply {
  if (!answered.ok) return send(reply, answered.error);
  const { status, headers, text } = answered.value.answer;
  reply.code(status).headers(headers).header('cache-control', 'no-store');
  return text === '' ? reply.send() : reply.type('application/json').send(text);
}

function outcomeOfAnswer(answered: Answered, parameters: Parameters) {
  if (!answered.ok) return outcomeOf(answered.error);
  const { answer, refusal } = answered.value;
  const requestId = answer.headers['twilio-request-id'];
  return {
    ok: answer.status < 400,
    status: answer.status,
    ...(requestId === undefined ? {} : { twilioRequestId: requestId }),
    ...(refusal === null
      ? {}
      : { twilioCode: refusal.code, reason: withoutSecretsOf(parameters, refusal.message) }),
  };
}
