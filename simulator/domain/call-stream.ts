import type { Clock } from '../time/clock.ts';
import type { Call } from './call.ts';
import type { CallEvent, CallHappening } from './call-event.ts';
import type { Registry } from './registry.ts';
import type { CallEvent as CallProgress } from './subscription.ts';

/** Tells whoever listens what happens to calls and recordings. */
export interface CallStream {
  emit(happening: CallHappening): void;
  /** Numbers the progress of a dialled call; others have none that Twilio would tell of. */
  progress(callSid: string, progress: CallProgress): void;
  subscribe(listener: (event: CallEvent) => void): () => void;
}

export function createCallStream(clock: Clock, registry: Registry): CallStream {
  const listeners = new Set<(event: CallEvent) => void>();

  function emit(happening: CallHappening): void {
    const event = { ...happening, at: clock.now() };
    for (const listener of listeners) listener(event);
  }

  return {
    emit,
    progress(callSid, progress) {
      const before = registry.calls.get(callSid);
      if (before === undefined || before.direction === 'inbound') return;
      const call: Call = { ...before, progressed: before.progressed + 1 };
      registry.putCall(call);
      emit({ type: 'call-progress', progress, call, sequenceNumber: before.progressed });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
