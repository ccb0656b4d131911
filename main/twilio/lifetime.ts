import { setMaxListeners } from 'node:events';
import type { Clock } from '../core/clock.ts';

/** The time that an operation has, and what ended it before it was done. */
export interface Lifetime {
  /** Aborts when the time is over, or when anybody aborts the operation. */
  readonly signal: AbortSignal;
  endedBy(): 'aborted' | 'timeout' | null;
  /** The time begins to run; later calls change nothing. Before the first one nothing times out. */
  begin(): void;
  /** Milliseconds since the time began to run. */
  elapsedMs(): number;
  /** The operation is done: lets go of the timer and of the other signals. */
  close(): void;
}

/** `AbortSignal.any` is not used: in some runtimes that this runs on, it never lets go of its sources. */
export function startLifetime(
  clock: Clock,
  deadlineMs: number,
  signals: readonly (AbortSignal | undefined)[],
): Lifetime {
  const controller = new AbortController();
  const sources = signals.filter((signal) => signal !== undefined);
  let ended: 'aborted' | 'timeout' | null = null;
  let begunAt: number | null = null;

  for (const source of sources) {
    // One signal ends a whole floor of requests: hundreds of listeners are no leak.
    setMaxListeners(0, source);
    source.addEventListener('abort', onAbort);
  }
  if (sources.some((source) => source.aborted)) onAbort();
  return {
    signal: controller.signal,
    endedBy: () => ended,
    begin() {
      if (begunAt !== null) return;
      begunAt = clock.now();
      void clock.sleep(deadlineMs, controller.signal).then(() => end('timeout'));
    },
    elapsedMs: () => (begunAt === null ? 0 : clock.now() - begunAt),
    close,
  };

  function onAbort(): void {
    end('aborted');
  }

  function end(reason: 'aborted' | 'timeout'): void {
    if (controller.signal.aborted) return;
    ended = reason;
    close();
  }

  function close(): void {
    for (const source of sources) source.removeEventListener('abort', onAbort);
    controller.abort('done');
  }
}
