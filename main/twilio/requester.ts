import { fail, ok, type Result } from '../../common/failure.ts';
import type { Reading } from '../../common/wire/reading.ts';
import { parseRfc2822 } from '../../common/wire/rfc2822.ts';
import type { Clock } from '../core/clock.ts';
import type { Answer, RequestOptions, TwilioFailure } from '../core/twilio-port.ts';
import { brokenExchange } from './broken-exchange.ts';
import type { TwilioRequest } from './endpoint.ts';
import { type Lifetime, startLifetime } from './lifetime.ts';
import type { Limiter } from './limiter.ts';
import { readAnswer } from './read-answer.ts';
import type { Redact } from './redact.ts';
import { type OperationKind, retryWaitMs, TOTAL_DEADLINE_MS } from './retry-table.ts';
import type { HttpAnswer, Transport } from './transport.ts';

/** Sends requests when the limiter lets it and as often as the retry table says. */
export interface Requester {
  send<B, T>(operation: Operation<B, T>, options?: RequestOptions): Answer<T>;
  /** Ends everything under way as aborted, and whatever is asked from now on. */
  close(): Promise<void>;
}

export interface Operation<B, T> {
  readonly kind: OperationKind;
  readonly request: TwilioRequest<B>;
  readonly read: (body: B, reading: Reading) => T;
  /** When the request is sent again after a lost answer, this failure means that the first one worked. */
  readonly alreadyDone?: { readonly when: (failure: TwilioFailure) => boolean; readonly value: T };
}

export interface RequesterNeeds {
  readonly transport: Transport;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly redact: Redact;
  readonly onUnknown: Reading['onUnknown'];
  /** Knows more of why a request failed that was sent once. */
  readonly judge?: (failure: TwilioFailure) => TwilioFailure;
}

export function createRequester(needs: RequesterNeeds): Requester {
  const { transport, limiter, clock, redact, onUnknown, judge = asItIs } = needs;
  const closing = new AbortController();
  return {
    async send(operation, { signal, repeat = true, ...watch } = {}) {
      const lifetime = startLifetime(clock, TOTAL_DEADLINE_MS, [signal, closing.signal]);
      try {
        return await sendUntilAnswered(operation, lifetime, repeat, watch);
      } finally {
        lifetime.close();
      }
    },
    async close() {
      closing.abort('closed');
      await transport.close();
    },
  };

  async function sendUntilAnswered<B, T>(
    operation: Operation<B, T>,
    lifetime: Lifetime,
    repeat: boolean,
    watch: Watch,
  ): Answer<T> {
    const { kind, alreadyDone } = operation;
    let mayHaveHappened = false;
    for (let attempts = 1; ; attempts += 1) {
      const result = await sendOnce(operation, lifetime, watch);
      if (result.ok) return result;
      const error = judge(result.error);
      if (mayHaveHappened && alreadyDone?.when(error)) return ok(alreadyDone.value);

      // An earlier request whose answer was lost may have worked, whatever became of the later ones.
      mayHaveHappened ||= error.mayHaveHappened;
      const failure = { ...error, mayHaveHappened };
      const elapsedMs = lifetime.elapsedMs();
      const waitMs = repeat
        ? retryWaitMs({ operation: kind, failure, attempts, elapsedMs, random: clock.random() })
        : null;
      if (waitMs === null) return fail(failure);
      await clock.sleep(waitMs, lifetime.signal);
    }
  }

  async function sendOnce<B, T>(
    operation: Operation<B, T>,
    lifetime: Lifetime,
    { onSent, onAged, isUrgent = false }: Watch,
  ): Answer<T> {
    const acts = operation.kind !== 'read';
    let wasSent = false;
    const exchange = await limiter
      .run(acts ? (isUrgent ? 'silence' : 'command') : 'poll', lifetime.signal, async () => {
        wasSent = true;
        onSent?.();
        // Only now: while it waited for its turn here, Twilio was not slow.
        lifetime.begin();
        const answer = await transport.exchange(operation.request, lifetime.signal);
        if (!answer.ok) return answer;
        const ageMs = Number(answer.value.header(AGE_HEADER) ?? 0);
        if (ageMs > 0) onAged?.(Math.min(ageMs, OLDEST_MS));
        // Read before the next has its turn, which may have to wait for what this answer says.
        return ok(understand(answer.value, operation));
      })
      .catch((error: unknown) => fail(brokenExchange(error, wasSent)));

    if (exchange.ok) return exchange.value;
    const ended = lifetime.endedBy();
    if (ended !== null) return fail(unanswered(WORDS_FOR_END[ended], acts && wasSent));
    const { kind: cause, detail } = exchange.error;
    return fail(
      unanswered({ kind: cause, detail: redact(detail) }, acts && cause !== 'unreachable'),
    );
  }

  function understand<B, T>(
    answer: HttpAnswer,
    { kind, request, read }: Operation<B, T>,
  ): Result<T, TwilioFailure> {
    const now = clock.now();
    const body = readAnswer(answer, request.answer, { acts: kind !== 'read', now, redact });
    if (body.ok) {
      const saidAt = parseRfc2822(answer.header('date') ?? '');
      return ok(read(body.value, { readAt: now, saidAt, onUnknown }));
    }
    if (body.error.kind === 'throttled') {
      limiter.yieldFor(body.error.retryAfterMs ?? DEFAULT_YIELD_MS);
    }
    return body;
  }
}

const asItIs = (failure: TwilioFailure) => failure;

type Watch = Pick<RequestOptions, 'onSent' | 'onAged' | 'isUrgent'>;

/** The relay's gateway says by it how long before the request Twilio was asked for what it answers. */
const AGE_HEADER = 'earshot-age-ms';
/** No answer is shared for so long; anything beyond it is nonsense. */
const OLDEST_MS = 60_000;

/** For a "too many requests" that does not say how long to wait. */
const DEFAULT_YIELD_MS = 1_000;

const WORDS_FOR_END = {
  aborted: { kind: 'aborted', detail: 'The request was given up' },
  timeout: { kind: 'timeout', detail: `No answer within ${TOTAL_DEADLINE_MS / 1000} s` },
} as const;

function unanswered(
  what: Pick<TwilioFailure, 'kind' | 'detail'>,
  mayHaveHappened: boolean,
): TwilioFailure {
  return {
    ...what,
    status: null,
    code: null,
    retryAfterMs: null,
    requestId: null,
    mayHaveHappened,
  };
}
