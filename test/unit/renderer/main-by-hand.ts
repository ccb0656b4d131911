import type { Result } from '../../../common/failure.ts';
import type { CallName, PushName } from '../../../common/ipc/channel-names.ts';
import { createBridge } from '../../../renderer/bridge/bridge.ts';

/** The other side of the bridge: answers are given by hand, pushes are sent by hand. */
export function mainByHand() {
  const waiting: { name: CallName; input: unknown; answer: (result: unknown) => void }[] = [];
  const listeners = new Map<PushName, (payload: unknown) => void>();
  const bridge = createBridge({
    call: (name, input) => new Promise((answer) => waiting.push({ name, input, answer })),
    on: (name, listener) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  });
  return {
    bridge,
    asked: () => waiting.map(({ name }) => name),
    /** What the calls that wait were given. */
    inputs: () => waiting.map(({ input }) => input),
    push: (name: PushName, payload: unknown) => listeners.get(name)?.(payload),
    async answer(result: Result<unknown>) {
      waiting.shift()?.answer(result);
      // The promise chain behind an answer is a few microtasks long.
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}
