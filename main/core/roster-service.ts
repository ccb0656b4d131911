import type { Fact } from '../../common/roster/fact.ts';
import type { RosterPatch, RosterSnapshot } from '../../common/roster/patch.ts';
import { reduce } from '../../common/roster/reduce.ts';
import type { Doubt } from '../../common/roster/reduction.ts';
import { emptyRoster, type Roster, snapshotOf } from '../../common/roster/roster.ts';

/** Holds the one roster of a session and numbers its revisions. */
export interface RosterService {
  readonly epoch: string;
  /** Folds a fact in and answers the revision that shows it. */
  apply(fact: Fact): number;
  roster(): Roster;
  rev(): number;
  snapshot(): RosterSnapshot;
  /** Calls back with every patch, in order; returns the function that ends it. */
  subscribe(listener: (patch: RosterPatch) => void): () => void;
  /** Somebody else than a fact left this open. */
  doubt(doubt: Doubt): void;
  /** Calls back with whatever was left open; returns the function that ends it. */
  subscribeToDoubts(listener: (doubt: Doubt) => void): () => void;
}

export function createRosterService(epoch: string): RosterService {
  let roster = emptyRoster;
  let rev = 0;
  const listeners = new Set<(patch: RosterPatch) => void>();
  const doubtListeners = new Set<(doubt: Doubt) => void>();

  return {
    epoch,
    apply(fact) {
      const reduction = reduce(roster, fact);
      roster = reduction.roster;
      if (reduction.ops.length > 0) {
        const patch = { epoch, fromRev: rev, toRev: rev + 1, ops: [...reduction.ops] };
        rev = patch.toRev;
        for (const listener of listeners) listener(patch);
      }
      for (const doubt of reduction.doubts) tellDoubt(doubt);
      return rev;
    },
    doubt: tellDoubt,
    roster: () => roster,
    rev: () => rev,
    snapshot: () => snapshotOf(roster, epoch, rev),
    subscribe: (listener) => subscribeTo(listeners, listener),
    subscribeToDoubts: (listener) => subscribeTo(doubtListeners, listener),
  };

  function tellDoubt(doubt: Doubt): void {
    for (const listener of doubtListeners) listener(doubt);
  }
}

function subscribeTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
