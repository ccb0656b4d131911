import type { Clock } from './clock.ts';

/** Answers what was asked for, or `late` once nothing was heard of it for so long; `heard` tells of news. */
export function unlessSilent<T>(
  clock: Clock,
  limitMs: number,
  ask: (heard: () => void) => Promise<T>,
  late: () => T,
): Promise<T> {
  let waiting = new AbortController();
  let isOver = false;
  return new Promise<T>((resolve, reject) => {
    const end = () => {
      isOver = true;
      waiting.abort();
    };
    const listen = () => {
      if (isOver) return;
      waiting.abort();
      waiting = new AbortController();
      const { signal } = waiting;
      void clock.sleep(limitMs, signal).then(() => {
        if (signal.aborted) return;
        end();
        resolve(late());
      });
    };
    listen();
    ask(listen).finally(end).then(resolve, reject);
  });
}
