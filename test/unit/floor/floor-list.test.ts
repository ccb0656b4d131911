import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CHIPS } from '../../../common/floor/chips.ts';
import {
  createFloorList,
  type FloorList,
  type FloorWish,
} from '../../../common/floor/floor-list.ts';
import { EVERYBODY, parseSearch } from '../../../common/floor/search-query.ts';
import { SORT_COLUMNS } from '../../../common/floor/sorting.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';
import { anyChange, anyChanges, changed, floorAfter, NOBODY, START } from './any-floor.ts';

const thresholds = { ...DEFAULT_THRESHOLDS, inCall: { lateAfter: 60, alarmingAfter: null } };
const everybody: FloorWish = {
  query: EVERYBODY,
  chips: [],
  sorting: { column: 'started', direction: 'up' },
  isGrouped: true,
  thresholds,
  consoleId: 'one',
};

const anyWish: fc.Arbitrary<FloorWish> = fc.record({
  query: fc.constantFrom('', 'agent', 'bill 12', '415', 'elan').map(parseSearch),
  chips: fc.subarray([...CHIPS], { maxLength: 2 }),
  sorting: fc.record({
    column: fc.constantFrom(...SORT_COLUMNS),
    direction: fc.constantFrom('up' as const, 'down' as const),
  }),
  isGrouped: fc.boolean(),
  thresholds: fc.constant(thresholds),
  consoleId: fc.constant('one'),
});

const ranksOf = (conf: number | null) =>
  new Map(conf === null ? [] : [[conferenceSid(conf), 0] as const]);
const anyRank = fc.option(fc.integer({ min: 1, max: 4 })).map(ranksOf);

/** What anybody can see of a list. */
function seen({ items, people, found, counts, nextChangeAt }: FloorList) {
  return { items: items.map(({ key }) => key), people, found, counts, nextChangeAt };
}

const afresh = (
  view: RosterView,
  wish: FloorWish,
  ranks: ReturnType<typeof ranksOf>,
  now: number,
) => seen(createFloorList()(view, wish, ranks, now));

