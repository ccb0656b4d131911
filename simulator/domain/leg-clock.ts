import type { Clock } from '../time/clock.ts';
import { type Answerer, detect } from './answering-machine.ts';
import type { Call } from './call.ts';
import type { CallStream } from './call-stream.ts';
import type { Registry } from './registry.ts';

interface LegClockNeeds {
  readonly clock: Clock;
  readonly registry: Registry;
  readonly calls: CallStream;
  readonly hangUp: (callSid: string) => void;
}

/** What comes of an answered call as time passes: who answered is found out, and it ends by itself. */
export function createLegClock({ clock, registry, calls, hangUp }: LegClockNeeds) {
  const answeredCall = (callSid: string): Call | undefined => {
    const call = registry.calls.get(callSid);
    return call?.status === 'in-progress' ? call : undefined;
  };

  function watchLimit({ sid, timeLimit }: Call): void {
    if (timeLimit === null) return;
    clock.after(timeLimit, () => {
      // Another limit may have been set since.
      if (answeredCall(sid)?.timeLimit === timeLimit) hangUp(sid);
    });
  }

  return {
    answered(call: Call, answerer: Answerer, staysFor: number | undefined): void {
      watchLimit(call);
      if (staysFor !== undefined) {
        clock.after(staysFor, () => {
          if (answeredCall(call.sid) !== undefined) hangUp(call.sid);
        });
      }
      if (call.detection === null) return;
      const { answeredBy, after } = detect(answerer, call.detection);
      clock.after(after, () => {
        const before = answeredCall(call.sid);
        if (before === undefined) return;
        const known = { ...before, answeredBy, dateUpdated: clock.now() };
        registry.putCall(known);
        calls.emit({ type: 'call-answered-by', call: known, took: after });
      });
    },
    watchLimit,
  };
}
