import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../main/core/clock.ts';

export interface ManualClock extends Clock {
  /** Lets virtual time pass, from one sleeper to the next, until the promise settles. */
  passUntil<T>(promise: Promise<T>): Promise<T>;
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
        const next = [...sleepers].toSorted((a, b) => a.wakesAt - b.wakesAt)[0];
        if (next === undefined) throw new Error('Nobody sleeps, and the promise does not settle');
        now = Math.max(now, next.wakesAt);
        next.wake();
      }
      return promise;
    },
  };
}
