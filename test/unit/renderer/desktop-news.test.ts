import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Need, SEVERITY, type Severity } from '../../../common/floor/needs/need.ts';
import { DEFAULT_NOTIFICATIONS } from '../../../common/floor/needs/notify.ts';
import { NO_RANKING } from '../../../common/floor/needs/rank.ts';
import { notificationsSchema } from '../../../common/ipc/notifications.ts';
import {
  type DesktopMemory,
  desktopNews,
  NOTHING_TOLD,
} from '../../../renderer/features/needs/desktop-news.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/rows.ts';

function need(n: number, severity: Severity = SEVERITY.alarming): Need {
  return {
    id: `hold/${n}`,
    reason: { kind: 'hold', heldBeforeMs: 0 },
    severity,
    conferenceSid: conferenceSid(n),
    callSid: callSid(n),
    since: 1,
    severeSince: 1,
    acts: [],
    coach: null,
  };
}

function desktop() {
  let memory: DesktopMemory = NOTHING_TOLD;
  let now = 1_000_000;
  return function look(
    needs: readonly Need[],
    { isLookedAt = false, quietUntil = null as number | null, name = 'Ana', passMs = 1_000 } = {},
  ) {
    now += passMs;
    const items = needs.map((one) => ({ need: one, also: [], overAt: null }));
    const result = desktopNews(
      {
        ranking: { ...NO_RANKING, items },
        settings: DEFAULT_NOTIFICATIONS,
        moment: { now, minuteOfDay: 0, quietUntil, isLookedAt },
        subjectOf: () => ({ name, call: 'Billing 4412' }),
      },
      memory,
    );
    memory = result.memory;
    return result.news;
  };
}

test('a need that becomes pressing is told once, and taken back when it is over', () => {
  const look = desktop();
  look([]);
  expect(look([need(1)])).toEqual({
    items: [
      {
        id: 'hold/1',
        title: 'On hold',
        body: 'Ana · Billing 4412 · waits on hold',
        isUrgent: false,
        conferenceSid: conferenceSid(1),
        callSid: callSid(1),
      },
    ],
    gone: [],
  });
  expect(look([need(1)])).toEqual({ items: [], gone: [] });
  expect(look([])).toEqual({ items: [], gone: ['hold/1'] });
  expect(look([])).toEqual({ items: [], gone: [] });
});

test('nothing is told while the console is looked at, and coming back to it takes all back', () => {
  const look = desktop();
  look([]);
  expect(look([need(1)], { isLookedAt: true }).items).toEqual([]);
  expect(look([need(1), need(2)]).items).toHaveLength(1);
  expect(look([need(1), need(2)], { isLookedAt: true }).gone).toEqual(['hold/2']);
});

test('nothing is told while it shall be quiet, nor made up for later', () => {
  const look = desktop();
  look([]);
  expect(look([need(1)], { quietUntil: Number.MAX_SAFE_INTEGER }).items).toEqual([]);
  expect(look([need(1)]).items).toEqual([]);
});

test('of many at once some are told and the rest is counted, until none of them is there', () => {
  const look = desktop();
  look([]);
  const { items } = look([1, 2, 3, 4, 5].map((n) => need(n)));
  expect(items.map(({ title }) => title)).toEqual([
    'On hold',
    'On hold',
    'On hold',
    '2 more things need you',
  ]);
  const rest = items.at(-1)?.id;
  expect(look([need(3)]).gone).not.toContain(rest);
  expect(look([]).gone).toContain(rest);
});

test('only what is urgent makes a sound', () => {
  const look = desktop();
  look([]);
  const { items } = look([need(1, SEVERITY.urgent), need(2)]);
  expect(items.map(({ isUrgent }) => isUrgent)).toEqual([true, false]);
});

test('whatever people call themselves and however many need me, main takes it', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 2_000 }),
      fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 700 }), { maxLength: 700 }), {
        maxLength: 4,
      }),
      (name, rounds) => {
        const look = desktop();
        look([]);
        for (const round of rounds) {
          const news = look(
            round.map((n) => need(n)),
            { name },
          );
          expect(notificationsSchema.safeParse(news).success).toBe(true);
        }
      },
    ),
    { numRuns: 30 },
  );
});
