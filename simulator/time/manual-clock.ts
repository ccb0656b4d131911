import type { Clock } from './clock.ts';

/** A clock that moves only when told to: a test runs hours of calls in milliseconds. */
export interface ManualClock extends Clock {
  /** Moves time forward, running every task that falls due, in order, at its own moment. */
  advance(ms: number): void;
}

export function createManualClock(start = Date.UTC(2025, 0, 6, 9, 0, 0)): ManualClock {
  let now = start;
  /** Sorted, the next task last, so that taking it is a pop. */
  const tasks: Task[] = [];

  return {
    now: () => now,
    after(ms, run) {
      const task: Task = { at: now + Math.max(0, ms), run };
      tasks.splice(placeFor(task, tasks), 0, task);
      return () => {
        const index = tasks.indexOf(task);
        if (index >= 0) tasks.splice(index, 1);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (let next = tasks.at(-1); next !== undefined && next.at <= end; next = tasks.at(-1)) {
        tasks.pop();
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}

interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** Before the tasks that are due at the same time: those were asked for first and run first. */
function placeFor(task: Task, tasks: readonly Task[]): number {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = tasks[middle];
    if (other !== undefined && other.at > task.at) low = middle + 1;
    else high = middle;
  }
  return low;
}
