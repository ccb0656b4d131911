import { createStore } from 'zustand/vanilla';
import type { Session, VaultState } from '../../common/ipc/session.ts';
import type { Bridge } from '../bridge/bridge.ts';

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
    const session = await bridge.call('session:get', undefined);
    const vault = await bridge.call('vault:get', undefined);
    store.setState({
      session: session.ok ? session.value : { state: 'signed-out' },
      vault: vault.ok ? vault.value : null,
    });
  }

  return { ...store, load };
}
