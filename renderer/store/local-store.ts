import { createStore } from 'zustand/vanilla';
import type { HistoryState } from '../../common/ipc/history.ts';
import type { PolicyState } from '../../common/ipc/policy.ts';
import type { Recovery } from '../../common/ipc/recovery.ts';
import type { SettingsState } from '../../common/ipc/settings.ts';
import type { UpdateState } from '../../common/ipc/updates.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** What is so on this computer, whoever is signed in. Each is null until main has answered. */
export interface LocalState {
  readonly settings: SettingsState | null;
  readonly history: HistoryState | null;
  readonly policy: PolicyState | null;
  readonly updates: UpdateState | null;
  /** What a console left live that was killed; null also where nothing was. */
  readonly recovery: Recovery | null;
}

export type LocalStore = ReturnType<typeof createLocalStore>;

/** Follows the settings, whether what happens is being kept, and newer versions. */
export function createLocalStore(bridge: Bridge) {
  const store = createStore<LocalState>(() => ({
    settings: null,
    history: null,
    policy: null,
    updates: null,
    recovery: null,
  }));
  let toldOfRecovery = false;
  bridge.on('settings:changed', (settings) => store.setState({ settings }));
  bridge.on('history:changed', (history) => store.setState({ history }));
  bridge.on('updates:changed', (updates) => store.setState({ updates }));
  bridge.on('recovery:changed', (recovery) => {
    toldOfRecovery = true;
    store.setState({ recovery });
  });

  async function load(): Promise<void> {
    const [settings, history, policy, updates, recovery] = await Promise.all([
      bridge.call('settings:get', undefined),
      bridge.call('history:state', undefined),
      bridge.call('policy:get', undefined),
      bridge.call('updates:get', undefined),
      bridge.call('recovery:get', undefined),
    ]);
    // What was pushed meanwhile is at least as new as the answer.
    store.setState((before) => ({
      settings: before.settings ?? (settings.ok ? settings.value : null),
      history: before.history ?? (history.ok ? history.value : null),
      policy: policy.ok ? policy.value : null,
      updates: before.updates ?? (updates.ok ? updates.value : null),
      recovery: toldOfRecovery || !recovery.ok ? before.recovery : recovery.value,
    }));
  }

  return { ...store, load };
}
