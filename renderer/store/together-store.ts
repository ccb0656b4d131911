import { createStore } from 'zustand/vanilla';
import { ALONE, type Together } from '../../common/ipc/together.ts';
import type { Bridge } from '../bridge/bridge.ts';

export type TogetherStore = ReturnType<typeof createTogetherStore>;

/** The other consoles of the account, and agents who ask for help. */
export function createTogetherStore(bridge: Bridge) {
  const store = createStore<Together>(() => ALONE);
  bridge.on('together:changed', (together) => store.setState(together));

  async function load(): Promise<void> {
    const before = store.getState();
    const together = await bridge.call('together:get', undefined);
    // What was pushed meanwhile is newer.
    if (together.ok && store.getState() === before) store.setState(together.value);
  }

  return { ...store, load };
}
