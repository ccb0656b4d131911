import { createStore } from 'zustand/vanilla';
import type { LinkedCall } from '../../common/ipc/linked-call.ts';
import type { Bridge } from '../bridge/bridge.ts';

export interface LinkedCallState {
  /** Null also until main has answered. */
  readonly call: LinkedCall | null;
}

export type LinkedCallStore = ReturnType<typeof createLinkedCallStore>;

/** The call that a link asks to see, as main knows of it. */
export function createLinkedCallStore(bridge: Bridge) {
  const store = createStore<LinkedCallState>(() => ({ call: null }));
  let wasTold = false;
  bridge.on('linked:changed', (call) => {
    wasTold = true;
    store.setState({ call });
  });

  async function load(): Promise<void> {
    const call = await bridge.call('linked:get', undefined);
    // What was pushed meanwhile is at least as new as the answer.
    if (call.ok && !wasTold) store.setState({ call: call.value });
  }

  return { ...store, load };
}
