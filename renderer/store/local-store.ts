import { createStore } from 'zustand/vanilla';
import type { HistoryState } from '../../common/ipc/history.ts';
import type { SettingsState } from '../../common/ipc/settings.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** What this computer keeps, whoever is signed in. Each is null until main has answered. */
export interface LocalState {
  readonly settings: SettingsState | null;
  readonly history: HistoryState | null;
}

export type LocalStore = ReturnType<typeof createLocalStore>;

/** Follows the settings and whether what happens is being kept. */
export function createLocalStore(bridge: Bridge) {
  const store = createStore<LocalState>(() => ({ settings: null, history: null }));
  bridge.on('settings:changed', (settings) => store.setState({ settings }));
  bridge.on('history:changed', (history) => store.setState({ history }));

  async function load(): Promise<void> {
    const [settings, history] = await Promise.all([
      bridge.call('settings:get', undefined),
      bridge.call('history:state', undefined),
    ]);
    // What was pushed meanwhile is at least as new as the answer.
    store.setState((before) => ({
      settings: before.settings ?? (settings.ok ? settings.value : null),
      history: before.history ?? (history.ok ? history.value : null),
    }));
  }

  return { ...store, load };
}
