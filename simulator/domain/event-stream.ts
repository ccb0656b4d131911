import type { Clock } from '../time/clock.ts';
import type { Conference } from './conference.ts';
import type { FloorEvent, FloorHappening } from './floor-event.ts';
import type { ConferenceSid } from './sids.ts';

/** Numbers what happens in each conference and tells whoever listens. */
export interface EventStream {
  /** `at` is now, unless a scene is set that began earlier. */
  emit(conference: Conference, happening: FloorHappening, at?: number): void;
  subscribe(listener: (event: FloorEvent) => void): () => void;
}

export function createEventStream(clock: Clock): EventStream {
  const lastNumbers = new Map<ConferenceSid, number>();
  const listeners = new Set<(event: FloorEvent) => void>();

  return {
    emit(conference, happening, at = clock.now()) {
      const sequenceNumber = (lastNumbers.get(conference.sid) ?? 0) + 1;
      if (happening.type === 'conference-end') lastNumbers.delete(conference.sid);
      else lastNumbers.set(conference.sid, sequenceNumber);
      const event = { ...happening, conference, sequenceNumber, at };
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
