import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../main/core/clock.ts';

export interface ManualClock extends Clock {
  /** Lets virtual time pass, from one sleeper to the next, until the promise settles. */
  passUntil<T>(promise: Promise<T>): Promise<T>;
  /** Lets this many milliseconds pass; with 0, everybody does what they can without waiting. */
  pass(ms: number): Promise<void>;
}

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock whose hours pass as soon as everybody waits. */
export function createManualClock(random: () => number = () => 0.5): ManualClock {
  let now = Date.UTC(2026, 0, 1);
  const sleepers = new Set<Sleeper>();
  return {
    now: () => now,
    random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { wakesAt: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });

        function wake(): void {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
      }),
    async passUntil(promise) {
      let isSettled = false;
      const settle = () => {
        isSettled = true;
      };
      promise.then(settle, settle);
      for (await turn(); !isSettled; await turn()) {
        const next = firstSleeper();
        if (next === undefined) throw new Error('Nobody sleeps, and the promise does not settle');
        now = Math.max(now, next.wakesAt);
        next.wake();
      }
      return promise;
    },
    async pass(ms) {
      const until = now + ms;
      await turn();
      for (let next = firstSleeper(); next && next.wakesAt <= until; next = firstSleeper()) {
        now = Math.max(now, next.wakesAt);
        next.wake();
        await turn();
      }
      now = until;
    },
  };

  function firstSleeper(): Sleeper | undefined {
    return [...sleepers].toSorted((a, b) => a.wakesAt - b.wakesAt)[0];
  }
}
