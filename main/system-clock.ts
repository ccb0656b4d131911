import type { Clock } from './core/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
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
