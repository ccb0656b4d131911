import PQueue from 'p-queue';
import type { Clock } from '../core/clock.ts';

type Urgency = 'command' | 'poll';

/** How hard this console leans on the account, whose limits it shares with the live traffic. */
export interface Limiter {
  /**
   * Runs the task when it is its turn: commands before polls. Rejects when the signal aborts before the
   * task is done.
   */
  run<T>(urgency: Urgency, signal: AbortSignal, task: () => Promise<T>): Promise<T>;
  /** Twilio said "too many requests": polls make room, so that commands and the live traffic pass. */
  yieldFor(ms: number): void;
}

/** Twilio counts requests at once over the whole account; its own limit is higher by far. */
export const DEFAULT_CONCURRENCY = 4;

/** At most `concurrency` tasks at once. */
export function createLimiter(concurrency: number, clock: Clock): Limiter {
  const queue = new PQueue({ concurrency });
  let yieldsUntil = Number.NEGATIVE_INFINITY;
  const yieldMs = () => yieldsUntil - clock.now();
  return {
    async run(urgency, signal, task) {
      const options = { priority: PRIORITY[urgency], signal };
      if (urgency === 'command') return queue.add(task, options);
      for (;;) {
        if (yieldMs() > 0) await clock.sleep(yieldMs(), signal);
        // Asked again when its turn comes: the others may have been told to wait in the meantime. It
        // waits outside the queue, where it holds up no command.
        const run = await queue.add(
          async () => (yieldMs() > 0 ? null : { done: await task() }),
          options,
        );
        if (run !== null) return run.done;
      }
    },
    yieldFor(ms) {
      yieldsUntil = Math.max(yieldsUntil, clock.now() + Math.min(ms, LONGEST_YIELD_MS));
    },
  };
}

const PRIORITY: Readonly<Record<Urgency, number>> = { command: 1, poll: 0 };
const LONGEST_YIELD_MS = 10_000;
