import { createStore } from 'zustand/vanilla';
import type { Failure, Result } from '../../../common/failure.ts';
import type { CallOnFloor } from '../../../common/ipc/notifications.ts';
import type { Session } from '../../../common/ipc/session.ts';
import type { Settings } from '../../../common/ipc/settings.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { RosterSnapshot } from '../../../common/roster/patch.ts';
import { type RosterView, viewOf } from '../../../common/roster/view.ts';
import type { Bridge } from '../../bridge/bridge.ts';

interface MiniState {
  /** Null until main has answered for the first time. */
  readonly session: Session | null;
  readonly settings: Settings | null;
  /** The calls that I am on; null while that is not known. */
  readonly calls: RosterView | null;
  /** I asked to be muted everywhere, and Twilio has not confirmed it. */
  readonly isSilencing: boolean;
  /** The call that I asked to leave. */
  readonly leaving: ConferenceSid | null;
  /** What went wrong with my own voice, last; stays until it is put away. */
  readonly trouble: Failure | null;
}

export type MiniStore = ReturnType<typeof createMiniStore>;

/** All that the mini window knows and asks for. It leans on main alone, whatever the console's page does. */
export function createMiniStore(bridge: Bridge) {
  const store = createStore<MiniState>(() => NOTHING);
  bridge.on('session:changed', become);
  bridge.on('settings:changed', ({ settings }) => store.setState({ settings }));
  bridge.on('voice:changed', show);
  bridge.on('supervision:alarm', ({ failure }) => store.setState({ trouble: failure }));

  function become(session: Session): void {
    const isSame = epochOf(session) === epochOf(store.getState().session);
    store.setState(isSame ? { session } : { session, calls: null, trouble: null });
    if (!isSame) void look();
  }

  /** What is older than what is shown says nothing. */
  function show(snapshot: RosterSnapshot): void {
    const { calls, session } = store.getState();
    if (snapshot.epoch !== epochOf(session)) return;
    if (calls !== null && calls.epoch === snapshot.epoch && calls.rev > snapshot.rev) return;
    store.setState({ calls: viewOf(snapshot) });
  }

  async function look(): Promise<void> {
    const calls = await bridge.call('voice:get', undefined);
    if (calls.ok) show(calls.value);
  }

  async function load(): Promise<void> {
    await bridge.call('app:ready', undefined);
    const before = store.getState().session;
    const [session, settings] = await Promise.all([
      bridge.call('session:get', undefined),
      bridge.call('settings:get', undefined),
    ]);
    store.setState((now) => ({
      settings: now.settings ?? (settings.ok ? settings.value.settings : null),
    }));
    // What was pushed meanwhile is at least as new as the answer.
    if (store.getState().session === before) {
      become(session.ok ? session.value : { state: 'signed-out' });
    }
  }

  async function silence(): Promise<void> {
    if (store.getState().isSilencing) return;
    store.setState({ isSilencing: true, trouble: null });
    await settle(await bridge.call('voice:silence', undefined));
    store.setState({ isSilencing: false });
  }

  async function leave(conferenceSid: ConferenceSid): Promise<void> {
    if (store.getState().leaving === conferenceSid) return;
    store.setState({ leaving: conferenceSid, trouble: null });
    const command = { kind: 'leave', conferenceSid } as const;
    await settle(await bridge.call('command:run', { id: crypto.randomUUID(), command }));
    store.setState({ leaving: null });
  }

  /** What was asked for stays pending until it shows. */
  async function settle(result: Result<unknown>): Promise<void> {
    if (result.ok) await look();
    else if (result.error.code !== 'cancelled') store.setState({ trouble: result.error });
  }

  return {
    ...store,
    load,
    silence,
    leave,
    putAway: () => store.setState({ trouble: null }),
    openConsole: (call: CallOnFloor) => void bridge.call('mini:open-console', call),
    fit: (height: number) => void bridge.call('mini:fit', { height }),
    hide: () => void bridge.call('mini:hide', undefined),
  };
}

const NOTHING: MiniState = {
  session: null,
  settings: null,
  calls: null,
  isSilencing: false,
  leaving: null,
  trouble: null,
};

function epochOf(session: Session | null): string | null {
  return session?.state === 'active' ? session.epoch : null;
}
