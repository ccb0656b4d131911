import { describe, expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { BUDGET, CF, numbers, setUp } from './read-floor.ts';

// What the reconciler does when Twilio does not answer, and what it says of itself.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Floor = ReturnType<typeof setUp>;

/** The time until anything is asked again. */
async function quietTime({ clock, forget }: Floor): Promise<number> {
  const since = forget();
  const begunAt = clock.now();
  while (since().length === 0) await clock.pass(10);
  return clock.now() - begunAt;
}

describe('after a failure nothing is asked for a while', () => {
  test.each([
    ['credentials that are refused', refused('unauthorized'), 15_000],
    [
      'too many requests, with a time to wait',
      refused('throttled', { retryAfterMs: 7_000 }),
      7_000,
    ],
    [
      'too many requests, with an endless time',
      refused('throttled', { retryAfterMs: 9e9 }),
      60_000,
    ],
    ['too many requests, without a time', refused('throttled'), 1_000],
    ['a server that says when to come back', refused('server', { retryAfterMs: 9_000 }), 9_000],
    ['a server that says to come back in a day', refused('server', { retryAfterMs: 9e7 }), 60_000],
    // Half of the range for certain, and half of the rest by the chance of 0.5.
    ['no answer in time', refused('timeout'), 750],
    ['no connection', refused('unreachable'), 750],
  ])('%s', async (_what, failure, waitMs) => {
    for (const operation of ['listConferences', 'listParticipants'] as const) {
      const floor = setUp({ budget: { ...BUDGET, readsAtOnce: 1 } });
      floor.twilio.on(operation, () => failure);
      void floor.reconciler.run();
      await floor.clock.pass(0);
      expect(Math.abs((await quietTime(floor)) - waitMs)).toBeLessThanOrEqual(10);
    }
  });

  test('that grows from failure to failure up to a limit, and is short again after a success', async () => {
    const floor = setUp({ budget: { ...BUDGET, readsAtOnce: 1 } });
    floor.twilio.on('listConferences', () => refused('timeout'));
    void floor.reconciler.run();
    const waits: number[] = [];
    await floor.clock.pass(0);
    for (const _ of numbers(6)) waits.push(await quietTime(floor));
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 7_500, 7_500]);

    floor.twilio.on('listConferences', () => ok([]));
    await floor.clock.pass(10_000);
    floor.twilio.on('listConferences', () => refused('timeout'));
    await quietTime(floor);
    expect(await quietTime(floor)).toBe(750);
  });

  test('and then the list of conferences comes first, and proves that all is well', async () => {
    const floor = setUp({ conferences: 5, budget: { ...BUDGET, readsAtOnce: 1 } });
    floor.twilio.on('listParticipants', () => refused('server'));
    void floor.reconciler.run();
    await floor.clock.pass(0);
    expect(floor.reconciler.link().state).toBe('stale');
    floor.twilio.on('listParticipants', () => ok([]));
    const since = floor.forget();
    await floor.clock.pass(SECOND);
    expect(since()[0]).toMatchObject({ operation: 'listConferences' });
    expect(floor.reconciler.link()).toMatchObject({ state: 'live', failure: null });
  });

  test('but a waking machine tries at once', async () => {
    const floor = setUp();
    floor.twilio.on('listConferences', () => refused('unauthorized'));
    void floor.reconciler.run();
    await floor.clock.pass(0);
    const since = floor.forget();
    floor.reconciler.wake();
    await floor.clock.pass(0);
    expect(since()).toHaveLength(1);
  });
});

