import { setImmediate as turn } from 'node:timers/promises';
import type { Clock as ConsoleClock } from '../../../main/core/clock.ts';
import type { Clock as FloorClock } from '../../../simulator/time/clock.ts';

/**
 * One time for Twilio, the wire and the console. It passes only when told, from one task to the next,
 * and after each everybody does what they can without waiting: the same tasks give the same story.
 */
export interface VirtualTime {
  now(): number;
  /** For everything outside the supervisor's computer. */
  readonly world: FloorClock;
  /** For the supervisor's computer. */
  readonly computer: FloorClock & Pick<ConsoleClock, 'sleep'>;
  pass(ms: number): Promise<void>;
  /** The computer sleeps: the world goes on, and the computer's tasks are all late. */
  passAsleep(ms: number): Promise<void>;
}

interface Task {
  readonly at: number;
  readonly run: () => void;
}

export function createVirtualTime(start = Date.UTC(2026, 0, 5, 9)): VirtualTime {
  let now = start;
  const outside = createAgenda();
  const inside = createAgenda();
  const clockOver = (agenda: Agenda): FloorClock => ({
    now: () => now,
    after: (ms, run) => agenda.add({ at: now + Math.max(0, ms), run }),
  });
  const computer = clockOver(inside);

  return {
    now: () => now,
    world: clockOver(outside),
    computer: {
      ...computer,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted === true) return resolve();
          const cancel = computer.after(ms, wake);
          signal?.addEventListener('abort', wake, { once: true });

          function wake(): void {
            cancel();
            signal?.removeEventListener('abort', wake);
            resolve();
          }
        }),
    },
    async pass(ms) {
      const until = now + ms;
      await turn();
      for (;;) {
        const agenda = outside.nextAt() <= inside.nextAt() ? outside : inside;
        if (agenda.nextAt() > until) break;
        await runNext(agenda);
      }
      now = until;
    },
    async passAsleep(ms) {
      const until = now + ms;
      await turn();
      while (outside.nextAt() <= until) await runNext(outside);
      now = until;
      while (inside.nextAt() <= until) await runNext(inside);
    },
  };

  async function runNext(agenda: Agenda): Promise<void> {
    const task = agenda.take();
    if (task === undefined) return;
    now = Math.max(now, task.at);
    task.run();
    await turn();
  }
}

interface Agenda {
  /** Returns the function that takes it back. */
  add(task: Task): () => void;
  /** Infinity when there is nothing to do. */
  nextAt(): number;
  take(): Task | undefined;
}

function createAgenda(): Agenda {
  /** Sorted, the next task last, so that taking it is a pop. */
  const tasks: Task[] = [];
  return {
    add(task) {
      tasks.splice(placeFor(task, tasks), 0, task);
      return () => {
        const index = tasks.lastIndexOf(task);
        if (index >= 0) tasks.splice(index, 1);
      };
    },
    nextAt: () => tasks.at(-1)?.at ?? Number.POSITIVE_INFINITY,
    take: () => tasks.pop(),
  };
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
