import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyCallsRequestSchema } from '../../../common/ipc/history.ts';
import { dayOf, type Period, timesOf } from '../../../renderer/features/history/period.ts';
import {
  EVERYTHING,
  isNarrowed,
  searchOf,
  TRAITS,
  type Wanted,
  withTrait,
} from '../../../renderer/features/history/wanted.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();
const CONTEXT = { supervisorName: 'Alex', longHoldMs: 120_000, now: NOON };
const at = (...time: [number, number, number, number?, number?, number?, number?]) =>
  new Date(...time).getTime();

const day = fc
  .date({ min: new Date(2020, 0, 1), max: new Date(2030, 0, 1), noInvalidDate: true })
  .map((date) => dayOf(date.getTime()));
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom<Period>({ kind: 'any' }, { kind: 'today' }, { kind: 'yesterday' }),
  fc.integer({ min: 1, max: 365 }).map((days): Period => ({ kind: 'days', days })),
  fc
    .tuple(fc.oneof(day, fc.constant('')), fc.oneof(day, fc.constant('')))
    .map(([from, to]): Period => ({ kind: 'between', from, to })),
);
const wanted: fc.Arbitrary<Wanted> = fc.record({
  words: fc.string({ maxLength: 400 }),
  period,
  traits: fc.subarray([...TRAITS]),
});

describe('a period', () => {
  test('of today begins at midnight and is open to what comes', () => {
    expect(timesOf({ kind: 'today' }, NOON)).toEqual({ from: at(2026, 10, 21), to: null });
  });

  test('of yesterday ends with its last millisecond', () => {
    expect(timesOf({ kind: 'yesterday' }, NOON)).toEqual({
      from: at(2026, 10, 20),
      to: at(2026, 10, 20, 23, 59, 59, 999),
    });
  });

  test('of seven days has today and six before', () => {
    expect(timesOf({ kind: 'days', days: 7 }, NOON).from).toBe(at(2026, 10, 15));
  });

  test('between two days has both of them, in whatever order they are given', () => {
    const whole = { from: at(2026, 9, 1), to: at(2026, 9, 3, 23, 59, 59, 999) };
    const [first, last] = ['2026-10-01', '2026-10-03'];
    expect(timesOf({ kind: 'between', from: first, to: last }, NOON)).toEqual(whole);
    expect(timesOf({ kind: 'between', from: last, to: first }, NOON)).toEqual(whole);
  });

  test('without one of its days is open on that side', () => {
    const open = { kind: 'between', from: '', to: '2026-10-03' } as const;
    expect(timesOf(open, NOON)).toEqual({ from: null, to: at(2026, 9, 3, 23, 59, 59, 999) });
    expect(timesOf({ ...open, to: '' }, NOON)).toEqual({ from: null, to: null });
  });

  test('never ends before it begins', () => {
    fc.assert(
      fc.property(period, (one) => {
        const { from, to } = timesOf(one, NOON);
        if (from !== null && to !== null) expect(from).toBeLessThan(to);
      }),
    );
  });

  test('is given by days that the fields for days understand', () => {
    expect(dayOf(at(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    fc.assert(
      fc.property(day, (one) => {
        const { from } = timesOf({ kind: 'between', from: one, to: '' }, NOON);
        expect(from === null ? null : dayOf(from)).toBe(one);
      }),
    );
  });
});

describe('a search', () => {
  test('for everything asks for nothing in particular', () => {
    expect(isNarrowed(EVERYTHING)).toBe(false);
    expect(searchOf(EVERYTHING, CONTEXT)).toEqual({
      words: '',
      by: '',
      from: null,
      to: null,
      heldForMs: null,
      hadFailedCommand: false,
      wasCoached: false,
    });
  });

  test('for calls on which I stepped in asks for my name', () => {
    const mine = withTrait(EVERYTHING, 'mine', true);
    expect(searchOf(mine, CONTEXT).by).toBe('Alex');
    expect(withTrait(mine, 'mine', false)).toEqual(EVERYTHING);
  });

  test('for long holds asks for the length that is set', () => {
    const held = withTrait(EVERYTHING, 'long-hold', true);
    expect(searchOf(held, CONTEXT).heldForMs).toBe(120_000);
  });

  test('is one that the history takes, whatever is typed', () => {
    fc.assert(
      fc.property(wanted, fc.string({ maxLength: 300 }), (wish, supervisorName) => {
        const search = searchOf(wish, { ...CONTEXT, supervisorName });
        const request = { search, before: null, limit: 100 };
        expect(historyCallsRequestSchema.safeParse(request).success).toBe(true);
      }),
    );
  });

  test('that asks for anything in particular is narrowed', () => {
    fc.assert(
      fc.property(wanted, (wish) => {
        const everything = searchOf(EVERYTHING, CONTEXT);
        const isSame = JSON.stringify(searchOf(wish, CONTEXT)) === JSON.stringify(everything);
        if (!isSame) expect(isNarrowed(wish)).toBe(true);
      }),
    );
  });
});
