import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  MUTABLE_KINDS,
  type MutableKind,
  mutedKindsSchema,
  type Need,
  SEVERITY,
} from '../../../common/floor/needs/need.ts';
import {
  DEFAULT_NOTIFICATIONS,
  isQuiet,
  type Moment,
  notificationSettingsSchema,
  type Told,
  tellOf,
} from '../../../common/floor/needs/notify.ts';
import {
  compareNeeds,
  LINGER_MS,
  NO_RANKING,
  type Ranking,
  rank,
  ranksOf,
} from '../../../common/floor/needs/rank.ts';
import {
  canSnooze,
  type Snooze,
  snoozed,
  standingSnoozes,
} from '../../../common/floor/needs/snooze.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/rows.ts';

const NOW = 1_000_000;

function hold(call: number, changes: Partial<Need> = {}): Need {
  return {
    id: `hold ${call}`,
    reason: { kind: 'hold', heldBeforeMs: 0 },
    severity: SEVERITY.late,
    conferenceSid: conferenceSid(1),
    callSid: callSid(call),
    since: NOW,
    severeSince: NOW,
    acts: ['resume', 'listen'],
    coach: null,
    ...changes,
  };
}

const alarm = (call: number): Need =>
  hold(call, {
    id: `alarm ${call}`,
    reason: { kind: 'mode-alarm', isMe: true },
    severity: SEVERITY.urgent,
  });

function ranked(
  needs: readonly Need[],
  before: Ranking = NO_RANKING,
  now = NOW,
  hidden: { snoozes?: readonly Snooze[]; mutedKinds?: readonly MutableKind[] } = {},
): Ranking {
  const found = { needs, nextChangeAt: Number.POSITIVE_INFINITY };
  return rank({ found, snoozes: [], mutedKinds: [], ...hidden }, before, now);
}

const ids = ({ items }: Ranking) => items.map(({ need }) => need.id);

describe('the rail', () => {
  it('puts the most severe first, then what has been so for longest', () => {
    const graver = hold(1, { severity: SEVERITY.alarming });
    const older = hold(2, { severeSince: NOW - 5 });
    expect(ids(ranked([hold(3), older, graver, alarm(4)]))).toEqual([
      'alarm 4',
      'hold 1',
      'hold 2',
      'hold 3',
    ]);
  });

  it('has one card for a person, which names what else is wanted of them', () => {
    const alone = hold(1, { id: 'alone 1', reason: { kind: 'alone', isHeld: true } });
    const { items } = ranked([alone, hold(1, { severity: SEVERITY.alarming })]);
    expect(items).toMatchObject([{ need: { id: 'hold 1' }, also: ['alone'] }]);
  });

  it('keeps what is over in its place for a moment, without moving the others', () => {
    const before = ranked([hold(1), hold(2)]);
    const after = ranked([hold(2)], before, NOW + 10);
    expect(after.items.map(({ overAt }) => overAt)).toEqual([NOW + 10, null]);
    expect(after.nextChangeAt).toBe(NOW + 10 + LINGER_MS);
    expect(ids(ranked([hold(2)], after, NOW + 10 + LINGER_MS))).toEqual(['hold 2']);
  });

  it('gives what comes back at once its old place', () => {
    const before = ranked([hold(1), hold(2)]);
    const gone = ranked([hold(2)], before, NOW + 10);
    const back = ranked(
      [hold(2), hold(1, { since: NOW + 20, severeSince: NOW + 20 })],
      gone,
      NOW + 20,
    );
    expect(ids(back)).toEqual(['hold 1', 'hold 2']);
    expect(back.items[0]?.overAt).toBeNull();
  });

  it('says how much it holds back, and shows it again when it gets worse', () => {
    const snoozes = snoozed([], hold(1), NOW + 1_000);
    const before = ranked([hold(1), hold(2)], NO_RANKING, NOW, { snoozes });
    expect(before).toMatchObject({ snoozed: 1, nextChangeAt: NOW + 1_000 });
    expect(ids(before)).toEqual(['hold 2']);
    const worse = hold(1, { severity: SEVERITY.alarming });
    expect(ids(ranked([worse, hold(2)], before, NOW, { snoozes }))).toEqual(['hold 1', 'hold 2']);
    expect(ids(ranked([hold(1)], NO_RANKING, NOW + 1_000, { snoozes }))).toEqual(['hold 1']);
    expect(ranked([hold(1)], NO_RANKING, NOW, { mutedKinds: ['hold'] })).toMatchObject({
      items: [],
      muted: 1,
    });
  });

  it('never puts off that a supervisor may be heard', () => {
    expect(canSnooze(alarm(1))).toBe(false);
    expect(snoozed([], alarm(1), null)).toEqual([]);
    expect(mutedKindsSchema.safeParse([...MUTABLE_KINDS]).success).toBe(true);
    expect(mutedKindsSchema.safeParse(['mode-alarm']).success).toBe(false);
  });

  it('forgets a snooze with its need', () => {
    const snoozes = snoozed([], hold(1), null);
    expect(standingSnoozes(snoozes, [hold(1)], NOW)).toBe(snoozes);
    expect(standingSnoozes(snoozes, [], NOW)).toEqual([]);
  });

  it('ranks conferences by the first of their needs', () => {
    const other = { conferenceSid: conferenceSid(2) };
    const ranking = ranked([
      hold(1),
      hold(2, other),
      hold(3, { ...other, severity: SEVERITY.alarming }),
    ]);
    const ranks = ranksOf(ranking, new Map());
    expect([...ranks]).toEqual([
      [conferenceSid(2), 0],
      [conferenceSid(1), 1],
    ]);
    expect(ranksOf(ranking, ranks)).toBe(ranks);
  });
});

