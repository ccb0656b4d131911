import { createStore } from 'zustand/vanilla';
import type { BulkPlan } from '../../common/floor/bulk.ts';
import {
  noteConfirmed,
  planRestore,
  type RestorePlan,
  type RestorePoint,
  restorePointOf,
} from '../../common/floor/restore.ts';
import type { CommandStore } from './command-store.ts';
import type { RosterStore } from './roster-store.ts';
import { askedOf } from './wishes.ts';

export interface RestoreState {
  /** When the first act that can be brought back was asked for, in milliseconds since the epoch. */
  readonly madeAt: number | null;
  /** What Restore would do as things stand; null while there is nothing to bring back. */
  readonly plan: RestorePlan | null;
  /** Somebody reads what it would do. */
  readonly isAsking: boolean;
}

export type RestoreStore = ReturnType<typeof createRestoreStore>;

interface RestoreStoreNeeds {
  readonly roster: RosterStore;
  readonly commands: CommandStore;
  /** Whose own leg is left alone. */
  readonly consoleId: () => string;
  readonly now: () => number;
}

/** Remembers how everybody was before acts on many, until all of them are so again. */
export function createRestoreStore({ roster, commands, consoleId, now }: RestoreStoreNeeds) {
  const store = createStore<RestoreState>(() => ({ ...NOTHING, isAsking: false }));
  let point: RestorePoint | null = null;

  roster.subscribe(({ view }) => {
    if (point === null || view === null) return;
    point = noteConfirmed(point, view);
    look();
  });
  commands.subscribe(({ pending }, before) => {
    if (pending !== before.pending) look();
  });

  /** To be called before what the plan says is sent. */
  function remember(plan: BulkPlan): void {
    // Whom somebody else has brought back or changed since is begun with anew.
    const { plan: before } = store.getState();
    const earlier =
      point === null || before === null ? null : { ...point, entries: before.restores };
    point = restorePointOf(plan, earlier, now());
    look();
  }

  function look(): void {
    const { view } = roster.getState();
    if (point === null || view === null) return;
    const plan = planRestore(point, view, consoleId(), askedOf(commands.getState().pending));
    const shown = store.getState().plan;
    if (plan.restores.length === 0) {
      if (shown !== null) store.setState(NOTHING);
    } else if (shown === null || !isSamePlan(plan, shown)) {
      store.setState({ madeAt: point.madeAt, plan });
    }
  }

  function forget(): void {
    point = null;
    store.setState({ ...NOTHING, isAsking: false });
  }

  return {
    ...store,
    remember,
    forget,
    ask: () => store.setState({ isAsking: true }),
    stopAsking: () => store.setState({ isAsking: false }),
  };
}

const NOTHING = { madeAt: null, plan: null } as const;

function isSamePlan(a: RestorePlan, b: RestorePlan): boolean {
  return (
    isSameList(a.restores, b.restores) &&
    isSameList(a.already, b.already) &&
    isSameList(a.changedSince, b.changedSince) &&
    a.cannot.length === b.cannot.length &&
    a.cannot.every(
      ({ entry, why }, at) => entry === b.cannot[at]?.entry && why === b.cannot[at].why,
    )
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
