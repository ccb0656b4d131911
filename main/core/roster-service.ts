import type { Fact } from '../../common/roster/fact.ts';
import type { RosterPatch, RosterSnapshot } from '../../common/roster/patch.ts';
import { reduce } from '../../common/roster/reduce.ts';
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
}

export function createRosterService(epoch: string): RosterService {
  let roster = emptyRoster;
  let rev = 0;
  const listeners = new Set<(patch: RosterPatch) => void>();

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
      return rev;
    },
    roster: () => roster,
    rev: () => rev,
    snapshot: () => snapshotOf(roster, epoch, rev),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
