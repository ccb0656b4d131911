import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { GatewayConfig } from '../config/account-config.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Urgency } from '../fleet/places.ts';
import type { Claims } from '../tokens/tokens.ts';
import { type ReadAnswer, readAnswer } from './answer.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import { createLegs } from './legs.ts';
import { createLimiter } from './limiter.ts';
import type { Whose } from './needed-permissions.ts';
import { numbersAlone } from './numbers-answer.ts';
import { type Operation, twilioPath } from './operation.ts';
import { withoutSid, withoutSids } from './recordings-answer.ts';
import { type Refusal, refuse } from './refusal.ts';
import { createSharedReads, type Shared } from './shared-reads.ts';
import { createUpstream, type UpstreamAnswer, type UpstreamRequest } from './upstream.ts';

/** One account's way to Twilio, for all consoles together. */
export interface AccountGateway {
  /** `mostAgeMs`: how long before this question Twilio may have been asked. */
  read(operation: Operation, query: string, mostAgeMs: number): Promise<Shared<Answered>>;
  change(claims: Claims, operation: Operation, form: string): Promise<Answered>;
  /** Null when the relay has not met the leg yet. */
  whose(claims: Claims, callSid: string): Promise<Whose | null>;
  /** Asks Twilio about the leg of this operation. */
  askWhose(claims: Claims, operation: Operation): Promise<Result<Whose, Refusal>>;
  close(): Promise<void>;
}

export type Answered = Result<ReadAnswer, Refusal>;

export interface AccountGatewayNeeds {
  readonly account: string;
  readonly config: GatewayConfig;
  readonly fleet: Fleet;
  readonly metrics: GatewayMetrics;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** How long reads make room after "too many requests" that does not say how long. Milliseconds. */
const YIELD_MS = 1_000;

export function createAccountGateway(needs: AccountGatewayNeeds): AccountGateway {
  const { account, config, fleet, metrics, now } = needs;
  const { requestsAtOnce } = config;
  const upstream = createUpstream(config);
  const limiter = createLimiter({ account, requestsAtOnce, places: fleet.places, now });
  const legs = createLegs(fleet);
  const reads = createSharedReads<Answered>({
    turns: fleet.readTurns,
    now,
    isGood: (answered) => answered.ok && answered.value.answer.status === 200,
    encode: (answered) => JSON.stringify(answered.ok ? answered.value : null),
    decode: decodeAnswer,
  });

  return {
    async read(operation, query, mostAgeMs) {
      const target = twilioPath(operation) + (query && `?${query}`);
      const ask = async () => {
        const answered = await send('read', { method: 'GET', target, form: null });
        switch (operation.is) {
          case 'list-recordings':
            return withoutSids(answered, target);
          case 'list-numbers':
          case 'list-caller-ids':
            return numbersAlone(answered);
          default:
            return answered;
        }
      };
      // Who looks at one person wants to know how it is now, and often whether a change came true.
      if (!SHARED.has(operation.is)) return { answer: await ask(), ageMs: 0 };
      return reads.read(account, target, { mostAgeMs, ask });
    },

    async change(claims, operation, form) {
      const method = operation.is === 'delete-participant' ? 'DELETE' : 'POST';
      const target = twilioPath(operation);
      await reads.changed(account);
      const body = method === 'POST' ? form : null;
      const answered = await send('command', { method, target, form: body }).finally(() =>
        reads.changed(account),
      );
      if (operation.is === 'create-participant' && answered.ok) {
        for (const { callSid, label } of answered.value.legs) {
          await legs.dialled(claims, callSid, label);
        }
      }
      return operation.is === 'update-recording' ? withoutSid(answered) : answered;
    },

    whose: (claims, callSid) => legs.whose(claims, callSid),

    async askWhose(claims, operation) {
      // A call without a conference has no label: it is nobody's leg.
      if (!('call' in operation && 'conference' in operation)) return ok('other');
      const { account: accountSid, conference, call: who } = operation;
      const at = { account: accountSid, is: 'fetch-participant', conference, who } as const;
      const target = twilioPath(at);
      const answered = await send('command', { method: 'GET', target, form: null });
      if (!answered.ok) return answered;
      const { answer, refusal } = answered.value;
      if (refusal !== null) {
        return fail(refuse.asTwilio(answer.status, refusal.code, refusal.message));
      }
      const whose = await legs.whose(claims, who);
      return whose === null ? fail(refuse.badAnswer('it does not say whose leg it is')) : ok(whose);
    },

    close: () => upstream.close(),
  };

  function send(urgency: Urgency, request: UpstreamRequest): Promise<Answered> {
    return limiter.run(urgency, async () => {
      const stop = metrics.answering.startTimer();
      const exchanged = await upstream.exchange(request);
      stop();
      metrics.sent.inc({ status: exchanged.ok ? String(exchanged.value.status) : 'none' });
      if (!exchanged.ok) return exchanged;
      if (exchanged.value.status === 429) limiter.yieldFor(waitOf(exchanged.value));
      const read = readAnswer(exchanged.value, account);
      if (read.ok) for (const { callSid, label } of read.value.legs) legs.seen(callSid, label);
      return read;
    });
  }
}

/** Lists, which every console asks for all the time, and calls, whose numbers never change. */
const SHARED: ReadonlySet<Operation['is']> = new Set([
  'list-conferences',
  'list-participants',
  'list-recordings',
  'list-calls',
  'list-numbers',
  'list-caller-ids',
  'fetch-call',
]);

function waitOf({ headers }: UpstreamAnswer): number {
  const seconds = headers['retry-after'] ?? '';
  return /^\d{1,3}$/.test(seconds) ? Number(seconds) * 1_000 : YIELD_MS;
}

const encodedSchema = z.object({
  answer: z.object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
  }),
  legs: z.array(z.object({ callSid: z.string(), label: z.string().nullable() })),
});

function decodeAnswer(text: string): Answered | null {
  const read = encodedSchema.safeParse(JSON.parse(text));
  return read.success ? ok({ ...read.data, refusal: null }) : null;
}
