import { createStore } from 'zustand/vanilla';
import type { Session, VaultState } from '../../common/ipc/session.ts';
import type { Bridge } from '../bridge/bridge.ts';

export type ActiveSession = Extract<Session, { state: 'active' }>;

export interface SessionState {
  /** Null until main has answered for the first time. */
  readonly session: Session | null;
  readonly vault: VaultState | null;
}

export type SessionStore = ReturnType<typeof createSessionStore>;

/** Who is signed in and how the link to Twilio is doing. */
export function createSessionStore(bridge: Bridge) {
  const store = createStore<SessionState>(() => ({ session: null, vault: null }));
  bridge.on('session:changed', (session) => store.setState({ session }));

  async function load(): Promise<void> {
    const before = store.getState().session;
    const [session, vault] = await Promise.all([
      bridge.call('session:get', undefined),
      bridge.call('vault:get', undefined),
    ]);
    store.setState({ vault: vault.ok ? vault.value : null });
    // What was pushed meanwhile is at least as new as the answer.
    if (store.getState().session !== before) return;
    store.setState({ session: session.ok ? session.value : { state: 'signed-out' } });
  }

  return { ...store, load };
}
