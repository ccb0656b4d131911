import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../common/history/timeline.ts';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import { axisTimes } from '../../../renderer/features/history/axis-times.ts';
import { callLanesOf } from '../../../renderer/features/history/call-lanes-of.ts';
import {
  knownUntil,
  lengthOfCall,
  longestHoldOf,
  standingOf,
} from '../../../renderer/features/history/call-standing.ts';
import { withCall, withHead, withPage } from '../../../renderer/features/history/merge-calls.ts';
import { rowAfter } from '../../../renderer/features/history/row-after.ts';
import { historyWords } from '../../../renderer/features/history/words.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import {
  coaching,
  entryOf,
  held,
  joined,
  left,
  resumed,
  trueStory,
} from '../../support/history/call-story.ts';
import { accountSid, NEW_YEAR } from '../../support/history/entries.ts';

const call = (n: number, changes: Partial<HistoryCall> = {}): HistoryCall => ({
  accountSid: accountSid(1),
  conferenceSid: conferenceSid(n),
  friendlyName: `Call ${n}`,
  firstAt: NEW_YEAR + n * 1_000,
  lastAt: NEW_YEAR + n * 1_000 + 60_000,
  endedAt: null,
  people: [],
  peopleCount: 0,
  beganUnseen: false,
  longestHoldMs: 0,
  heldSince: null,
  commands: 0,
  failedCommands: 0,
  coachings: 0,
  alarms: 0,
  ...changes,
});

/** Calls as the history keeps them, and a page of them from a place on. */
function pageOf(calls: readonly HistoryCall[], from: number, limit: number) {
  const next = from + limit < calls.length ? from + limit : null;
  return { calls: calls.slice(from, from + limit), next, isComplete: true };
}
const newestFirst = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => call(to - index));

describe('the list of calls', () => {
  test('is that of the history, page by page, however many calls come in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(4), (old, fresh) => {
        const before = newestFirst(1, old);
        const now = newestFirst(1, old + fresh);
        const first = withHead({ calls: [], next: null }, pageOf(before, 0, 5));
        let list = withHead(first, pageOf(now, 0, 5));
        // A place stays where it is in the history, though calls come before it.
        const places = list.next === null ? [] : [list.calls.length];
        for (let at = places[0]; at !== undefined && list.next !== null; at += 5) {
          list = withPage(list, pageOf(now, at, 5));
        }
        expect(list.calls.map(({ friendlyName }) => friendlyName)).toEqual(
          now.map(({ friendlyName }) => friendlyName),
        );
      }),
    );
  });

  test('keeps the calls that did not change, and itself when none did', () => {
    const list = withHead({ calls: [], next: null }, pageOf(newestFirst(1, 9), 0, 5));
    expect(withHead(list, pageOf(newestFirst(1, 9), 0, 5))).toBe(list);
    const changed = newestFirst(1, 9).map((one) =>
      one.friendlyName === 'Call 8' ? { ...one, commands: 1 } : one,
    );
    const after = withHead(list, pageOf(changed, 0, 5));
    expect(after.calls[1]).toMatchObject({ friendlyName: 'Call 8', commands: 1 });
    expect(after.calls[0]).toBe(list.calls[0]);
    expect(after.next).toBe(list.next);
  });

  test('begins anew when so many calls came that nothing links them with what was listed', () => {
    const list = withHead({ calls: [], next: null }, pageOf(newestFirst(1, 9), 0, 5));
    const head = pageOf(newestFirst(1, 40), 0, 5);
    expect(withHead(list, head)).toEqual({ calls: head.calls, next: head.next });
  });

  test('tells no call twice', () => {
    const list = withPage(
      withHead({ calls: [], next: null }, pageOf(newestFirst(1, 9), 0, 5)),
      pageOf(newestFirst(1, 9), 3, 5),
    );
    expect(new Set(list.calls.map(({ conferenceSid: sid }) => sid)).size).toBe(list.calls.length);
  });

  test('takes one call as it is now, and no call that it does not list', () => {
    const list = withHead({ calls: [], next: null }, pageOf(newestFirst(1, 3), 0, 5));
    expect(withCall(list, call(2, { alarms: 1 })).calls[1]?.alarms).toBe(1);
    expect(withCall(list, call(7))).toBe(list);
  });
});

