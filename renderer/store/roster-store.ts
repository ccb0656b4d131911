import { createStore } from 'zustand/vanilla';
import { applyPatch, type RosterView, viewOf } from '../../common/roster/view.ts';
import type { Bridge } from '../bridge/bridge.ts';

export interface RosterState {
  /** Null until the first snapshot of a session has come. */
  readonly view: RosterView | null;
}

export type RosterStore = ReturnType<typeof createRosterStore>;

/** Follows main's roster by patches, and asks for a snapshot whenever it lost the thread. */
export function createRosterStore(bridge: Bridge) {
  const store = createStore<RosterState>(() => ({ view: null }));
  let isAsking = false;
  /** A patch came that the snapshot under way may not hold, so one more is needed after it. */
  let missedMore = false;

  bridge.on('roster:patch', (patch) => {
    const { view } = store.getState();
    const next = view === null ? null : applyPatch(view, patch);
    if (next === null) void resync();
    else if (next !== view) store.setState({ view: next });
  });

  async function resync(): Promise<void> {
    if (isAsking) {
      missedMore = true;
      return;
    }
    isAsking = true;
    do {
      missedMore = false;
      const snapshot = await bridge.call('roster:snapshot', undefined);
      store.setState({ view: snapshot.ok ? viewOf(snapshot.value) : null });
    } while (missedMore);
    isAsking = false;
  }

  return { ...store, resync, clear: () => store.setState({ view: null }) };
}
