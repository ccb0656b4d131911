import PQueue from 'p-queue';
import type { Clock } from '../core/clock.ts';

type Urgency = 'silence' | 'command' | 'poll';

/** How hard this console leans on the account, whose limits it shares with the live traffic. */
export interface Limiter {
  /**
   * Runs the task when it is its turn: silence at once, commands before polls. Rejects when the signal
   * aborts before the task is done.
   */
  run<T>(urgency: Urgency, signal: AbortSignal, task: () => Promise<T>): Promise<T>;
  /** Twilio said "too many requests": polls make room, so that commands and the live traffic pass. */
  yieldFor(ms: number): void;
}

/**
 * Twilio counts requests at once over the whole account, whose calls have the first claim to them. One
 * is for commands, so that a click never waits for a poll.
 */
export const DEFAULT_CONCURRENCY = 2;

/**
 * At most `concurrency` tasks at once; of more than one, one place is never taken by a poll. Silence takes
 * none of them: commands that Twilio does not answer must not keep the supervisor heard.
 */
export function createLimiter(concurrency: number, clock: Clock): Limiter {
  const atOnce = new PQueue();
  const places = new PQueue({ concurrency });
  const polls = new PQueue({ concurrency: Math.max(1, concurrency - 1) });
  let yieldsUntil = Number.NEGATIVE_INFINITY;
  const yieldMs = () => yieldsUntil - clock.now();
  return {
    async run(urgency, signal, task) {
      if (urgency === 'silence') return atOnce.add(task, { signal });
      if (urgency === 'command') return places.add(task, { priority: 1, signal });
      for (;;) {
        if (yieldMs() > 0) await clock.sleep(yieldMs(), signal);
        // Asked again when its turn comes: the others may have been told to wait in the meantime. It
        // waits outside the queues, where it holds up nobody.
        const taskInTurn = async () => (yieldMs() > 0 ? null : { done: await task() });
        const run = await polls.add(() => places.add(taskInTurn, { priority: 0, signal }), {
          signal,
        });
        if (run !== null) return run.done;
      }
    },
    yieldFor(ms) {
      yieldsUntil = Math.max(yieldsUntil, clock.now() + Math.min(ms, LONGEST_YIELD_MS));
    },
  };
}

const LONGEST_YIELD_MS = 10_000;
