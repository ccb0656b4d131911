import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type FloorItem,
  heldStill,
  keyOf,
  type PersonItem,
} from '../../../common/floor/floor-items.ts';
import {
  type Gesture,
  hiddenCount,
  NOBODY_SELECTED,
  type Selection,
  select,
  selectedRows,
  selectShown,
  stillThere,
} from '../../../common/floor/selection.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const head = (conf: number): FloorItem => ({
  kind: 'conference',
  key: conferenceSid(conf),
  sid: conferenceSid(conf),
});
const person = (conf: number, call: number): PersonItem => ({
  kind: 'participant',
  key: keyOf(conferenceSid(conf), callSid(call)),
  conferenceSid: conferenceSid(conf),
  callSid: callSid(call),
});

const floor = [head(1), person(1, 1), person(1, 2), head(2), person(2, 3), person(2, 4)];
const keys = ({ people }: Selection) => [...people.keys()];
const choose = (...steps: readonly (readonly [FloorItem, Gesture])[]) =>
  steps.reduce((now, [item, how]) => select(now, floor, item.key, how), NOBODY_SELECTED);

describe('choosing', () => {
  it('one line alone drops the others', () => {
    expect(keys(choose([person(1, 1), 'alone'], [person(2, 3), 'alone']))).toEqual([
      person(2, 3).key,
    ]);
  });

  it('adds and takes away with ctrl, and a conference means all of its people', () => {
    const both = choose([person(1, 1), 'alone'], [head(2), 'toggle']);
    expect(keys(both)).toEqual([person(1, 1), person(2, 3), person(2, 4)].map(({ key }) => key));
    expect(keys(select(both, floor, head(2).key, 'toggle'))).toEqual([person(1, 1).key]);
    const part = choose([person(2, 3), 'alone'], [head(2), 'toggle']);
    expect(keys(part)).toEqual([person(2, 3).key, person(2, 4).key]);
  });

  it('takes all between with shift, up or down, always from the same line', () => {
    const down = choose([person(1, 2), 'alone'], [person(2, 4), 'range']);
    expect(keys(down)).toEqual([person(1, 2), person(2, 3), person(2, 4)].map(({ key }) => key));
    const up = select(down, floor, person(1, 1).key, 'range');
    expect(keys(up)).toEqual([person(1, 1).key, person(1, 2).key]);
  });

  it('takes the line alone when the one where it began is not shown any more', () => {
    const begun = choose([person(1, 1), 'alone']);
    const shown = floor.slice(3);
    expect(keys(select(begun, shown, person(2, 4).key, 'range'))).toEqual([person(2, 4).key]);
  });

  it('counts who is selected and out of sight', () => {
    const all = selectShown(NOBODY_SELECTED, floor);
    expect(hiddenCount(all, floor.slice(3))).toBe(2);
    expect(hiddenCount(all, floor)).toBe(0);
  });
});

const anyFloor = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
  .map((calls) => calls.map((call) => person(1 + (call % 3), call)));

test('whatever the order, a range is what stands between, and every gesture keeps to what is shown', () => {
  fc.assert(
    fc.property(anyFloor, fc.nat(11), fc.nat(11), (items, a, b) => {
      const from = items[a];
      const to = items[b];
      fc.pre(from !== undefined && to !== undefined);
      const anchored = select(NOBODY_SELECTED, items, from.key, 'alone');
      const range = select(anchored, items, to.key, 'range');
      const between = items.slice(Math.min(a, b), Math.max(a, b) + 1);
      expect(new Set(keys(range))).toEqual(new Set(between.map(({ key }) => key)));
      expect(select(range, [...items].reverse(), to.key, 'range').people).toEqual(range.people);
      const twice = select(select(range, items, to.key, 'toggle'), items, to.key, 'toggle');
      expect(new Set(keys(twice))).toEqual(new Set(keys(range)));
    }),
  );
});

test('who leaves is out of the selection, and nobody else', () => {
  fc.assert(
    fc.property(fc.subarray([1, 2, 3, 4]), (there) => {
      const view = rosterView(
        conferenceView(
          conferenceRow(1),
          there.map((call) => participantRow(1, call)),
        ),
      );
      const items = [1, 2, 3, 4].map((call) => person(1, call));
      const selection = selectShown(NOBODY_SELECTED, items);
      const after = stillThere(selection, view);
      expect(keys(after)).toEqual(there.map((call) => person(1, call).key));
      expect(selectedRows(selection, view).map((row) => row.callSid)).toEqual(there.map(callSid));
      expect(stillThere(after, view)).toBe(after);
    }),
  );
});

describe('held still', () => {
  it('lines stay where they were, without who left, and who is new stands at the end of their call', () => {
    const now = [head(2), person(2, 4), person(2, 3), head(1), person(1, 5), person(1, 2), head(3)];
    expect(heldStill(floor, now).map(({ key }) => key)).toEqual(
      [head(1), person(1, 2), person(1, 5), head(2), person(2, 3), person(2, 4), head(3)].map(
        ({ key }) => key,
      ),
    );
  });

  it('shows exactly who would be shown, in whatever order', () => {
    fc.assert(
      fc.property(anyFloor, anyFloor, (before, now) => {
        const still = heldStill(before, now);
        expect(new Set(still.map(({ key }) => key))).toEqual(new Set(now.map(({ key }) => key)));
        expect(still).toHaveLength(now.length);
        expect(heldStill(still, now)).toBe(still);
      }),
    );
  });
});
