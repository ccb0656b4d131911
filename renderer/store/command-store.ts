import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { RosterStore } from './roster-store.ts';

/** A wish that Twilio has not confirmed. It is shown as pending, never as true. */
export interface PendingCommand {
  readonly id: string;
  readonly command: Command;
  /** The revision that shows the outcome, once Twilio answered. */
  readonly settledAt: { readonly epoch: string; readonly rev: number } | null;
}

/** Why a wish was not carried out; stays on the row until it is dismissed or superseded. */
export interface CommandNote {
  readonly id: string;
  readonly command: Command;
  /** What the target was called when the wish was made: it may be gone by now. */
  readonly targetName: string;
  readonly failure: Failure;
}

export interface CommandState {
  readonly pending: ReadonlyMap<string, PendingCommand>;
  readonly notes: readonly CommandNote[];
}

export type CommandStore = ReturnType<typeof createCommandStore>;

/** Notes on rows that nobody dismisses are bounded; the oldest go first. */
const MAX_NOTES = 50;

export function createCommandStore(bridge: Bridge, roster: RosterStore) {
  const store = createStore<CommandState>(() => ({ pending: new Map(), notes: [] }));
  roster.subscribe(dropConfirmed);

  /** Sends a wish; a second one for what is already pending is not sent again. */
  async function run(command: Command, targetName: string): Promise<void> {
    if (isPending(store.getState(), command)) return;
    const id = crypto.randomUUID();
    store.setState(({ pending, notes }) => ({
      pending: new Map(pending).set(id, { id, command, settledAt: null }),
      notes: notes.filter((note) => !isSameTarget(note.command, command)),
    }));

    const result = await bridge.call('command:run', { commandId: id, command });
    if (result.ok) {
      store.setState(({ pending }) => ({
        pending: new Map(pending).set(id, { id, command, settledAt: result.value }),
      }));
      dropConfirmed();
      return;
    }
    const { error } = result;
    store.setState(({ pending, notes }) => ({
      pending: without(pending, id),
      notes:
        error.code === 'cancelled'
          ? notes
          : [...notes, { id, command, targetName, failure: error }].slice(-MAX_NOTES),
    }));
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

  /** A new session knows nothing of the wishes of the last one. */
  function reset(): void {
    store.setState({ pending: new Map(), notes: [] });
  }

  return { ...store, run, dismiss, reset };
}

function isPending({ pending }: CommandState, command: Command): boolean {
  for (const { command: other } of pending.values()) {
    if (other.kind === command.kind && isSameTarget(other, command)) return true;
  }
  return false;
}

function isSameTarget(a: Command, b: Command): boolean {
  return a.conferenceSid === b.conferenceSid && callSidOf(a) === callSidOf(b);
}

export function callSidOf(command: Command) {
  return 'callSid' in command ? command.callSid : null;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
