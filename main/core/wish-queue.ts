import type { Result } from '../../common/failure.ts';
import type { CallSid } from '../../common/model/sid.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { CommandWatch } from './until-known.ts';

/** Carries out what is wished of each participant, one thing at a time. */
export interface WishQueue {
  run(callSid: CallSid, act: () => Promise<Result<number>>): Promise<Result<number>>;
  /**
   * Sets a value. A second click, or a second window, that wishes the same before the first wish has
   * settled shares its answer; `value` is what both of them set.
   */
  set(
    callSid: CallSid,
    value: string,
    watch: CommandWatch,
    act: (watch: CommandWatch) => Promise<Result<number>>,
  ): Promise<Result<number>>;
}

interface Setting {
  readonly value: string;
  join(watch: CommandWatch): Promise<Result<number>>;
}

export function createWishQueue(): WishQueue {
  const queue = createSerialQueue();
  /** What comes last for a participant, when it sets a value. */
  const last = new Map<CallSid, Setting>();

  return {
    run(callSid, act) {
      last.delete(callSid);
      return queue.run(callSid, act);
    },
    set(callSid, value, watch, act) {
      const before = last.get(callSid);
      if (before?.value === value) return before.join(watch);
      const watching = watchTogether(watch);
      const result = queue.run(callSid, () => act(watching.all));
      const setting: Setting = {
        value,
        join(another) {
          watching.add(another);
          return result;
        },
      };
      last.set(callSid, setting);
      const forget = () => {
        if (last.get(callSid) === setting) last.delete(callSid);
      };
      result.then(forget, forget);
      return result;
    },
  };
}

function watchTogether(first: CommandWatch) {
  const watches = [first];
  let isChecking = false;
  return {
    all: {
      onChecking() {
        isChecking = true;
        for (const watch of watches) watch.onChecking?.();
      },
    },
    add(watch: CommandWatch) {
      watches.push(watch);
      if (isChecking) watch.onChecking?.();
    },
  };
}
