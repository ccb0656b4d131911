import type { Clock } from './core/clock.ts';

export const systemClock: Clock = {
  now: monotonic(
    () => Date.now(),
    () => performance.now(),
  ),
  random: () => Math.random(),
  // Not the sleep of node:timers/promises: it makes an error with a stack for each one that is cut.
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const timer = setTimeout(wake, Math.max(0, ms));
      signal?.addEventListener('abort', wake, { once: true });
      function wake(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      }
    }),
};

/**
 * Facts are ordered by time, and ages are measured by it. So time never goes back, and goes on when the
 * system clock is set back; it follows one that is set forward, and a machine that slept.
 */
export function monotonic(wallClock: () => number, ticks: () => number): () => number {
  let startedAt = wallClock();
  let startedTicks = ticks();
  return () => {
    const ticked = ticks();
    const now = startedAt + (ticked - startedTicks);
    const wall = wallClock();
    if (wall - now < STEP_MS) return Math.floor(now);
    startedAt = wall;
    startedTicks = ticked;
    return wall;
  };
}

/** A difference that no drift explains. */
const STEP_MS = 1_000;
