import type { ConferenceSid } from '../../model/sid.ts';
import type { NeedRanks } from '../floor-list.ts';
import { NEVER } from './due.ts';
import type { FoundNeeds, MutableKind, Need, NeedKind } from './need.ts';
import { isSnoozed, type Snooze } from './snooze.ts';

/** A need in its place on the rail. */
interface RankedNeed {
  readonly need: Need;
  /** What else is wanted of the same person, less pressing: said on the same card. */
  readonly also: readonly NeedKind[];
  /** It is over since then, and keeps its place for a moment, without acts; null while it lasts. */
  readonly overAt: number | null;
}

export interface Ranking {
  /** What is most pressing first. Everything keeps its identity while it says the same. */
  readonly items: readonly RankedNeed[];
  /** What is held back, so that the rail can say so. */
  readonly snoozed: number;
  readonly muted: number;
  /** When time alone may change any of this, in milliseconds since the epoch. */
  readonly nextChangeAt: number;
}

export interface RankInputs {
  readonly found: FoundNeeds;
  readonly snoozes: readonly Snooze[];
  readonly mutedKinds: readonly MutableKind[];
}

/** What is over keeps its place for so long, in milliseconds: nothing else may come under the pointer. */
export const LINGER_MS = 2_000;

export const NO_RANKING: Ranking = { items: [], snoozed: 0, muted: 0, nextChangeAt: NEVER };

/**
 * The rail. More severe comes first; of equals, what has been that severe for longest; then the id. Time
 * therefore moves nothing but what becomes more severe, and what is new stands at the end of its equals.
 * What is over, and what comes back while it lingers, keeps the place that it had in `before`.
 */
export function rank(inputs: RankInputs, before: Ranking, now: number): Ranking {
  const { snoozes, mutedKinds, found } = inputs;
  const earlier = new Map(before.items.map((item) => [item.need.id, item]));
  const snoozeOf = new Map(snoozes.map((snooze) => [snooze.needId, snooze]));
  const mutedSet = new Set<NeedKind>(mutedKinds);
  const shown: Need[] = [];
  let nextChangeAt = found.nextChangeAt;
  let snoozed = 0;
  let muted = 0;
  for (const need of found.needs) {
    const snooze = snoozeOf.get(need.id);
    if (mutedSet.has(need.reason.kind)) {
      muted += 1;
    } else if (isSnoozed(need, snooze, now)) {
      snoozed += 1;
      nextChangeAt = Math.min(nextChangeAt, snooze?.until ?? NEVER);
    } else {
      shown.push(inPlaceOf(earlier.get(need.id), need));
    }
  }

  const items = onePerPerson(shown.sort(compareNeeds)).map((item) =>
    keptItem(earlier.get(item.need.id), item),
  );
  const held = new Set(found.needs.map(({ id }) => id));
  for (const item of before.items) {
    // Hidden by hand goes at once; so does one that moved onto the card of a graver one.
    if (held.has(item.need.id)) continue;
    const overAt = item.overAt ?? now;
    if (now >= overAt + LINGER_MS) continue;
    nextChangeAt = Math.min(nextChangeAt, overAt + LINGER_MS);
    items.push(item.overAt === null ? { ...item, overAt } : item);
  }
  items.sort((a, b) => compareNeeds(a.need, b.need));
  return keptRanking(before, { items, snoozed, muted, nextChangeAt });
}

/** How high each conference stands, by the first of its needs; the same map while it says the same. */
export function ranksOf(ranking: Ranking, before: NeedRanks): NeedRanks {
  const ranks = new Map<ConferenceSid, number>();
  for (const { need, overAt } of ranking.items) {
    const sid = need.conferenceSid;
    if (sid !== null && overAt === null && !ranks.has(sid)) ranks.set(sid, ranks.size);
  }
  const isSame =
    ranks.size === before.size && [...ranks].every(([sid, at]) => before.get(sid) === at);
  return isSame ? before : ranks;
}

export function compareNeeds(a: Need, b: Need): number {
  return (
    b.severity - a.severity ||
    a.severeSince - b.severeSince ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** A clock that was set back a little, as silence is by a cough, does not move what stays as severe. */
function inPlaceOf(before: RankedNeed | undefined, need: Need): Need {
  if (before === undefined || before.need.severity !== need.severity) return need;
  return before.need.severeSince === need.severeSince
    ? need
    : { ...need, severeSince: before.need.severeSince };
}

/** The gravest need of each person, which names the others; needs of a whole call stand for themselves. */
function onePerPerson(sorted: readonly Need[]): readonly RankedNeed[] {
  const first = new Map<string, { need: Need; also: NeedKind[]; overAt: null }>();
  for (const need of sorted) {
    const { conferenceSid, callSid, id } = need;
    const key = callSid === null ? id : `${conferenceSid}/${callSid}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, { need, also: [], overAt: null });
    else known.also.push(need.reason.kind);
  }
  return [...first.values()];
}

function keptItem(before: RankedNeed | undefined, item: RankedNeed): RankedNeed {
  const isSame =
    before !== undefined &&
    before.overAt === null &&
    sameNeed(before.need, item.need) &&
    before.also.join() === item.also.join();
  return isSame ? before : item;
}

/** Reasons and lists of acts are small and flat. */
function sameNeed(a: Need, b: Need): boolean {
  return a === b || (a.since === b.since && JSON.stringify(a) === JSON.stringify(b));
}

function keptRanking(before: Ranking, now: Ranking): Ranking {
  const sameItems =
    before.items.length === now.items.length &&
    now.items.every((item, at) => item === before.items[at]);
  const isSame =
    sameItems &&
    before.snoozed === now.snoozed &&
    before.muted === now.muted &&
    before.nextChangeAt === now.nextChangeAt;
  if (isSame) return before;
  return sameItems ? { ...now, items: before.items } : now;
}
