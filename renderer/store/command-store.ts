import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { RosterStore } from './roster-store.ts';
import { callSidOf, isPending, type PendingWish, type PendingWishes } from './wishes.ts';

/** Why a wish was not carried out, or what happened unasked; stays until dismissed or superseded. */
export interface Note {
  readonly id: string;
  readonly conferenceSid: ConferenceSid;
  /** Whom it is about; null when it is about the whole call. They may be gone by now. */
  readonly callSid: CallSid | null;
  readonly failure: Failure;
}

export interface CommandState {
  readonly pending: PendingWishes;
  readonly notes: readonly Note[];
}

export type CommandStore = ReturnType<typeof createCommandStore>;

/** Notes on rows that nobody dismisses are bounded; the oldest go first. */
const MAX_NOTES = 50;

export function createCommandStore(bridge: Bridge, roster: RosterStore) {
  const store = createStore<CommandState>(() => ({ pending: new Map(), notes: [] }));
  /** Counts the sessions, so that an answer to a wish of an earlier one is known by it. */
  let life = 0;
  const confirmedListeners = new Set<(wish: PendingWish) => void>();
  roster.subscribe(dropConfirmed);
  bridge.on('command:checking', ({ id }) => change(id, { isChecking: true }));
  bridge.on('supervision:alarm', raise);

  /**
   * Sends a wish, unless exactly this is already on its way. `callSid` says on whose row it is shown:
   * what changes my own leg names my own leg when there is one.
   */
  async function run(command: Command, callSid = callSidOf(command)): Promise<void> {
    if (isPending(store.getState().pending, command)) return;
    const { conferenceSid } = command;
    const id = crypto.randomUUID();
    const madeIn = life;
    const wish: PendingWish = { id, command, callSid, isChecking: false, settledAt: null };
    store.setState(({ pending, notes }) => ({
      pending: new Map(pending).set(id, wish),
      notes: notes.filter((note) => !isAbout(note, conferenceSid, callSid)),
    }));

    const result = await bridge.call('command:run', { id, command });
    if (madeIn !== life) return;
    if (result.ok) {
      change(id, { isChecking: false, settledAt: result.value });
      dropConfirmed();
      return;
    }
    store.setState(({ pending }) => ({ pending: without(pending, id) }));
    if (result.error.code !== 'cancelled') {
      add({ id, conferenceSid, callSid, failure: result.error });
    }
  }

  /** What is not pending any more stays so. */
  function change(id: string, changes: Partial<PendingWish>): void {
    const { pending } = store.getState();
    const wish = pending.get(id);
    if (wish === undefined) return;
    store.setState({ pending: new Map(pending).set(id, { ...wish, ...changes }) });
  }

  function raise({ conferenceSid, callSid, failure }: Omit<Note, 'id'>): void {
    // The same alarm again is one line that stays, not a second one.
    store.setState(({ notes }) => ({
      notes: notes.filter(
        (note) =>
          !isAbout(note, conferenceSid, callSid) || note.failure.message !== failure.message,
      ),
    }));
    add({ id: crypto.randomUUID(), conferenceSid, callSid, failure });
  }

  function add(note: Note): void {
    store.setState(({ notes }) => ({ notes: [...notes, note].slice(-MAX_NOTES) }));
  }

  function dismiss(noteId: string): void {
    store.setState(({ notes }) => ({ notes: notes.filter(({ id }) => id !== noteId) }));
  }

  /** A wish stops being pending once the rows show at least the revision that answered it. */
  function dropConfirmed(): void {
    const { pending } = store.getState();
    const view = roster.getState().view;
    const confirmed = [...pending.values()].filter(
      ({ settledAt }) =>
        settledAt !== null &&
        view !== null &&
        (settledAt.epoch !== view.epoch || settledAt.rev <= view.rev),
    );
    if (confirmed.length === 0) return;
    const left = new Map(pending);
    for (const { id } of confirmed) left.delete(id);
    store.setState({ pending: left });
    for (const wish of confirmed) {
      for (const tell of confirmedListeners) tell(wish);
    }
  }

  /** A new session knows nothing of the wishes of the last one, nor of their answers. */
  function reset(): void {
    life += 1;
    store.setState({ pending: new Map(), notes: [] });
  }

  /** Calls back when the rows show what Twilio answered; returns the function that ends it. */
  function onConfirmed(listener: (wish: PendingWish) => void): () => void {
    confirmedListeners.add(listener);
    return () => confirmedListeners.delete(listener);
  }

  return { ...store, run, dismiss, reset, onConfirmed };
}

function isAbout(note: Note, conferenceSid: ConferenceSid, callSid: CallSid | null): boolean {
  return note.conferenceSid === conferenceSid && note.callSid === callSid;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
