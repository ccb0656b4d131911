import type { CancelTask, Clock } from './clock.ts';

/** A clock whose waits are `speed` times shorter and can all be called off at once. */
export interface Agenda extends Clock {
  /** Cancels what is still to come; later requests are ignored. */
  close(): void;
}

/**
 * Only waits are shortened, each by the speed at which it begins. Dates stay those of the underlying
 * clock: a console that reads them would otherwise see calls that begin in the future.
 */
export function createAgenda(clock: Clock, speed: () => number): Agenda {
  const pending = new Set<CancelTask>();
  let closed = false;

  return {
    now: () => clock.now(),
    after(ms, task) {
      if (closed) return () => {};
      const cancelTask = clock.after(ms / speed(), () => {
        pending.delete(cancel);
        task();
      });
      const cancel = () => {
        pending.delete(cancel);
        cancelTask();
      };
      pending.add(cancel);
      return cancel;
    },
    close() {
      closed = true;
      for (const cancel of [...pending]) cancel();
    },
  };
}
