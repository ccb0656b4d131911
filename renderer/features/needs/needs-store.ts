import { createStore } from 'zustand/vanilla';
import type { NeedRanks } from '../../../common/floor/floor-list.ts';
import type { NeedContext } from '../../../common/floor/needs/conference-needs.ts';
import { createNeedsFinder } from '../../../common/floor/needs/floor-needs.ts';
import type { FailedAdd, MutableKind, Need } from '../../../common/floor/needs/need.ts';
import type { DataTrouble } from '../../../common/floor/needs/other-needs.ts';
import { NO_RANKING, type Ranking, rank, ranksOf } from '../../../common/floor/needs/rank.ts';
import { type Snooze, snoozed, standingSnoozes } from '../../../common/floor/needs/snooze.ts';
import type { Link } from '../../../common/ipc/session.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { Help } from '../../../common/wire/relay-help.ts';
import type { PageClock } from '../../store/page-clock.ts';
import { dataTrouble } from './data-trouble.ts';
import { type Others, othersOf } from './others.ts';

export interface NeedsState {
  /** Null until the floor was looked at for the first time. */
  readonly ranking: Ranking | null;
  /** How high each conference stands on the rail, for the order of the floor. */
  readonly ranks: NeedRanks;
  readonly others: Others;
}

/** What the rail is made of, as it is now. Each part keeps its identity while it says the same. */
export interface NeedsSources {
  readonly view: RosterView | null;
  readonly context: NeedContext;
  readonly help: readonly Help[];
  readonly failedAdds: readonly FailedAdd[];
  readonly mutedKinds: readonly MutableKind[];
  readonly link: Link | null;
}

interface NeedsStoreNeeds {
  readonly read: () => NeedsSources;
  /**
   * Calls back when any of it may be another: `lookSoon` for the floor, which changes with every frame,
   * `look` for all else. Returns the function that ends it.
   */
  readonly subscribe: (look: () => void, lookSoon: () => void) => () => void;
  readonly clock: PageClock;
}

export type NeedsStore = ReturnType<typeof createNeedsStore>;

/** What wants attention, kept up to date by news and by one timer for what time brings about. */
export function createNeedsStore({ read, subscribe, clock }: NeedsStoreNeeds) {
  const store = createStore<NeedsState>(() => NOTHING);
  const find = createNeedsFinder();
  let snoozes: readonly Snooze[] = [];
  let trouble: DataTrouble | null = null;
  let callOff = () => {};
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isDue = false;

  /** Nobody reads faster: what comes within a moment is looked at together, at the end of it. */
  function lookSoon(): void {
    if (isDue) return;
    const waitMs = lookedAt + LOOK_EVERY_MS - clock.now();
    if (waitMs <= 0 || waitMs > LOOK_EVERY_MS) {
      look();
    } else {
      isDue = true;
      callOff();
      callOff = clock.after(waitMs, look);
    }
  }

  function look(): void {
    callOff();
    isDue = false;
    lookedAt = clock.now();
    const { view, context, help, failedAdds, mutedKinds, link } = read();
    if (view === null) {
      store.setState(NOTHING);
      return;
    }
    const now = clock.now();
    const heard = link === null ? null : dataTrouble(link, now);
    trouble = kept(trouble, heard?.trouble ?? null);
    const found = find({ view, context, help, failedAdds, trouble }, now);
    snoozes = standingSnoozes(snoozes, found.needs, now);
    const before = store.getState();
    const ranking = rank({ found, snoozes, mutedKinds }, before.ranking ?? NO_RANKING, now);
    const ranks = ranksOf(ranking, before.ranks);
    const others = keptOthers(before.others, othersOf(view, found.needs));
    if (ranking !== before.ranking || ranks !== before.ranks || others !== before.others) {
      store.setState({ ranking, ranks, others });
    }
    lookAgainAt(Math.min(ranking.nextChangeAt, heard?.nextChangeAt ?? Number.POSITIVE_INFINITY));
  }

  function lookAgainAt(at: number): void {
    if (at === Number.POSITIVE_INFINITY) return;
    // Never at once again and again where a timer is early, and never longer than a timer can wait.
    const ms = Math.min(Math.max(at - clock.now(), SHORTEST_MS), LONGEST_MS);
    callOff = clock.after(ms, look);
  }

  return {
    ...store,
    /** Begins to look; returns the function that ends it. */
    start(): () => void {
      const end = subscribe(look, lookSoon);
      look();
      return () => {
        end();
        callOff();
      };
    },
    /** Not to be seen until then, or until it gets worse (null). */
    snooze(need: Need, until: number | null): void {
      snoozes = snoozed(snoozes, need, until);
      look();
    },
    /** Shows again all that was put off. */
    wake(): void {
      snoozes = [];
      look();
    },
  };
}

const NOTHING: NeedsState = {
  ranking: null,
  ranks: new Map(),
  others: { people: 0, isSure: true },
};

const LOOK_EVERY_MS = 100;
const SHORTEST_MS = 20;
const LONGEST_MS = 3_600_000;

function kept(before: DataTrouble | null, now: DataTrouble | null): DataTrouble | null {
  return before?.since === now?.since ? before : now;
}

function keptOthers(before: Others, now: Others): Others {
  return before.people === now.people && before.isSure === now.isSure ? before : now;
}
