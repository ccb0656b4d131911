import { z } from 'zod';

/** By what the floor can be sorted. `started` is the order of arrival, and `needs` that of the rail. */
export const SORT_COLUMNS = [
  'started',
  'needs',
  'person',
  'conference',
  'state',
  'in-call',
  'talk',
  'hold',
  'mute',
  'silence',
  'freshness',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Names go up from A, clocks from the shortest; `down` is the other way round. */
export const sortingSchema = z.object({
  column: z.enum(SORT_COLUMNS),
  direction: z.enum(['up', 'down']),
});
export type Sorting = Readonly<z.infer<typeof sortingSchema>>;

/** Oldest call first: it never changes, so that nothing jumps under the pointer. */
export const DEFAULT_SORTING: Sorting = { column: 'started', direction: 'up' };

/**
 * Where something stands in one column, so that no clock has to be read again each second: what runs is
 * known by its beginning, which stays. Null stands last, whichever way the column is sorted.
 */
export interface SortPlace {
  readonly value: number | string | null;
  /** The value is when a clock began, in milliseconds; of two that run, the earlier is always longer. */
  readonly runs: boolean;
  /** Among equals the older stands first, and then the lower sid, whichever way. */
  readonly createdAt: number;
  readonly sid: string;
}

/** Orders two places of one column; a total order, so that a sort is stable by itself. */
export function comparePlaces(a: SortPlace, b: SortPlace, now: number, direction: 1 | -1): number {
  const left = a.value;
  const right = b.value;
  if (left === null || right === null) {
    if (left !== right) return left === null ? 1 : -1;
  } else if (typeof left === 'string' || typeof right === 'string') {
    if (left !== right) return left < right ? -direction : direction;
  } else {
    const difference = (a.runs ? now - left : left) - (b.runs ? now - right : right);
    if (difference !== 0) return difference * direction;
  }
  return a.createdAt - b.createdAt || (a.sid < b.sid ? -1 : a.sid > b.sid ? 1 : 0);
}

/**
 * When time alone would next change the order of places that are sorted now: only where one that runs
 * stands under one that stands still can it come past, and neighbours come past each other first.
 */
export function nextCrossing(
  sorted: readonly { readonly place: SortPlace }[],
  direction: 1 | -1,
): number {
  let next = Number.POSITIVE_INFINITY;
  for (let at = 1; at < sorted.length; at += 1) {
    const above = sorted[at - 1]?.place;
    const below = sorted[at]?.place;
    if (above === undefined || below === undefined || above.runs === below.runs) continue;
    const [running, still] = above.runs ? [above, below] : [below, above];
    const grows = (running === above) === (direction === 1);
    if (!grows || typeof running.value !== 'number' || typeof still.value !== 'number') continue;
    next = Math.min(next, running.value + still.value);
  }
  return next;
}

export function samePlace(a: SortPlace, b: SortPlace): boolean {
  return a.value === b.value && a.runs === b.runs && a.createdAt === b.createdAt;
}
