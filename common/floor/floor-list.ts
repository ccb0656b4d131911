import type { ConferenceSid } from '../model/sid.ts';
import type { RosterView } from '../roster/view.ts';
import {
  bitOf,
  CHIPS,
  type Chip,
  type ChipContext,
  type ChipSet,
  chipSet,
  hasChips,
} from './chips.ts';
import { type FloorGroup, type GroupWish, groupOf, sortedGroup } from './floor-group.ts';
import type { FloorItem } from './floor-items.ts';
import { createFloorOrder } from './floor-order.ts';
import type { SearchQuery } from './search-query.ts';
import type { Sorting } from './sorting.ts';

/** What the supervisor wants to see. Kept by identity: hand over the same object while nothing changes. */
export interface FloorWish extends ChipContext {
  readonly query: SearchQuery;
  readonly chips: readonly Chip[];
  readonly sorting: Sorting;
  readonly isGrouped: boolean;
}

/** The lines from top to bottom. Everything in it keeps its identity while it says the same. */
export interface FloorList {
  readonly items: readonly FloorItem[];
  /** How many people are among the lines. */
  readonly people: number;
  /** How many people the words find, whatever the chips. */
  readonly found: number;
  /** For each chip, how many people would be shown with it on, beside the chips that are on. */
  readonly counts: Readonly<Record<Chip, number>>;
  /** When time alone may change any of this, in milliseconds since the epoch; infinite when never. */
  readonly nextChangeAt: number;
}

/** How high conferences stand on the rail, from 0; those that need nothing are not in it. */
export type NeedRanks = ReadonlyMap<ConferenceSid, number>;

/**
 * The floor as a list, kept up to date in small steps: only conferences that changed, by identity, are
 * looked at again, and while neither who is shown nor the order changes the answer is the very same.
 * The answer depends on nothing but what is handed over. Hand over the time of a ticker of whole seconds:
 * on a big floor talk comes past talk every few milliseconds, and once a second is enough to show it.
 */
export function createFloorList(): (
  view: RosterView,
  wish: FloorWish,
  ranks: NeedRanks,
  now: number,
) => FloorList {
  const groups = new Map<ConferenceSid, FloorGroup>();
  let order = createFloorOrder(true, 1);
  let tally = noTally();
  let last: { readonly wish: FloorWish; readonly inner: GroupWish; readonly now: number } | null =
    null;
  let list: FloorList | null = null;

  return (view, wish, ranks, now) => {
    // A clock that was set back makes nothing true that was found later.
    const isSame = last !== null && last.wish === wish && last.now <= now;
    const inner = last?.wish === wish ? last.inner : innerWish(wish);
    if (!isSame) {
      order = createFloorOrder(wish.isGrouped, inner.direction);
      tally = noTally();
    }
    last = { wish, inner, now };

    let until = Number.POSITIVE_INFINITY;
    let hasChanged = !isSame;
    const isCrossing = order.nextCrossing() <= now;
    for (const [sid, conference] of view.conferences) {
      const need = ranks.get(sid) ?? null;
      const before = groups.get(sid);
      const stands =
        isSame && before?.conference === conference && before.need === need && now < before.until;
      let group = stands ? before : groupOf(conference, need, inner, now, before);
      if (isCrossing) group = sortedGroup(group, inner, now);
      until = Math.min(until, group.until);
      if (isSame && group === before) continue;
      groups.set(sid, group);
      const replaced = isSame ? before : undefined;
      order.replace(replaced, group);
      tell(tally, replaced, inner.chips, -1);
      tell(tally, group, inner.chips, 1);
      hasChanged = true;
    }
    if (groups.size > view.conferences.size) {
      for (const [sid, group] of groups) {
        if (view.conferences.has(sid)) continue;
        groups.delete(sid);
        hasChanged = true;
        if (!isSame) continue;
        order.replace(group, undefined);
        tell(tally, group, inner.chips, -1);
      }
    }
    const items = order.items(now, isCrossing);
    if (!hasChanged && !isCrossing && list !== null) return list;
    const nextChangeAt = Math.min(until, order.nextCrossing());
    list = kept(list, { ...tally, counts: { ...tally.counts }, items, nextChangeAt });
    return list;
  };
}

function innerWish({ query, chips, sorting, thresholds, consoleId }: FloorWish): GroupWish {
  return {
    query,
    chips: chipSet(chips),
    column: sorting.column,
    direction: sorting.direction === 'up' ? 1 : -1,
    thresholds,
    consoleId,
  };
}

interface Tally {
  people: number;
  found: number;
  readonly counts: Record<Chip, number>;
}

/** Adds (1) or takes away (-1) the people of a group. */
function tell(tally: Tally, group: FloorGroup | undefined, chips: ChipSet, by: 1 | -1): void {
  if (group === undefined) return;
  tally.people += by * group.lines.length;
  tally.found += by * group.found.length;
  for (const set of group.found) {
    if (set === 0) continue;
    for (const chip of CHIPS) if (hasChips(set, chips | bitOf(chip))) tally.counts[chip] += by;
  }
}

const noTally = (): Tally => ({ people: 0, found: 0, counts: { ...NO_COUNTS } });

/** Nobody, whatever the chip. */
export const NO_COUNTS: Readonly<Record<Chip, number>> = {
  'on-hold': 0,
  muted: 0,
  coaching: 0,
  ringing: 0,
  long: 0,
  alone: 0,
  mine: 0,
  stale: 0,
};

/** The list of before wherever the new one says the same. */
function kept(before: FloorList | null, now: FloorList): FloorList {
  if (before === null) return now;
  const sameCounts = CHIPS.every((chip) => before.counts[chip] === now.counts[chip]);
  const counts = sameCounts ? before.counts : now.counts;
  const isSame =
    sameCounts &&
    before.items === now.items &&
    before.people === now.people &&
    before.found === now.found &&
    before.nextChangeAt === now.nextChangeAt;
  return isSame ? before : { ...now, counts };
}
