import { createStore } from 'zustand/vanilla';
import type { Command } from '../../common/ipc/command.ts';
import type { CommandStore } from './command-store.ts';
import type { PageClock } from './page-clock.ts';
import type { RosterStore } from './roster-store.ts';
import {
  offersAfter,
  type RowOf,
  standingOffers,
  takesBack,
  type UndoOffer,
} from './undo-offers.ts';

export interface UndoState {
  /** The newest first. */
  readonly offers: readonly UndoOffer[];
}

export type UndoStore = ReturnType<typeof createUndoStore>;

interface UndoStoreNeeds {
  readonly commands: CommandStore;
  readonly roster: RosterStore;
  readonly clock: PageClock;
}

/** Offers for a few seconds to take back what Twilio confirmed to me. */
export function createUndoStore({ commands, roster, clock }: UndoStoreNeeds) {
  const store = createStore<UndoState>(() => ({ offers: [] }));
  /** What takes something back is not itself offered to be taken back. */
  const undoing = new WeakSet<Command>();
  /** The acts on many that commands are parts of. */
  const acts = new WeakMap<Command, string>();
  let callOff = () => {};

  commands.onConfirmed((wish) => {
    if (undoing.has(wish.command)) return;
    const { id, command } = wish;
    const confirmed = { id, command, act: acts.get(command) };
    show(offersAfter(store.getState().offers, confirmed, rowOf, clock.now()));
  });
  roster.subscribe(sweep);

  /** Takes back what was done last, or what this offer is about. */
  function undo(id?: string): void {
    sweep();
    const { offers } = store.getState();
    const offer = id === undefined ? offers[0] : offers.find((candidate) => candidate.id === id);
    if (offer === undefined) return;
    show(offers.filter((other) => other !== offer));
    const back = takesBack(offer, rowOf);
    leaveOut(back);
    commands.runAll(back.map((command) => ({ command })));
  }

  /** To be called before they are sent: they are offered to be taken back as one. */
  function asOne(parts: readonly Command[]): void {
    if (parts.length < 2) return;
    const act = crypto.randomUUID();
    for (const part of parts) acts.set(part, act);
  }

  /** To be called before they are sent: they take something back themselves. */
  function leaveOut(back: readonly Command[]): void {
    for (const command of back) undoing.add(command);
  }

  function sweep(): void {
    show(standingOffers(store.getState().offers, rowOf, clock.now()));
  }

  function show(offers: readonly UndoOffer[]): void {
    if (offers === store.getState().offers) return;
    store.setState({ offers });
    endInTime();
  }

  function endInTime(): void {
    callOff();
    const { offers } = store.getState();
    if (offers.length === 0) return;
    const nextEnd = Math.min(...offers.map(({ until }) => until));
    callOff = clock.after(nextEnd - clock.now(), () => {
      sweep();
      // Timers may be early by a little.
      endInTime();
    });
  }

  const rowOf: RowOf = (conferenceSid, callSid) =>
    roster.getState().view?.conferences.get(conferenceSid)?.participants.get(callSid);

  return { ...store, undo, asOne, leaveOut, reset: () => show([]) };
}
