import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CallSid } from '../../../common/model/sid.ts';
import { EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import {
  boxOf,
  type HearLayout,
  hearLayout,
  MOST_DRAWN,
  type Point,
  WIDTH,
} from '../../../renderer/features/panel/hear-layout.ts';
import { hearPlaces } from '../../../renderer/features/panel/hear-places.ts';
import { GAP, linkMiddle, linkPath } from '../../../renderer/features/panel/link-path.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';

/** People in their places, as many as a drawing takes. */
const anyPlaces = fc
  .tuple(fc.nat(MOST_DRAWN), fc.nat(MOST_DRAWN), fc.nat(MOST_DRAWN))
  .filter(([talking, quiet, away]) => {
    const all = talking + quiet + away;
    return all > 0 && all <= MOST_DRAWN;
  })
  .map(([talking, quiet, away]) => {
    const people = Array.from({ length: talking + quiet + away }, (_, index) => callSid(index + 1));
    return {
      talking: people.slice(0, talking),
      quiet: people.slice(talking, talking + quiet),
      away: people.slice(talking + quiet),
    };
  });

test('everybody has a place within the drawing, and no two of them or of their names touch', () => {
  fc.assert(
    fc.property(anyPlaces, (places) => {
      const layout = hearLayout(places);
      const people = [...places.talking, ...places.quiet, ...places.away];
      expect([...layout.spots.keys()].sort()).toEqual([...people].sort());
      expect(layout.nameWidth).toBeGreaterThan(55);
      expect(layout.height).toBeLessThan(450);

      const boxes = [...layout.spots.values()].map((spot) => boxOf(spot, layout));
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(WIDTH);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(layout.height);
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            box.right <= other.left ||
            other.right <= box.left ||
            box.bottom <= other.top ||
            other.bottom <= box.top;
          expect(isApart).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('who is away stands below everybody who is in the talk', () => {
  fc.assert(
    fc.property(anyPlaces, (places) => {
      const { spots } = hearLayout(places);
      const heightOf = (callSids: readonly CallSid[]) =>
        callSids.map((one) => spots.get(one)?.y ?? Number.NaN);
      const lowest = Math.max(0, ...heightOf([...places.talking, ...places.quiet]));
      for (const y of heightOf(places.away)) expect(y).toBeGreaterThan(lowest);
    }),
  );
});

/** Every ring that can be drawn, by how many talk and how many listen. */
const RINGS = Array.from({ length: MOST_DRAWN + 1 }, (_, talking) =>
  Array.from({ length: MOST_DRAWN + 1 - talking }, (__, quiet) => [talking, quiet] as const),
)
  .flat()
  .filter(([talking, quiet]) => talking + quiet > 1);

test.each(RINGS)(
  'lines run from edge to edge of their two discs and clear of others: %i talk, %i listen',
  (talking, quiet) => {
    const people = Array.from({ length: talking + quiet }, (_, index) => callSid(index + 1));
    const layout = hearLayout({
      talking: people.slice(0, talking),
      quiet: people.slice(talking),
      away: [],
    });
    const ring = [...layout.spots.values()];
    let closest = Number.POSITIVE_INFINITY;
    for (const from of ring) {
      for (const to of ring.filter((spot) => spot !== from)) {
        for (const isOneWay of [true, false]) {
          const path = linkPath(from, to, isOneWay, layout);
          expect(distance(path.start, from)).toBeCloseTo(layout.radius + GAP);
          expect(distance(path.end, to)).toBeCloseTo(layout.radius + GAP);
          const others = ring.filter((spot) => spot !== from && spot !== to);
          closest = Math.min(closest, ...others.map((other) => clearance(path, other)));
        }
      }
    }
    expect(closest).toBeGreaterThan(layout.radius + 2);
  },
);

test.each([1, 2])('lines keep clear of %i who stand beside them', (count) => {
  const talking = [callSid(1), callSid(2)];
  const quiet = [callSid(3)];
  const away = [callSid(4), callSid(5)].slice(0, count);
  const layout = hearLayout({ talking, quiet, away });
  const lowest = boxOf(spotOf(layout, callSid(3)), layout).bottom;
  const spots = away.map((one) => spotOf(layout, one));
  // Beside, not below: nobody has to scroll for what fits.
  for (const spot of spots) expect(spot.y).toBeLessThan(lowest);
  for (const from of [...talking, ...quiet].map((one) => spotOf(layout, one))) {
    for (const to of [...talking, ...quiet].map((one) => spotOf(layout, one))) {
      if (from === to) continue;
      const path = linkPath(from, to, true, layout);
      for (const spot of spots) expect(clearance(path, spot)).toBeGreaterThan(layout.radius + 2);
    }
  }
});

test('two lines between the same people that go opposite ways are apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: MOST_DRAWN }), (count) => {
      const layout = ringOf(count);
      const [a, b] = [...layout.spots.values()];
      if (a === undefined || b === undefined) throw new Error('there are two');
      const there = linkMiddle(linkPath(a, b, true, layout));
      const back = linkMiddle(linkPath(b, a, true, layout));
      expect(distance(there, back)).toBeGreaterThan(10);
    }),
  );
});

describe('where people stand', () => {
  const agent = participantRow(1, 1);
  const held = participantRow(1, 2, { hold: true });
  const ringing = participantRow(1, 3, { status: 'ringing' });
  const muted = participantRow(1, 4, { muted: true });
  const me = participantRow(1, 5, { label: 'supervisor:one:Ann', hold: true });

  it('is apart for who is on hold or not on the call yet', () => {
    const places = hearPlaces(
      conferenceView(conferenceRow(1), [agent, held, ringing, muted]),
      null,
    );
    expect(places.talking).toEqual([agent.callSid]);
    expect(places.away).toEqual([held.callSid, ringing.callSid]);
  });

  it('is kept for me before I am on the call, and while I am on hold', () => {
    const without = conferenceView(conferenceRow(1), [agent]);
    expect(hearPlaces(without, null).quiet).toEqual([EXPECTED_LEG]);
    const withMe = conferenceView(conferenceRow(1), [agent, me]);
    expect(hearPlaces(withMe, me.callSid)).toEqual({
      talking: [agent.callSid],
      quiet: [me.callSid],
      away: [],
    });
  });
});

function ringOf(count: number): HearLayout {
  const talking = Array.from({ length: count }, (_, index) => callSid(index + 1));
  return hearLayout({ talking, quiet: [], away: [] });
}

function spotOf({ spots }: HearLayout, one: CallSid) {
  const spot = spots.get(one);
  if (spot === undefined) throw new Error('everybody has a place');
  return spot;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How close a curve comes to a point. */
function clearance({ start, bend, end }: ReturnType<typeof linkPath>, to: Point): number {
  const at = (t: number, axis: 'x' | 'y') =>
    (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend[axis] + t ** 2 * end[axis];
  const points = Array.from({ length: 41 }, (_, index) => ({
    x: at(index / 40, 'x'),
    y: at(index / 40, 'y'),
  }));
  return Math.min(...points.map((point) => distance(point, to)));
}
