import PQueue from 'p-queue';
import { fail, type Result } from '../../common/failure.ts';
import type { Place, Places, Urgency } from '../fleet/places.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How hard all consoles together lean on one account. */
export interface Limiter {
  /** Runs the task when it is its turn; one that waits for too long is refused and not run. */
  run<T>(urgency: Urgency, task: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>>;
  /** Twilio said "too many requests": reads make room for so long. */
  yieldFor(ms: number): void;
}

export interface LimiterNeeds {
  readonly account: string;
  readonly requestsAtOnce: number;
  readonly places: Places;
  readonly now: () => number;
}

/** Longer than this nobody waits for a turn. Milliseconds. */
const TURN_WITHIN_MS = { command: 6_000, read: 4_000 } as const;
/** More waiting than this could never be served in time. */
const MOST_WAITING = 2_000;
const LONGEST_YIELD_MS = 10_000;

/**
 * Twilio counts requests at once over the whole account, calls and consoles together. Of more than one
 * place reads leave one free, so that a click never waits for a list.
 */
export function createLimiter({ account, requestsAtOnce, places, now }: LimiterNeeds): Limiter {
  const all = new PQueue({ concurrency: requestsAtOnce });
  const reads = new PQueue({ concurrency: Math.max(1, requestsAtOnce - 1) });
  let yieldsUntil = Number.NEGATIVE_INFINITY;

  return {
    async run(urgency, task) {
      const yieldMs = yieldsUntil - now();
      if (urgency === 'read' && yieldMs > 0) return fail(refuse.busy(yieldMs / 1_000));
      if (all.size + reads.size >= MOST_WAITING) return fail(refuse.busy(1));
      const until = now() + TURN_WITHIN_MS[urgency];
      const inTurn = () =>
        all.add(() => atPlace(urgency, until, task), { priority: PRIORITY[urgency] });
      return urgency === 'command' ? inTurn() : reads.add(inTurn);
    },
    yieldFor(ms) {
      yieldsUntil = Math.max(yieldsUntil, now() + Math.min(ms, LONGEST_YIELD_MS));
    },
  };

  async function atPlace<T>(
    urgency: Urgency,
    until: number,
    task: () => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> {
    const withinMs = until - now();
    if (withinMs <= 0) return fail(refuse.busy(1));
    const place: Place | null = await places.take(account, {
      most: requestsAtOnce,
      urgency,
      withinMs,
    });
    if (place === null) return fail(refuse.busy(1));
    try {
      return await task();
    } finally {
      place.release();
    }
  }
}

const PRIORITY: Readonly<Record<Urgency, number>> = { command: 1, read: 0 };
