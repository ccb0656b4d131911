import type { LastHour, Minute } from '../../../common/floor-numbers/last-hour.ts';

export type Metric =
  | 'conferences'
  | 'people'
  | 'longest-hold'
  | 'average-talk'
  | 'events'
  | 'commands';

export interface Point {
  readonly at: number;
  /** Null: nobody looked, or nobody knows. */
  readonly value: number | null;
}

/** What a chart shows, for who cannot see it and for the line beneath it. */
export interface SeriesInNumbers {
  readonly last: number;
  readonly lowest: number;
  readonly highest: number;
  readonly since: number;
  /** Of how many minutes it is known. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const MINUTES = 60;

/**
 * An hour of one number, minute by minute. It always spans the whole hour, so that what a console knows
 * of ten minutes does not look like sixty. What is counted within a minute is told of whole ones alone.
 */
export function seriesOf({ minutes }: LastHour, metric: Metric): readonly Point[] {
  const isCounted = metric === 'events' || metric === 'commands';
  const told = isCounted ? minutes.slice(0, -1) : minutes;
  const points = told.slice(-MINUTES).map((minute) => ({
    at: minute.from,
    value: valueOfMinute(minute, metric),
  }));
  const first = points[0]?.at;
  if (first === undefined) return [];
  const missing = MINUTES - points.length;
  const before = Array.from({ length: missing }, (_, index) => ({
    at: first - (missing - index) * MINUTE_MS,
    value: null,
  }));
  return [...before, ...points];
}

/** Null where nothing is known. */
export function inNumbers(points: readonly Point[]): SeriesInNumbers | null {
  const known = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  const values = known.map(({ value }) => value);
  return {
    last: last.value,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    since: first.at,
    minutes: known.length,
  };
}

function valueOfMinute({ floor, events, commands }: Minute, metric: Metric): number | null {
  switch (metric) {
    case 'events':
      return events;
    case 'commands':
      return commands;
    case 'conferences':
      return floor?.conferences ?? null;
    case 'people':
      return floor?.people ?? null;
    case 'longest-hold':
      // Somebody looked, and nobody was on hold.
      return floor === null ? null : (floor.longestHoldMs ?? 0);
    case 'average-talk':
      return floor?.averageTalkMs ?? null;
  }
}