describe('"too many requests"', () => {
  test('halves the pace, which comes back in a minute', async () => {
    const floor = setUp({ conferences: 200, people: 0 });
    void floor.reconciler.run();
    await floor.clock.pass(5 * SECOND);
    floor.twilio.on('listParticipants', () => refused('throttled'));
    await floor.clock.pass(300);
    floor.twilio.on('listParticipants', () => ok([]));
    const { requests } = floor.reconciler.link();
    expect(requests).toMatchObject({ budget: 300, perMinute: 150 });
    await floor.clock.pass(25 * SECOND);
    expect(floor.reconciler.link().requests.perMinute).toBe(210);
    await floor.clock.pass(25 * SECOND);
    expect(floor.reconciler.link().requests.perMinute).toBe(300);
  });

  test('at every second request still reads the floor, slowly, and says what it costs', async () => {
    const floor = setUp({ conferences: 3 });
    let asked = 0;
    floor.twilio.on('listParticipants', () => {
      asked += 1;
      return asked % 2 === 0 ? ok([]) : refused('throttled');
    });
    void floor.reconciler.run();
    await floor.clock.pass(10 * MINUTE);
    const before = asked;
    await floor.clock.pass(5 * MINUTE);
    expect(asked - before).toBeGreaterThan(10);
    const { requests } = floor.reconciler.link();
    expect(requests.lastMinute).toBeLessThanOrEqual(75);
    expect(requests.perMinute).toBeLessThan(75);
  });
});

describe('the numbers of the callers', () => {
  test('of a whole floor cost one list of calls', async () => {
    const floor = setUp({ conferences: 10, people: 5 });
    floor.twilio.hold('listCalls');
    void floor.reconciler.run();
    await floor.clock.pass(2 * SECOND);
    const rows = () =>
      [...floor.roster.roster().conferences.values()].flatMap(({ participants }) => [
        ...participants.values(),
      ]);
    const parties = rows().map(({ callSid }) => ({
      callSid,
      party: { address: `+${callSid.length}`, direction: 'inbound' as const },
    }));
    expect(parties).toHaveLength(50);
    (await floor.twilio.next('listCalls')).answer(ok({ parties, complete: true }));
    await floor.clock.pass(MINUTE);
    expect(rows().every(({ address }) => address !== null)).toBe(true);
    expect(floor.twilio.asked('listCalls')).toHaveLength(1);
    expect(floor.twilio.asked('fetchParty')).toEqual([]);
  });

  test.each(['not-found', 'forbidden', 'refused', 'malformed'] as const)(
    'that cannot be read (%s) are asked for once, and the floor is live',
    async (kind) => {
      const floor = setUp({ people: 6 });
      floor.twilio.on('listCalls', () => refused(kind));
      floor.twilio.on('fetchParty', () => refused(kind));
      void floor.reconciler.run();
      await floor.clock.pass(MINUTE);
      expect(floor.twilio.asked('listCalls')).toHaveLength(1);
      expect(floor.twilio.asked('fetchParty')).toHaveLength(6);
      expect(floor.reconciler.link().state).toBe('live');
    },
  );

  test.each(['throttled', 'timeout'] as const)(
    'are asked for again later (%s), and the floor is live meanwhile',
    async (kind) => {
      const floor = setUp({ people: 2 });
      floor.twilio.on('fetchParty', () => refused(kind));
      void floor.reconciler.run();
      await floor.clock.pass(5 * SECOND);
      expect(floor.twilio.asked('fetchParty')).toHaveLength(1);
      expect(floor.reconciler.link().state).toBe('live');
      expect(floor.links.map(({ state }) => state)).not.toContain('stale');
      floor.twilio.on('fetchParty', () => ok({ address: '+1', direction: 'inbound' }));
      await floor.clock.pass(MINUTE);
      expect(floor.twilio.asked('fetchParty')).toHaveLength(3);
    },
  );

  test('are looked up while a floor is always behind, and never before what is in doubt', async () => {
    const budget = { requestsPerMinute: 30, readsAtOnce: 1 };
    const floor = setUp({ conferences: 60, people: 1, budget });
    void floor.reconciler.run();
    await floor.clock.pass(MINUTE);
    expect(floor.twilio.asked('listCalls').length).toBeGreaterThan(0);
  });
});

