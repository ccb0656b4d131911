import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { LookOfView } from '../../common/floor/saved-view.ts';
import type { Together } from '../../common/ipc/together.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { type AdditionStore, type AdditionsState, createAdditionStore } from './addition-store.ts';
import {
  type AnnouncementState,
  type AnnouncementStore,
  createAnnouncementStore,
} from './announcement-store.ts';
import { type BulkState, type BulkStore, createBulkStore } from './bulk-store.ts';
import { type CommandState, type CommandStore, createCommandStore } from './command-store.ts';
import { createFloorLookStore, type FloorLookStore } from './floor-look-store.ts';
import {
  createLinkedCallStore,
  type LinkedCallState,
  type LinkedCallStore,
} from './linked-call-store.ts';
import { createLocalStore, type LocalState, type LocalStore } from './local-store.ts';
import { nextFrame } from './next-frame.ts';
import { pageClock } from './page-clock.ts';
import {
  createRecordingStore,
  type RecordingStore,
  type RecordingsState,
} from './recording-store.ts';
import { createRestoreStore, type RestoreState, type RestoreStore } from './restore-store.ts';
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
  readonly restore: RestoreStore;
  readonly bulk: BulkStore;
  readonly announcements: AnnouncementStore;
  readonly additions: AdditionStore;
  readonly recordings: RecordingStore;
  readonly local: LocalStore;
  readonly linked: LinkedCallStore;
  readonly together: TogetherStore;
  readonly look: FloorLookStore;
}

/** Builds the stores and connects them to main. Pushes flow from the moment of `app:ready`. */
export async function openStores(bridge: Bridge): Promise<Stores> {
  const session = createSessionStore(bridge);
  const roster = createRosterStore(bridge, pageClock, nextFrame);
  const commands = createCommandStore(bridge, roster);
  const undo = createUndoStore({ commands, roster, clock: pageClock });
  const restore = createRestoreStore({
    roster,
    commands,
    consoleId() {
      const { session: now } = session.getState();
      return now?.state === 'active' ? now.consoleId : '';
    },
    now: pageClock.now,
  });
  const bulk = createBulkStore({ commands, roster, undo, restore });
  const announcements = createAnnouncementStore({ bridge, commands, after: pageClock.after });
  const additions = createAdditionStore({
    bridge,
    nameOf: (sid) => roster.getState().view?.conferences.get(sid)?.row.friendlyName ?? '',
    clock: pageClock,
  });
  const recordings = createRecordingStore({ bridge, commands, roster });
  const local = createLocalStore(bridge);
  const linked = createLinkedCallStore(bridge);
  const together = createTogetherStore(bridge);
  const look = createFloorLookStore();
  let shownEpoch: string | null = null;
  session.subscribe(({ session: now }) => {
    const epoch = now?.state === 'active' ? now.epoch : null;
    if (epoch === shownEpoch) return;
    shownEpoch = epoch;
    // Rows and wishes of another account must not stand under this one's name for a moment.
    bulk.dismiss();
    restore.forget();
    announcements.reset();
    additions.reset();
    recordings.reset();
    commands.reset();
    undo.reset();
    roster.clear();
    if (epoch === null) return;
    void roster.resync();
    void additions.load();
  });

  await bridge.call('app:ready', undefined);
  // Nobody waits for it to see the calls.
  void together.load();
  void linked.load();
  // The page is in the language, and in the colours, that this computer was set to.
  await Promise.all([session.load(), local.load()]);
  return {
    bridge,
    session,
    roster,
    commands,
    undo,
    restore,
    bulk,
    announcements,
    additions,
    recordings,
    local,
    linked,
    together,
    look,
  };
}

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

export function useRestorePoint<T>(select: (state: RestoreState) => T): T {
  return useStore(useStores().restore, select);
}

export function useBulk<T>(select: (state: BulkState) => T): T {
  return useStore(useStores().bulk, select);
}

export function useAnnouncements<T>(select: (state: AnnouncementState) => T): T {
  return useStore(useStores().announcements, select);
}

export function useAdditions<T>(select: (state: AdditionsState) => T): T {
  return useStore(useStores().additions, select);
}

export function useRecordings<T>(select: (state: RecordingsState) => T): T {
  return useStore(useStores().recordings, select);
}

export function useLocal<T>(select: (state: LocalState) => T): T {
  return useStore(useStores().local, select);
}

export function useLinkedCall<T>(select: (state: LinkedCallState) => T): T {
  return useStore(useStores().linked, select);
}

export function useTogether<T>(select: (state: Together) => T): T {
  return useStore(useStores().together, select);
}

export function useFloorLook<T>(select: (state: LookOfView) => T): T {
  return useStore(useStores().look, select);
}
