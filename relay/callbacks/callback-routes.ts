import { type ParsedUrlQuery, parse } from 'node:querystring';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts.ts';
import type { Clock } from '../clock.ts';
import type { AccountConfig } from '../config/account-config.ts';
import type { Accepted, Intake } from '../log/intake.ts';
import type { RelayMetrics } from '../metrics.ts';
import { readEventStream } from './event-streams.ts';
import { type CallbackParams, type ReadCallback, readCallback } from './read-callback.ts';
import { addRefusals, type RefusalReason, type Refuse } from './refusals.ts';
import { createSignatureCheck, type FormParams, type TokenUsed } from './signature.ts';

export interface CallbackNeeds {
  readonly accounts: Accounts;
  readonly publicUrl: string;
  readonly intake: Intake;
  readonly metrics: RelayMetrics;
  readonly clock: Clock;
}

/** Twilio's largest forms have a few thousand bytes. */
const LARGEST_FORM = 64 * 1_024;
const LARGEST_EVENTS = 1_024 * 1_024;
const MOST_PARAMS = 300;
/** Twilio is never held up; `addRefusals` counts everybody else. */
const UNLIMITED = { config: { rateLimit: false } } as const;

/**
 * Where Twilio calls back: `/callbacks` and anything below it takes forms by POST and GET, and
 * `/callbacks/event-streams/AC…` takes Event Streams. Answered with 204 once the callback is safe (see
 * `Intake`), with 503 when it is not, and with 403 when it is not Twilio's.
 */
export async function addCallbacks(app: FastifyInstance, needs: CallbackNeeds): Promise<void> {
  const { accounts, intake, metrics, clock } = needs;
  const signatures = createSignatureCheck(needs.publicUrl);

  async function acceptForm(
    refuse: Refuse,
    request: FastifyRequest,
    reply: FastifyReply,
    params: FormParams,
    signedParams: FormParams,
  ): Promise<FastifyReply> {
    const stop = metrics.answering.startTimer();
    const refused = (reason: RefusalReason) => refuse(request, reply, reason);
    if (isCutOff(params)) return refused('oversized');
    const signature = signatureOf(request);
    if (signature === null) return refused('no-signature');
    const account = accounts.get(lastOf(params.AccountSid));
    if (account === undefined) return refused('unknown-account');
    const target = request.raw.url ?? '';
    const token = signatures.form({ account, signature, target }, signedParams);
    if (token === null) return refused('wrong-signature');
    const accepted = await accept(
      account,
      readCallback(flat(params), idempotencyTokenOf(request)),
      token,
    );
    stop();
    return answer(reply, [accepted]);
  }

  async function accept(
    { accountSid }: AccountConfig,
    { key, also, body }: ReadCallback,
    token: TokenUsed,
  ): Promise<Accepted> {
    const outcome = await intake.accept(accountSid, { key, also, at: clock.now(), body });
    metrics.accepted.inc({ outcome, kind: body.kind, token });
    return outcome;
  }

  await app.register(async (scope) => {
    const refuse = addRefusals(scope, metrics);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FORM },
      (_request, body, done) => done(null, formFrom(String(body))),
    );
    for (const path of ['/callbacks', '/callbacks/*']) {
      scope.post<{ Body: ParsedUrlQuery | null }>(path, UNLIMITED, (request, reply) => {
        if (request.body === null || request.body === undefined) {
          return refuse(request, reply, 'wrong-content-type');
        }
        return acceptForm(refuse, request, reply, request.body, request.body);
      });
      scope.get(path, UNLIMITED, (request, reply) =>
        acceptForm(refuse, request, reply, formFrom(queryOf(request)), {}),
      );
    }
  });

  await app.register(async (scope) => {
    const refuse = addRefusals(scope, metrics);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['application/json', 'application/cloudevents-batch+json'],
      { parseAs: 'string', bodyLimit: LARGEST_EVENTS },
      (_request, body, done) => done(null, body),
    );
    scope.post<{ Params: { accountSid: string }; Body: string }>(
      '/callbacks/event-streams/:accountSid',
      UNLIMITED,
      async (request, reply) => {
        const signature = signatureOf(request);
        if (signature === null) return refuse(request, reply, 'no-signature');
        const account = accounts.get(request.params.accountSid);
        if (account === undefined) return refuse(request, reply, 'unknown-account');
        if (typeof request.body !== 'string') return refuse(request, reply, 'wrong-content-type');
        const target = request.raw.url ?? '';
        const token = signatures.json({ account, signature, target }, request.body);
        if (token === null) return refuse(request, reply, 'wrong-signature');
        const hints = readEventStream(request.body, account.accountSid);
        if (hints === null) return refuse(request, reply, 'malformed');
        return answer(reply, await Promise.all(hints.map((hint) => accept(account, hint, token))));
      },
    );
  });
}

function answer(reply: FastifyReply, accepted: readonly Accepted[]): FastifyReply {
  const isSafe = !accepted.includes('refused');
  // A callback whose address asks Twilio to repeat on 5xx comes again; others are marked as lost.
  return isSafe ? reply.code(204).send() : reply.code(503).header('retry-after', '5').send();
}

function signatureOf(request: FastifyRequest): string | null {
  return headerOf(request, 'x-twilio-signature') ?? null;
}

function idempotencyTokenOf(request: FastifyRequest): string | undefined {
  return headerOf(request, 'i-twilio-idempotency-token');
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const header = request.headers[name];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

function queryOf(request: FastifyRequest): string {
  const target = request.raw.url ?? '';
  const mark = target.indexOf('?');
  return mark === -1 ? '' : target.slice(mark + 1);
}

const formFrom = (text: string): ParsedUrlQuery => parse(text, '&', '=', { maxKeys: MOST_PARAMS });

/** What came after the last one that is read would be lost quietly. */
function isCutOff(form: FormParams): boolean {
  let count = 0;
  for (const value of Object.values(form)) count += typeof value === 'string' ? 1 : valuesIn(value);
  return count >= MOST_PARAMS;
}

const valuesIn = (list: readonly string[] | undefined): number => list?.length ?? 0;

/** Hardly any callback repeats a name: most need no copy, which would cost a third of their signature. */
function flat(params: FormParams): CallbackParams {
  if (isFlat(params)) return params;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, lastOf(value)]));
}

function isFlat(params: FormParams): params is CallbackParams {
  return Object.values(params).every((value) => typeof value === 'string');
}

function lastOf(value: FormParams[string]): string {
  return (typeof value === 'string' ? value : value?.at(-1)) ?? '';
}