const anyNeed = fc
  .record({
    call: fc.integer({ min: 1, max: 5 }),
    severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    severeSince: fc.integer({ min: NOW - 100, max: NOW }),
  })
  .map(({ call, ...rest }) => hold(call, rest));
const anyNeeds = fc.uniqueArray(anyNeed, { selector: ({ id }) => id });

test('two needs that stay as severe as they are never change places', () => {
  fc.assert(
    fc.property(fc.array(anyNeeds, { minLength: 2, maxLength: 8 }), (frames) => {
      let before = NO_RANKING;
      frames.forEach((needs, at) => {
        const now = NOW + at * 700;
        const after = ranked(needs, before, now);
        const stayed = after.items.filter(({ need }) =>
          before.items.some(
            (item) => item.need.id === need.id && item.need.severity === need.severity,
          ),
        );
        const order = before.items.map(({ need }) => need.id);
        const places = stayed.map(({ need }) => order.indexOf(need.id));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect([...after.items].sort((a, b) => compareNeeds(a.need, b.need))).toEqual(after.items);
        expect(ranked(needs, after, now)).toBe(after);
        before = after;
      });
    }),
  );
});

const noDisturbance = { isOn: true, from: 'late', doNotDisturb: null } as const;
const moment = (now: number, changes: Partial<Moment> = {}): Moment => ({
  now,
  minuteOfDay: 720,
  quietUntil: null,
  isLookedAt: false,
  ...changes,
});

describe('the desktop', () => {
  const nothing: Told = new Map();

  it('is told of each need once, and of none that was there at the first look', () => {
    const first = tellOf(ranked([hold(1)]), null, noDisturbance, moment(NOW));
    expect(first.tell).toEqual([]);
    const next = tellOf(ranked([hold(1), hold(2)]), first.told, noDisturbance, moment(NOW + 1));
    expect(next.tell.map(({ id }) => id)).toEqual(['hold 2']);
    const again = tellOf(ranked([hold(1), hold(2)]), next.told, noDisturbance, moment(NOW + 9e6));
    expect(again.tell).toEqual([]);
  });

  it('is not told again of what comes back within a minute, and is of what comes back later', () => {
    const first = tellOf(ranked([hold(1)]), nothing, noDisturbance, moment(NOW));
    const gone = tellOf(ranked([]), first.told, noDisturbance, moment(NOW + 9e6));
    const back = (ms: number) =>
      tellOf(ranked([hold(1)]), gone.told, noDisturbance, moment(NOW + 9e6 + ms)).tell.length;
    expect([back(59_999), back(60_000)]).toEqual([0, 1]);
  });

  it('is not told while it must be quiet, nor afterwards of what came meanwhile', () => {
    const quiet = { quietUntil: NOW + 1 };
    for (const silent of [quiet, { isLookedAt: true }]) {
      const now = tellOf(ranked([hold(1)]), nothing, noDisturbance, moment(NOW, silent));
      expect(now.tell).toEqual([]);
      expect(tellOf(ranked([hold(1)]), now.told, noDisturbance, moment(NOW + 2)).tell).toEqual([]);
    }
  });

  it('hears of three at a time, and how many more', () => {
    const needs = [1, 2, 3, 4, 5].map((call) => hold(call));
    expect(tellOf(ranked(needs), nothing, noDisturbance, moment(NOW))).toMatchObject({ more: 2 });
  });

  it('is told of what is late only when that is wanted, and when it becomes alarming otherwise', () => {
    const graver = notificationSettingsSchema.parse(DEFAULT_NOTIFICATIONS);
    const late = tellOf(ranked([hold(1)]), nothing, graver, moment(NOW));
    expect(late.tell).toEqual([]);
    const worse = ranked([hold(1, { severity: SEVERITY.alarming })]);
    expect(tellOf(worse, late.told, graver, moment(NOW)).tell).toHaveLength(1);
  });
});

test('hours of rest may go over midnight', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minute, minute, minute, (from, to, at) => {
      const rest = { ...noDisturbance, doNotDisturb: { from, to } };
      const after = (at - from + 1_440) % 1_440;
      const length = (to - from + 1_440) % 1_440;
      expect(isQuiet(rest, moment(NOW, { minuteOfDay: at }))).toBe(after < length);
    }),
  );
});