test('kept up to date in steps, the list is the one that is made afresh', () => {
  const step = fc.record({
    change: anyChange,
    wish: fc.option(anyWish, { freq: 4 }),
    ranks: anyRank,
    /** The clock of a computer may be set back. */
    passed: fc.integer({ min: -10_000, max: 40_000 }),
  });
  fc.assert(
    fc.property(anyWish, anyChanges, fc.array(step, { maxLength: 12 }), (first, before, steps) => {
      const listOf = createFloorList();
      let view = floorAfter(before);
      let wish = first;
      let now = START;
      for (const one of steps) {
        view = changed(view, one.change);
        wish = one.wish ?? wish;
        now += one.passed;
        expect(seen(listOf(view, wish, one.ranks, now))).toEqual(
          afresh(view, wish, one.ranks, now),
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('until the moment that it names, time alone changes nothing', () => {
  fc.assert(
    fc.property(anyChanges, anyWish, fc.nat(300_000), (changes, wish, passed) => {
      const view = floorAfter(changes);
      const listOf = createFloorList();
      const before = listOf(view, wish, new Map(), START);
      const now = Math.min(START + passed, before.nextChangeAt - 1);
      fc.pre(now >= START);
      expect(afresh(view, wish, new Map(), now)).toEqual(seen(before));
      expect(listOf(view, wish, new Map(), now)).toBe(before);
    }),
    { numRuns: 400 },
  );
});

test('nobody is listed twice, and nobody whom the words find is missing without chips', () => {
  fc.assert(
    fc.property(anyChanges, anyWish, (changes, wish) => {
      const view = floorAfter(changes);
      const list = createFloorList()(view, { ...wish, chips: [] }, new Map(), START);
      const keys = list.items.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(list.people).toBe(list.found);
      expect(list.items.filter(({ kind }) => kind === 'participant').length).toBe(list.people);
    }),
  );
});

test('the count of a chip is the number of people that appear when it is switched on', () => {
  fc.assert(
    fc.property(anyChanges, anyWish, fc.constantFrom(...CHIPS), (changes, wish, chip) => {
      const view = floorAfter(changes);
      const { counts } = createFloorList()(view, wish, new Map(), START);
      const chips = [...new Set([...wish.chips, chip])];
      const on = createFloorList()(view, { ...wish, chips }, new Map(), START);
      expect(counts[chip]).toBe(on.people);
    }),
  );
});

describe('identity', () => {
  const two = conferenceView(conferenceRow(1), [participantRow(1, 1), participantRow(1, 2)]);
  const other = conferenceView(conferenceRow(2), [participantRow(2, 3)]);
  const view = rosterView(two, other);

  it('of the lines stays while somebody changes in what neither filter nor order asks', () => {
    const listOf = createFloorList();
    const before = listOf(view, everybody, new Map(), START);
    const speaks = participantRow(1, 1, { speakingSince: START, lastSpokeAt: START });
    const after = rosterView(conferenceView(two.row, [speaks, participantRow(1, 2)]), other);
    expect(listOf(after, everybody, new Map(), START).items).toBe(before.items);
  });

  it('of a line stays when others come, and when the order is turned round', () => {
    const listOf = createFloorList();
    const before = listOf(view, everybody, new Map(), START).items;
    const more = rosterView(two, other, conferenceView(conferenceRow(3), [participantRow(3, 4)]));
    const down = { ...everybody, sorting: { column: 'started', direction: 'down' } } as const;
    const after = listOf(more, down, new Map(), START).items;
    expect(after).toHaveLength(7);
    for (const item of before) expect(after).toContain(item);
  });
});

describe('order', () => {
  const quiet = conferenceView(conferenceRow(1), [participantRow(1, 1)]);
  const holds = conferenceView(conferenceRow(2), [
    participantRow(2, 2, { hold: true, heldSince: START - 5_000 }),
    participantRow(2, 3, { hold: true, heldSince: START - 9_000 }),
  ]);
  const longer = conferenceView(conferenceRow(3), [
    participantRow(3, 4, { hold: true, heldSince: START - 7_000 }),
  ]);
  const keys = (wish: Partial<FloorWish>, view = rosterView(quiet, holds, longer)) =>
    createFloorList()(view, { ...everybody, ...wish }, new Map(), START).items.map((item) =>
      item.kind === 'conference' ? item.sid : item.callSid,
    );

  it('puts the conference with the longest hold first, and its people by their hold', () => {
    expect(keys({ sorting: { column: 'hold', direction: 'down' } })).toEqual([
      conferenceSid(2),
      callSid(3),
      callSid(2),
      conferenceSid(3),
      callSid(4),
      conferenceSid(1),
      callSid(1),
    ]);
  });

  it('keeps who has no such clock last, whichever way it goes', () => {
    const flat = { isGrouped: false } as const;
    expect(keys({ ...flat, sorting: { column: 'hold', direction: 'up' } })).toEqual(
      [2, 4, 3, 1].map(callSid),
    );
    expect(keys({ ...flat, sorting: { column: 'hold', direction: 'down' } })).toEqual(
      [3, 4, 2, 1].map(callSid),
    );
  });

  it('counts in names: agent 2 before agent 10', () => {
    const people = ['Agent 10', 'Agent 2', 'agent 1'].map((label, at) =>
      participantRow(1, at, { label }),
    );
    const view = rosterView(conferenceView(conferenceRow(1), people));
    const sorting = { column: 'person', direction: 'up' } as const;
    expect(keys({ isGrouped: false, sorting }, view)).toEqual([2, 1, 0].map(callSid));
  });

  it('lets whoever talks come past those who talked more, at the very moment', () => {
    const talks = { lastSpokeAt: START, talkedMs: 1_000, speakingSince: START };
    const talked = { lastSpokeAt: 1, talkedMs: 4_000 };
    const view = rosterView(
      conferenceView(conferenceRow(1, { tellsOfTalk: true }), [
        participantRow(1, 1, talks),
        participantRow(1, 2, talked),
      ]),
    );
    const wish: FloorWish = {
      ...everybody,
      isGrouped: false,
      sorting: { column: 'talk', direction: 'down' },
    };
    const listOf = createFloorList();
    const first = listOf(view, wish, new Map(), START);
    expect(first.items.map(({ key }) => key.slice(-1))).toEqual(['2', '1']);
    expect(first.nextChangeAt).toBe(START + 3_000);
    const later = listOf(view, wish, new Map(), START + 3_001);
    expect(later.items.map(({ key }) => key.slice(-1))).toEqual(['1', '2']);
  });
});

test('an empty floor has no line', () => {
  expect(createFloorList()(NOBODY, everybody, new Map(), START)).toMatchObject({
    items: [],
    people: 0,
    nextChangeAt: Number.POSITIVE_INFINITY,
  });
});