describe('the link', () => {
  test('says since when it is as it is, as of when everything is true, and what it costs', async () => {
    const { clock, reconciler, twilio, begunAt, peopleOf } = setUp();
    expect(reconciler.link()).toEqual({
      state: 'connecting',
      since: begunAt,
      lastReadAt: null,
      nextReadAt: null,
      failure: null,
      requests: { lastMinute: 0, perMinute: 300, budget: 300 },
    });

    twilio.hold('listParticipants');
    void reconciler.run();
    await clock.pass(300);
    expect(reconciler.link()).toMatchObject({ state: 'live', since: begunAt, lastReadAt: null });
    twilio.waiting('listParticipants')[0]?.answer(ok(peopleOf.get(CF) ?? []));
    await clock.pass(0);
    expect(reconciler.link()).toMatchObject({
      lastReadAt: begunAt,
      requests: { lastMinute: 4 },
    });

    twilio.on('listConferences', () => refused('timeout'));
    await clock.pass(3 * SECOND);
    expect(reconciler.link()).toMatchObject({
      state: 'stale',
      since: begunAt + 3 * SECOND,
      lastReadAt: begunAt,
      failure: { code: 'timeout' },
    });
  });

  test('counts what events keep true as true', async () => {
    const floor = setUp({ conferences: 5, hasEvents: true });
    void floor.reconciler.run();
    await floor.becomeHealthy();
    await floor.clock.pass(40 * SECOND);
    const { lastReadAt } = floor.reconciler.link();
    expect(floor.clock.now() - (lastReadAt ?? 0)).toBeLessThanOrEqual(15 * SECOND);
  });

  test.each([
    ['unauthorized', 'unauthorized'],
    ['throttled', 'throttled'],
    ['server', 'stale'],
    ['unreachable', 'stale'],
    ['forbidden', 'stale'],
    ['malformed', 'stale'],
  ] as const)('after %s is %s', async (kind, state) => {
    const { clock, reconciler, twilio, links } = setUp();
    twilio.on('listConferences', () => refused(kind));
    void reconciler.run();
    await clock.pass(0);
    expect(reconciler.link()).toMatchObject({ state, lastReadAt: null });
    expect(reconciler.link().failure?.message).toContain('Could not read the calls.');
    expect(links.at(-1)).toMatchObject({ state });
  });

  test('is told every second or two, however long a reading takes', async () => {
    const floor = setUp({ conferences: 3 });
    const toldAt: number[] = [];
    floor.twilio.hold('listParticipants');
    void floor.reconciler.run();
    for (const _ of numbers(300)) {
      const { length } = floor.links;
      await floor.clock.pass(100);
      if (floor.links.length > length) toldAt.push(floor.clock.now());
    }
    for (const [index, at] of toldAt.slice(1).entries()) {
      expect(at - (toldAt[index] ?? 0)).toBeLessThanOrEqual(2_000);
      expect(at - (toldAt[index] ?? 0)).toBeGreaterThanOrEqual(900);
    }
    expect(toldAt.length).toBeGreaterThan(14);
    for (const { nextReadAt } of floor.links) expect(nextReadAt).not.toBeNull();
  });
});

test('a conference that began after the floor was read does not make the floor unread', async () => {
  const floor = setUp();
  void floor.reconciler.run();
  await floor.clock.pass(SECOND);
  floor.twilio.hold('listParticipants');
  floor.tell(7, 1);
  await floor.clock.pass(SECOND);
  expect(floor.roster.roster().conferences.get(conferenceSid(7))?.row.participantsAsOf).toBeNull();
  expect(floor.reconciler.link().lastReadAt).toBe(floor.begunAt);
});

test('a leg that came after the page of the list on which it would be is not taken away', async () => {
  const floor = setUp({ people: 2 });
  void floor.reconciler.run();
  await floor.clock.pass(SECOND);
  const everybody = floor.peopleOf.get(CF) ?? [];
  const [first, second] = everybody;
  if (first === undefined || second === undefined) throw new Error('Nobody is there');
  const askedAt = floor.clock.now();
  const isShown = () => floor.roster.roster().conferences.get(CF)?.participants.has(second.callSid);
  floor.twilio.hold('listParticipants');
  void floor.reconciler.refresh(CF);
  await floor.clock.pass(100);
  const fact = { kind: 'participant-told', asOf: askedAt, source: 'poll', askedAt } as const;
  floor.roster.apply({ ...fact, participant: second });
  for (const request of floor.twilio.waiting('listParticipants')) request.answer(ok([first]));
  await floor.clock.pass(0);
  expect(isShown()).toBe(true);

  floor.twilio.on('listParticipants', () => ok([first]));
  floor.peopleOf.set(CF, [first]);
  await floor.clock.pass(30 * SECOND);
  expect(isShown()).toBe(false);
});
