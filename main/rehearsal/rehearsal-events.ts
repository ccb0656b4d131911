import type { Failure } from '../../common/failure.ts';
import type { EventListener, EventSource } from '../core/event-source.ts';

/** The events of a rehearsal, which may end by itself. */
export interface RehearsalEvents extends EventSource {
  /** Its process is gone: nothing is sent any more, and whoever listens learns why. */
  end(): void;
}

export function withItsEnd(source: EventSource): RehearsalEvents {
  let listener: EventListener | null = null;
  let hasEnded = false;
  return {
    open(next) {
      listener = next;
      if (hasEnded) next.down(ENDED);
      else source.open({ ...next, down: (failure) => next.down(hasEnded ? ENDED : failure) });
    },
    end() {
      hasEnded = true;
      source.close();
      listener?.down(ENDED);
    },
    close() {
      listener = null;
      source.close();
    },
  };
}

const ENDED: Failure = {
  code: 'outage',
  message: 'The rehearsal has stopped by itself, so nothing tells what happens on its calls.',
  hint: 'Start the rehearsal again. Real accounts are not affected.',
};
