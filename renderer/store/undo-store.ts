import { createStore } from 'zustand/vanilla';
import type { Command } from '../../common/ipc/command.ts';
import type { CommandStore } from './command-store.ts';
import type { RosterStore } from './roster-store.ts';
import {
  inverseOf,
  offersAfter,
  type RowOf,
  standingOffers,
  type UndoOffer,
} from './undo-offers.ts';

export interface UndoState {
  /** The newest first. */
  readonly offers: readonly UndoOffer[];
}

export type UndoStore = ReturnType<typeof createUndoStore>;

/** The page's time, injected so that seconds pass in no time under test. */
interface PageClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `act` after so many milliseconds; returns the function that calls it off. */
  after(ms: number, act: () => void): () => void;
}

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
  let callOff = () => {};

  commands.onConfirmed((wish) => {
    if (undoing.has(wish.command)) return;
    show(offersAfter(store.getState().offers, wish, rowOf, clock.now()));
  });
  roster.subscribe(sweep);

  /** Takes back what was done last, or what this offer is about. */
  function undo(id?: string): void {
    sweep();
    const { offers } = store.getState();
    const offer = id === undefined ? offers[0] : offers.find((candidate) => candidate.id === id);
    if (offer === undefined) return;
    show(offers.filter((other) => other !== offer));
    const command = inverseOf(offer.done);
    undoing.add(command);
    void commands.run(command);
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

  return { ...store, undo, reset: () => show([]) };
}