describe('a call in the list', () => {
  const now = NEW_YEAR + 3_600_000;

  test('is live while it is on the floor, even when it was thought to have ended', () => {
    expect(standingOf(call(1), true)).toBe('live');
    expect(standingOf(call(1, { endedAt: NEW_YEAR + 9_000 }), true)).toBe('live');
    expect(standingOf(call(1, { endedAt: NEW_YEAR + 9_000 }), false)).toBe('ended');
  });

  test('of which nobody saw the end is known until the latest that was heard of it', () => {
    expect(standingOf(call(1), false)).toBe('lost');
    expect(lengthOfCall(call(1), 'lost', now)).toBe(60_000);
    expect(knownUntil(call(1), 'live', now)).toBe(now);
  });

  test('has the hold that lasts among its holds, only for as long as the call is known', () => {
    const waits = call(1, { longestHoldMs: 5_000, heldSince: NEW_YEAR + 31_000 });
    expect(longestHoldOf(waits, 'live', NEW_YEAR + 33_000 + 60_000)).toBe(62_000);
    expect(longestHoldOf(waits, 'lost', now)).toBe(30_000);
    expect(longestHoldOf(call(1, { longestHoldMs: 5_000 }), 'ended', now)).toBe(5_000);
    expect(longestHoldOf(call(1), 'ended', now)).toBeNull();
  });
});

test('people of a call are named as far as names are known, and the others are counted', () => {
  const names = (people: readonly string[], peopleCount: number) =>
    historyWords.names({ people: [...people], peopleCount });
  expect(names(['Agent 1', 'Agent 2'], 2)).toBe('Agent 1 and Agent 2');
  expect(names(['Agent 1'], 2)).toBe('Agent 1 and somebody');
  expect(names([], 3)).toBe('3 without a name');
  expect(names([], 0)).toBe('');
});

describe('the lanes of a call', () => {
  test('draw what was open when nobody looked any more', () => {
    const entries = [joined(1, 0), held(1, 1_000), joined(2, 2_000), left(2, 3_000)];
    const lanes = callLanesOf(timelineOf(entries, NEW_YEAR + 3_000), undefined);
    expect(lanes).toHaveLength(2);
    expect(lanes[0]?.spans).toContainEqual(expect.objectContaining({ kind: 'hold', to: null }));
  });

  test('draw coaching only where it was heard: neither while muted nor on hold', () => {
    const entries = [
      joined(1, 0),
      joined(2, 0),
      coaching(1, 10_000, 2),
      entryOf(1, 20_000, { kind: 'muted' }),
      entryOf(1, 46_000, { kind: 'unmuted' }),
      held(1, 50_000),
      resumed(1, 55_000),
      left(1, 60_000),
    ];
    const [me] = callLanesOf(timelineOf(entries, NEW_YEAR + 60_000), undefined);
    const coached = me?.spans.filter(({ kind }) => kind === 'coach') ?? [];
    expect(coached.map(({ from, to }) => [from - NEW_YEAR, (to ?? 0) - NEW_YEAR])).toEqual([
      [10_000, 20_000],
      [46_000, 50_000],
      [55_000, 60_000],
    ]);
  });

  test('are those of everybody who was ever on it', () => {
    fc.assert(
      fc.property(trueStory, (entries) => {
        const timeline = timelineOf(entries, NEW_YEAR + 1_000_000);
        const sids = callLanesOf(timeline, undefined).flatMap(({ callSid }) => callSid ?? []);
        expect(sids).toEqual(timeline.people.map(({ callSid }) => callSid));
      }),
    );
  });
});

describe('the times beneath the lanes', () => {
  test('are round, in order, within the call, and not too many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        fc.integer({ min: 2, max: 8 }),
        (from, length, most) => {
          const times = axisTimes({ from, to: from + length }, most);
          expect(times.length).toBeLessThanOrEqual(most);
          for (const [index, time] of times.entries()) {
            expect(time).toBeGreaterThanOrEqual(from);
            expect(time).toBeLessThanOrEqual(from + length);
            expect(time % 10_000).toBe(0);
            if (index > 0) expect(time).toBeGreaterThan(times[index - 1] ?? 0);
          }
        },
      ),
    );
  });

  test('are shown for calls of any length that lasted a minute', () => {
    for (const minutes of [1, 7, 45, 180, 1_000, 20_000]) {
      const times = axisTimes({ from: NEW_YEAR + 1, to: NEW_YEAR + 1 + minutes * 60_000 }, 5);
      expect(times.length).toBeGreaterThan(0);
    }
  });
});

test('keys go from row to row and stay within the list', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'),
      fc.integer({ min: 1, max: 500 }),
      fc.nat(499),
      (key, count, at) => {
        const to = rowAfter(key, Math.min(at, count - 1), count, 12);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(count);
      },
    ),
  );
  expect(rowAfter('ArrowDown', 3, 10, 5)).toBe(4);
  expect(rowAfter('PageUp', 3, 10, 5)).toBe(0);
  expect(rowAfter('a', 3, 10, 5)).toBeNull();
});
