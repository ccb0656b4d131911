import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { RosterStore } from './roster-store.ts';
import { callSidOf, notAskedYet, type PendingWish, type PendingWishes } from './wishes.ts';

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

/** A command to be sent. */
export interface Sent {
  readonly command: Command;
  /** On whose row it is shown, where the command does not say. */
  readonly about?: CallSid | undefined;
}

/** Notes on rows that nobody dismisses are bounded; the oldest go first. */
const MAX_NOTES = 50;

export function createCommandStore(bridge: Bridge, roster: RosterStore) {
  const store = createStore<CommandState>(() => ({ pending: new Map(), notes: [] }));
  /** Counts the sessions, so that an answer to a wish of an earlier one is known by it. */
  let life = 0;
  const confirmedListeners = new Set<(wish: PendingWish) => void>();
  const failedListeners = new Set<(wish: PendingWish, failure: Failure) => void>();
  roster.subscribe(dropConfirmed);
  bridge.on('command:checking', ({ id }) => change(id, { isChecking: true }));
  bridge.on('supervision:alarm', raise);

  /**
   * Sends a wish, unless exactly this is already on its way. `callSid` says on whose row it is shown:
   * what changes my own leg names my own leg when there is one.
   */
  async function run(command: Command, callSid = callSidOf(command)): Promise<void> {
    const [wish] = wishFor([{ command, about: callSid ?? undefined }]);
    if (wish !== undefined) await send(wish);
  }

  /** Sends many wishes, shown as pending at once; answers those that were not on their way already. */
  function runAll(sent: readonly Sent[]): readonly PendingWish[] {
    const wishes = wishFor(sent);
    for (const wish of wishes) void send(wish);
    return wishes;
  }

  function wishFor(sent: readonly Sent[]): readonly PendingWish[] {
    const wishes = notAskedYet(store.getState().pending, sent).map(
      ({ command, about = callSidOf(command) }): PendingWish => ({
        id: crypto.randomUUID(),
        command,
        callSid: about,
        isChecking: false,
        settledAt: null,
      }),
    );
    if (wishes.length === 0) return wishes;
    const subjects = new Set(wishes.map(({ command, callSid }) => subject(command, callSid)));
    store.setState(({ pending, notes }) => ({
      pending: new Map([...pending, ...wishes.map((wish) => [wish.id, wish] as const)]),
      notes: notes.filter((note) => !subjects.has(subject(note, note.callSid))),
    }));
    return wishes;
  }

  async function send(wish: PendingWish): Promise<void> {
    const { id, command, callSid } = wish;
    const madeIn = life;
    const result = await bridge.call('command:run', { id, command });
    if (madeIn !== life) return;
    if (result.ok) {
      change(id, { isChecking: false, settledAt: result.value });
      dropConfirmed();
      return;
    }
    store.setState(({ pending }) => ({ pending: without(pending, id) }));
    if (result.error.code !== 'cancelled') {
      add({ id, conferenceSid: command.conferenceSid, callSid, failure: result.error });
    }
    for (const tell of failedListeners) tell(wish, result.error);
  }

  /** What is not pending any more stays so. */
  function change(id: string, changes: Partial<PendingWish>): void {
    const { pending } = store.getState();
    const wish = pending.get(id);
    if (wish === undefined) return;
    store.setState({ pending: new Map(pending).set(id, { ...wish, ...changes }) });
  }

  /** Shows what happened unasked, or after a command had settled. */
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

  /** Calls back when a wish was not carried out, with `cancelled` when a later one took its place. */
  function onFailed(listener: (wish: PendingWish, failure: Failure) => void): () => void {
    failedListeners.add(listener);
    return () => failedListeners.delete(listener);
  }

  return { ...store, run, runAll, raise, dismiss, reset, onConfirmed, onFailed };
}

function isAbout(note: Note, conferenceSid: ConferenceSid, callSid: CallSid | null): boolean {
  return note.conferenceSid === conferenceSid && note.callSid === callSid;
}

function subject(
  { conferenceSid }: { readonly conferenceSid: ConferenceSid },
  callSid: CallSid | null,
): string {
  return `${conferenceSid}/${callSid}`;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
