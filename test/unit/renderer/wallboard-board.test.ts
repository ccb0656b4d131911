import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Need, SEVERITY, type Severity } from '../../../common/floor/needs/need.ts';
import { NO_RANKING } from '../../../common/floor/needs/rank.ts';
import { createHourCounter } from '../../../common/floor-numbers/last-hour.ts';
import { boardFreshness } from '../../../renderer/features/wallboard/board-freshness.ts';
import { boardNeeds } from '../../../renderer/features/wallboard/board-needs.ts';
import {
  inNumbers,
  type Metric,
  seriesOf,
} from '../../../renderer/features/wallboard/hour-series.ts';
import { wallboardWords } from '../../../renderer/features/wallboard/words.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import { linkOf } from './links.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1, 9);
const METRICS: readonly Metric[] = [
  'conferences',
  'people',
  'longest-hold',
  'average-talk',
  'events',
  'commands',
];
const FLOOR = { conferences: 2, people: 5, longestHold: null, averageTalkMs: null };

describe('the chart of an hour', () => {
  test('always spans the hour, minute by minute, however little of it is known', () => {
    fc.assert(
      fc.property(fc.nat(90), fc.constantFrom(...METRICS), (minutes, metric) => {
        const counter = createHourCounter(START);
        counter.floor(START + minutes * MINUTE, FLOOR);
        const points = seriesOf(counter.lastHour(START + minutes * MINUTE + 1), metric);
        const isEmpty = minutes === 0 && (metric === 'events' || metric === 'commands');
        expect(points).toHaveLength(isEmpty ? 0 : 60);
        for (const [index, { at }] of points.entries()) {
          if (index > 0) expect(at - (points[index - 1]?.at ?? 0)).toBe(MINUTE);
        }
      }),
    );
  });

  test('does not tell of a minute that still goes on what is counted in it', () => {
    const counter = createHourCounter(START);
    counter.event(START);
    counter.event(START + 1);
    counter.event(START + MINUTE);
    const points = seriesOf(counter.lastHour(START + MINUTE + 1), 'events');
    expect(points.at(-1)).toEqual({ at: START, value: 2 });
  });

  test('tells nobody on hold from nobody knows', () => {
    const counter = createHourCounter(START);
    counter.floor(START, FLOOR);
    const hour = counter.lastHour(START + MINUTE);
    expect(
      seriesOf(hour, 'longest-hold')
        .slice(-2)
        .map(({ value }) => value),
    ).toEqual([0, null]);
    expect(seriesOf(hour, 'average-talk').at(-2)?.value).toBeNull();
  });

  test('is said in words with its last, lowest and highest number', () => {
    const counter = createHourCounter(START);
    for (const [minute, people] of [4, 9, 6].entries()) {
      counter.floor(START + minute * MINUTE, { ...FLOOR, people });
    }
    const numbers = inNumbers(seriesOf(counter.lastHour(START + 2 * MINUTE), 'people'));
    expect(numbers).toEqual({ last: 6, lowest: 4, highest: 9, since: START, minutes: 3 });
    expect(wallboardWords.chart('people', numbers)).toMatch(/last 6, lowest 4, highest 9$/);
    expect(inNumbers([{ at: START, value: null }])).toBeNull();
    expect(wallboardWords.chart('people', null)).toContain('nothing is known yet');
  });
});

describe('the board', () => {
  test('says that its numbers are old when nothing keeps them true any more', () => {
    const link = linkOf({ state: 'stale', since: START }, { state: 'none', since: START });
    expect(boardFreshness(link, START + 1_000).is).toBe('stale');
    const silent = linkOf({ since: START, nextReadAt: START });
    expect(boardFreshness(silent, START + 29_000).is).not.toBe('stale');
    expect(boardFreshness(silent, START + 31_000).is).toBe('stale');
  });

  test('only doubts numbers that one way of two keeps true', () => {
    const link = linkOf({ state: 'stale', since: START }, { since: START });
    expect(boardFreshness(link, START + 1_000)).toMatchObject({
      is: 'doubtful',
      standing: 'offline',
    });
  });

  test('counts all that needs somebody and shows the gravest, of which none is over', () => {
    const item = (n: number, severity: Severity, overAt: number | null = null) => ({
      need: need(n, severity),
      also: [],
      overAt,
    });
    const ranking = {
      ...NO_RANKING,
      items: [
        item(1, SEVERITY.urgent),
        item(2, SEVERITY.alarming, START),
        item(3, SEVERITY.alarming),
        item(4, SEVERITY.alarming),
        item(5, SEVERITY.late),
      ],
    };
    const { alarms, count, more } = boardNeeds(ranking, 2);
    expect(alarms.map(({ id }) => id)).toEqual(['need-1', 'need-3']);
    expect({ count, more }).toEqual({ count: 4, more: 1 });
    expect(boardNeeds(null, 3)).toEqual({ count: 0, alarms: [], more: 0 });
    expect(wallboardWords.needs(2, false)).toBe('2 need you, no alarm');
  });
});

function need(n: number, severity: Severity): Need {
  return {
    id: `need-${n}`,
    reason: { kind: 'hold', heldBeforeMs: 0 },
    severity,
    conferenceSid: conferenceSid(n),
    callSid: null,
    since: START,
    severeSince: START,
    acts: [],
    coach: null,
  };
}
