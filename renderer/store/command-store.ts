import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { RosterStore } from './roster-store.ts';
import { callSidOf, isPending, type PendingWishes } from './wishes.ts';

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
  roster.subscribe(dropConfirmed);
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
    store.setState(({ pending, notes }) => ({
      pending: new Map(pending).set(id, { id, command, callSid, settledAt: null }),
      notes: notes.filter((note) => !isAbout(note, conferenceSid, callSid)),
    }));

    const result = await bridge.call('command:run', { command });
    if (madeIn !== life) return;
    if (result.ok) {
      store.setState(({ pending }) => ({
        pending: new Map(pending).set(id, { id, command, callSid, settledAt: result.value }),
      }));
      dropConfirmed();
      return;
    }
    store.setState(({ pending }) => ({ pending: without(pending, id) }));
    if (result.error.code !== 'cancelled') {
      add({ id, conferenceSid, callSid, failure: result.error });
    }
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
  }

  /** A new session knows nothing of the wishes of the last one, nor of their answers. */
  function reset(): void {
    life += 1;
    store.setState({ pending: new Map(), notes: [] });
  }

  return { ...store, run, dismiss, reset };
}

function isAbout(note: Note, conferenceSid: ConferenceSid, callSid: CallSid | null): boolean {
  return note.conferenceSid === conferenceSid && note.callSid === callSid;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
