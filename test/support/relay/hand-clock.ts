import type { Clock } from '../../../relay/clock.ts';

/** Time that goes on when it is told to. */
export interface HandClock extends Clock {
  /** Lets so much time pass, and everything that follows from it happen. */
  pass(ms: number): Promise<void>;
}

export function createHandClock(): HandClock {
  let now = 1_000_000;
  let timers: { readonly at: number; readonly act: () => void }[] = [];

  return {
    now: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((one) => one !== due);
        now = Math.max(now, due.at);
        due.act();
        await settled();
      }
      now = end;
    },
  };
}

/** All that needs no time has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
