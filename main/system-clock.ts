import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './core/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    sleep(Math.max(0, ms), undefined, signal === undefined ? {} : { signal }).catch(
      () => undefined,
    ),
};
