import { fail, type Result } from '../../common/failure.ts';
import { createSerialQueue } from './serial-queue.ts';
import { STOPPED } from './supervision-words.ts';

/** The order in which wishes about my own leg are carried out: one at a time. */
export interface OwnTurns {
  /** What can make me heard waits its turn. The signal withdraws the permission. */
  heard(act: (signal: AbortSignal) => Promise<Result<number>>): Promise<Result<number>>;
  /**
   * What makes me silent breaks off everything asked for before it and goes next. The signal tells that
   * another silent wish came.
   */
  silent<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

export function createOwnTurns(): OwnTurns {
  const queue = createSerialQueue();
  let permission = new AbortController();
  return {
    heard(act) {
      const { signal } = permission;
      return queue.run('own leg', async () => (signal.aborted ? fail(STOPPED) : act(signal)));
    },
    silent(act) {
      permission.abort();
      permission = new AbortController();
      const { signal } = permission;
      return queue.run('own leg', () => act(signal));
    },
  };
}
