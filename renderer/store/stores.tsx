import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Together } from '../../common/ipc/together.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { type CommandState, type CommandStore, createCommandStore } from './command-store.ts';
import { createLocalStore, type LocalState, type LocalStore } from './local-store.ts';
import { createRosterStore, type RosterState, type RosterStore } from './roster-store.ts';
import { createSessionStore, type SessionState, type SessionStore } from './session-store.ts';
import { createTogetherStore, type TogetherStore } from './together-store.ts';
import { createUndoStore, type UndoState, type UndoStore } from './undo-store.ts';

export interface Stores {
  readonly bridge: Bridge;
  readonly session: SessionStore;
  readonly roster: RosterStore;
  readonly commands: CommandStore;
  readonly undo: UndoStore;
  readonly local: LocalStore;
  readonly together: TogetherStore;
}

/** Builds the stores and connects them to main. Pushes flow from the moment of `app:ready`. */
export async function openStores(bridge: Bridge): Promise<Stores> {
  const session = createSessionStore(bridge);
  const roster = createRosterStore(bridge);
  const commands = createCommandStore(bridge, roster);
  const undo = createUndoStore({ commands, roster, clock: pageClock });
  const local = createLocalStore(bridge);
  const together = createTogetherStore(bridge);
  let shownEpoch: string | null = null;
  session.subscribe(({ session: now }) => {
    const epoch = now?.state === 'active' ? now.epoch : null;
    if (epoch === shownEpoch) return;
    shownEpoch = epoch;
    // Rows and wishes of another account must not stand under this one's name for a moment.
    commands.reset();
    undo.reset();
    roster.clear();
    if (epoch !== null) void roster.resync();
  });

  await bridge.call('app:ready', undefined);
  // Nobody waits for it to see the calls.
  void local.load();
  void together.load();
  await session.load();
  return { bridge, session, roster, commands, undo, local, together };
}

const pageClock = {
  now: () => Date.now(),
  after(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

const StoresContext = createContext<Stores | null>(null);

export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores is for components inside of StoresProvider');
  return stores;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useStores().session, select);
}

export function useRoster<T>(select: (state: RosterState) => T): T {
  return useStore(useStores().roster, select);
}

export function useCommands<T>(select: (state: CommandState) => T): T {
  return useStore(useStores().commands, select);
}

export function useUndo<T>(select: (state: UndoState) => T): T {
  return useStore(useStores().undo, select);
}

export function useLocal<T>(select: (state: LocalState) => T): T {
  return useStore(useStores().local, select);
}

export function useTogether<T>(select: (state: Together) => T): T {
  return useStore(useStores().together, select);
}
