import { describe, expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Link } from '../../../common/ipc/session.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { participantOf } from '../../../common/roster/roster.ts';
import {
  createReconciler,
  PARTIES_PER_PASS,
  type Pace,
  READS_AT_ONCE,
} from '../../../main/core/reconciler.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';
import { createFakeTwilio, refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const PACE: Pace = {
  restMs: 2_000,
  requestsPerMinute: 300,
  longestRetryMs: 10_000,
  unauthorizedRetryMs: 15_000,
};

const CF = conferenceSid(1);
const party = ok({ address: '+14155550100', direction: 'inbound' } as const);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A floor of so many conferences, each with so many people; every request of a pass is answered. */
function setUp({ conferences = 1, people = 1 } = {}) {
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const links: Link[] = [];
  const peopleOf = new Map<ConferenceSid, ReturnType<typeof participant>[]>();
  for (const conf of numbers(conferences)) {
    const calls = numbers(people).map((n) => (conf - 1) * people + n);
    peopleOf.set(
      conferenceSid(conf),
      calls.map((call) => participant(conf, call)),
    );
  }
  const twilio = createFakeTwilio({
    listLiveConferences: () => ok(numbers(conferences).map((n) => conference(n))),
    listParticipants: (sid) => ok(peopleOf.get(sid) ?? []),
    fetchParty: () => party,
  });
  const reconciler = createReconciler({
    twilio,
    roster,
    clock,
    pace: PACE,
    onLink: (link) => links.push(link),
  });
  return { clock, roster, twilio, links, peopleOf, reconciler, begunAt: clock.now() };
}

/** The time until the next pass begins, when the last one has ended now. */
async function waitBeforeNextPass({ clock, twilio }: ReturnType<typeof setUp>): Promise<number> {
  const endedAt = clock.now();
  twilio.hold('listLiveConferences');
  const next = await clock.passUntil(twilio.next('listLiveConferences'));
  const waited = clock.now() - endedAt;
  next.answer(refused('aborted'));
  return waited;
}

describe('a pass', () => {
  test('asks for the conferences, then for everybody in each, then for their numbers', async () => {
    const { clock, reconciler, twilio, roster } = setUp({ conferences: 2 });
    void reconciler.run();
    await clock.pass(0);
    expect(twilio.calls.map(({ operation, args }) => [operation, ...args])).toEqual([
      ['listLiveConferences'],
      ['listParticipants', conferenceSid(1)],
      ['listParticipants', conferenceSid(2)],
      ['fetchParty', callSid(1)],
      ['fetchParty', callSid(2)],
    ]);
    expect(twilio.calls.every(({ options }) => options?.repeat === false)).toBe(true);
    expect(participantOf(roster.roster(), CF, callSid(1))?.address).toBe('+14155550100');
  });

  test('has only so many conferences under way at once', async () => {
    const { clock, reconciler, twilio } = setUp({ conferences: 20 });
    twilio.hold('listParticipants');
    void reconciler.run();
    let most = 0;
    for (const _ of numbers(20)) {
      await clock.pass(0);
      most = Math.max(most, twilio.waiting('listParticipants').length);
      (await twilio.next('listParticipants')).answer(ok([]));
    }
    expect(most).toBe(READS_AT_ONCE);
    expect(twilio.asked('listParticipants')).toHaveLength(20);
    await clock.pass(0);
    expect(reconciler.link().state).toBe('live');
  });

  test('over a large floor of a slow Twilio ends live', async () => {
    const { clock, reconciler, twilio } = setUp({ conferences: 200 });
    twilio.on('listParticipants', async () => {
      await clock.sleep(500);
      return ok([]);
    });
    void reconciler.run();
    await clock.pass(60_000);
    expect(reconciler.link()).toMatchObject({ state: 'live', failure: null });
  });

  test('that lasts shows that it goes on', async () => {
    const { clock, twilio, links, reconciler } = setUp({ conferences: 60 });
    twilio.on('listParticipants', async () => {
      await clock.sleep(1_000);
      return ok([]);
    });
    const running = reconciler.run();
    await clock.passUntil(clock.sleep(19_000));
    const signs = links.map(({ nextReadAt }) => nextReadAt ?? 0);
    expect(signs.length).toBeGreaterThanOrEqual(3);
    for (const [index, at] of signs.slice(1).entries()) {
      expect(at - (signs[index] ?? 0)).toBeLessThan(10_000);
    }
    expect(links.every(({ state }) => state === 'connecting')).toBe(true);
    reconciler.close();
    await clock.passUntil(running);
  });

  test('asks nothing more after the first failure; what is under way may end', async () => {
    const { clock, reconciler, twilio, roster } = setUp({ conferences: 20 });
    twilio.hold('listParticipants');
    void reconciler.run();
    await clock.pass(0);
    const [refusedOne, ...underWay] = twilio.waiting('listParticipants');
    refusedOne?.answer(refused('throttled', { status: 429 }));
    await clock.pass(0);
    for (const call of underWay) call.answer(ok([participant(2, 2)]));
    await clock.pass(0);
    expect(twilio.asked('listParticipants')).toHaveLength(READS_AT_ONCE);
    expect(twilio.asked('fetchParty')).toEqual([]);
    expect(reconciler.link().state).toBe('throttled');
    expect(participantOf(roster.roster(), conferenceSid(2), callSid(2))).toBeDefined();
  });

  test.each([16022, 20404])('goes on when a conference ended meanwhile (%i)', async (code) => {
    const { clock, reconciler, twilio, roster } = setUp({ conferences: 2 });
    twilio.on('listParticipants', (sid) =>
      sid === CF ? refused('not-found', { code }) : ok([participant(2, 2)]),
    );
    void reconciler.run();
    await clock.pass(0);
    expect(reconciler.link().state).toBe('live');
    expect([...roster.roster().conferences.keys()]).toEqual([conferenceSid(2)]);
  });

  test('shows a conference that waits to start, and who waits in it', async () => {
    const { clock, reconciler, twilio, roster } = setUp();
    twilio.on('listLiveConferences', () => ok([conference(1, { status: 'init' })]));
    void reconciler.run();
    await clock.pass(0);
    const entry = roster.roster().conferences.get(CF);
    expect(entry?.row.status).toBe('init');
    expect([...(entry?.participants.keys() ?? [])]).toEqual([callSid(1)]);
  });
});

describe('the wait before the next pass', () => {
  test('is the rest, on a small floor', async () => {
    const test = setUp();
    void test.reconciler.run();
    await test.clock.pass(0);
    expect(await waitBeforeNextPass(test)).toBe(PACE.restMs);
  });

  test('grows with the floor, so that polling keeps to its share of requests', async () => {
    const test = setUp({ conferences: 148 });
    test.twilio.on('listParticipants', () => ok([]));
    void test.reconciler.run();
    await test.clock.pass(0);
    // Two lists of conferences and 148 of participants, at 300 a minute.
    expect(await waitBeforeNextPass(test)).toBe(30_000);
  });

  test.each([
    ['credentials that are refused', refused('unauthorized'), 15_000],
    [
      'too many requests, with a time to wait',
      refused('throttled', { retryAfterMs: 7_000 }),
      7_000,
    ],
    ['too many requests, with hardly any time', refused('throttled', { retryAfterMs: 0 }), 2_000],
    [
      'too many requests, with an endless time',
      refused('throttled', { retryAfterMs: 9e9 }),
      60_000,
    ],
    // Half of the range for certain, and half of the rest by the chance of 0.5.
    ['too many requests, without a time', refused('throttled'), 750],
    ['no answer in time', refused('timeout'), 750],
  ])('after %s', async (_what, failure, waitMs) => {
    for (const operation of ['listLiveConferences', 'listParticipants'] as const) {
      const test = setUp();
      test.twilio.on(operation, () => failure);
      void test.reconciler.run();
      await test.clock.pass(0);
      expect(test.reconciler.link().nextReadAt).toBe(test.clock.now() + waitMs);
      expect(await waitBeforeNextPass(test)).toBe(waitMs);
    }
  });

  test('grows from failure to failure up to a limit, and is short again after a success', async () => {
    const { clock, reconciler, twilio, links } = setUp();
    const list = ok([conference(1)]);
    twilio.on('listLiveConferences', () => (links.length === 6 ? list : refused('timeout')));
    void reconciler.run();
    const waits: number[] = [];
    for (const pass of numbers(8)) {
      await clock.pass(0);
      expect(links).toHaveLength(pass);
      const waitMs = (links.at(-1)?.nextReadAt ?? 0) - clock.now();
      waits.push(waitMs);
      await clock.pass(waitMs);
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 7_500, 7_500, PACE.restMs, 750]);
  });
});

describe('the numbers of the callers', () => {
  test('are looked up a few a pass, a few at once, each once', async () => {
    const { clock, reconciler, twilio, links } = setUp({ people: PARTIES_PER_PASS + 10 });
    twilio.hold('fetchParty');
    void reconciler.run();
    let most = 0;
    for (const _ of numbers(PARTIES_PER_PASS)) {
      await clock.pass(0);
      most = Math.max(most, twilio.waiting('fetchParty').length);
      (await twilio.next('fetchParty')).answer(party);
    }
    await clock.pass(0);
    expect(most).toBe(READS_AT_ONCE);
    expect(links).toHaveLength(1);
    expect(twilio.asked('fetchParty')).toHaveLength(PARTIES_PER_PASS);

    twilio.on('fetchParty', () => party);
    await clock.pass(60_000);
    expect(links.length).toBeGreaterThan(3);
    const asked = twilio.asked('fetchParty').map(([call]) => call);
    expect(asked).toHaveLength(PARTIES_PER_PASS + 10);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('of those without a label are looked up first', async () => {
    const { clock, reconciler, twilio, peopleOf } = setUp();
    peopleOf.set(CF, [participant(1, 1, { label: 'Agent 4' }), participant(1, 2)]);
    void reconciler.run();
    await clock.pass(0);
    expect(twilio.asked('fetchParty')).toEqual([[callSid(2)], [callSid(1)]]);
  });

  test.each(['not-found', 'forbidden', 'refused', 'malformed'] as const)(
    'that cannot be read (%s) are not asked for again, and the floor is live',
    async (kind) => {
      const { clock, reconciler, twilio, links } = setUp({ people: 2 });
      twilio.on('fetchParty', () => refused(kind));
      void reconciler.run();
      await clock.pass(60_000);
      expect(links.length).toBeGreaterThan(3);
      expect(twilio.asked('fetchParty')).toEqual([[callSid(1)], [callSid(2)]]);
      expect(reconciler.link().state).toBe('live');
    },
  );

  test('wait after "too many requests" as everything does, and are asked for again then', async () => {
    const { clock, reconciler, twilio } = setUp({ people: 20 });
    twilio.on('fetchParty', () => refused('throttled', { retryAfterMs: 9_000 }));
    void reconciler.run();
    await clock.pass(0);
    expect(twilio.asked('fetchParty').length).toBeLessThanOrEqual(READS_AT_ONCE);
    expect(reconciler.link()).toMatchObject({ state: 'live', nextReadAt: clock.now() + 9_000 });

    twilio.on('fetchParty', () => party);
    await clock.pass(9_000);
    const asked = new Set(twilio.asked('fetchParty').map(([call]) => call));
    expect(asked.size).toBe(20);
  });
});

describe('a leg that was dialled and is in no list', () => {
  async function withDialledLeg() {
    const test = setUp();
    void test.reconciler.run();
    await test.clock.pass(0);
    const asOf = test.clock.now();
    const leg = participant(1, 9, { status: 'ringing' });
    test.roster.apply({ kind: 'participant-told', asOf, participant: leg });
    test.twilio.on('fetchParticipant', () => ok(leg));
    const row = () => participantOf(test.roster.roster(), CF, callSid(9));
    return { ...test, leg, row };
  }

  test('is asked for, and stays while Twilio says that it rings', async () => {
    const { clock, twilio, row } = await withDialledLeg();
    await clock.pass(PACE.restMs);
    expect(twilio.asked('fetchParticipant')).toEqual([[CF, callSid(9)]]);
    expect(row()).toMatchObject({ status: 'ringing', asOf: clock.now() });
  });

  test('is not asked for when the list has it', async () => {
    const { clock, twilio, leg, peopleOf } = await withDialledLeg();
    peopleOf.set(CF, [participant(1, 1), leg]);
    await clock.pass(PACE.restMs);
    expect(twilio.asked('fetchParticipant')).toEqual([]);
  });

  test('is gone when Twilio says so', async () => {
    const { clock, twilio, row } = await withDialledLeg();
    twilio.on('fetchParticipant', () => refused('not-found'));
    await clock.pass(PACE.restMs);
    expect(row()).toBeUndefined();
  });

  test('that cannot be asked for fails the pass, as anything does that meets every request', async () => {
    const { clock, twilio, row, reconciler } = await withDialledLeg();
    twilio.on('fetchParticipant', () => refused('throttled'));
    await clock.pass(PACE.restMs);
    expect(row()?.status).toBe('ringing');
    expect(reconciler.link().state).toBe('throttled');
  });
});

describe('the link', () => {
  test('says since when it is as it is, when the floor was read, and when it will be again', async () => {
    const { clock, reconciler, twilio, links, begunAt } = setUp();
    expect(reconciler.link()).toEqual({
      state: 'connecting',
      since: begunAt,
      lastReadAt: null,
      nextReadAt: null,
      failure: null,
    });

    twilio.hold('listParticipants');
    void reconciler.run();
    await clock.pass(300);
    expect(reconciler.link()).toMatchObject({ state: 'connecting', nextReadAt: null });
    twilio.waiting('listParticipants')[0]?.answer(ok([]));
    await clock.pass(0);
    expect(reconciler.link()).toEqual({
      state: 'live',
      since: begunAt + 300,
      lastReadAt: begunAt,
      nextReadAt: begunAt + 300 + PACE.restMs,
      failure: null,
    });

    await clock.pass(PACE.restMs);
    twilio.waiting('listParticipants')[0]?.answer(ok([]));
    await clock.pass(0);
    expect(reconciler.link()).toMatchObject({
      state: 'live',
      since: begunAt + 300,
      lastReadAt: begunAt + 300 + PACE.restMs,
    });

    twilio.on('listParticipants', () => refused('timeout'));
    await clock.pass(PACE.restMs);
    expect(reconciler.link()).toMatchObject({
      state: 'stale',
      since: clock.now(),
      lastReadAt: begunAt + 300 + PACE.restMs,
      nextReadAt: clock.now() + 750,
      failure: { code: 'timeout' },
    });
    expect(reconciler.link()).toBe(links.at(-1));
  });

  test.each([
    ['unauthorized', 'unauthorized'],
    ['throttled', 'throttled'],
    ['server', 'stale'],
    ['unreachable', 'stale'],
    ['forbidden', 'stale'],
    ['malformed', 'stale'],
  ] as const)('after %s is %s', async (kind, state) => {
    const { clock, reconciler, twilio } = setUp();
    twilio.on('listLiveConferences', () => refused(kind));
    void reconciler.run();
    await clock.pass(0);
    expect(reconciler.link()).toMatchObject({ state, lastReadAt: null });
    expect(reconciler.link().failure?.message).toContain('Could not read the calls.');
  });
});

test('one conference is read at once when asked, outside the pace', async () => {
  const { clock, reconciler, twilio, roster, peopleOf } = setUp({ conferences: 2 });
  void reconciler.run();
  await clock.pass(0);
  const { length } = twilio.calls;
  peopleOf.set(CF, [participant(1, 1), participant(1, 5)]);
  await clock.pass(1);
  await reconciler.refresh(CF);
  expect(twilio.calls.slice(length)).toMatchObject([{ operation: 'listParticipants', args: [CF] }]);
  expect(participantOf(roster.roster(), CF, callSid(5))).toBeDefined();
});

describe('closing', () => {
  test('ends the wait for the next pass', async () => {
    const { clock, reconciler, twilio } = setUp();
    const running = reconciler.run();
    await clock.pass(0);
    const { length } = twilio.calls;
    reconciler.close();
    await running;
    await clock.pass(60_000);
    expect(twilio.calls).toHaveLength(length);
  });

  test('gives up what is under way, asks no more and says no more', async () => {
    const { clock, reconciler, twilio, links } = setUp({ conferences: 20 });
    twilio.hold('listParticipants');
    const running = reconciler.run();
    await clock.pass(0);
    reconciler.close();
    await running;
    await clock.pass(60_000);
    expect(twilio.waiting()).toEqual([]);
    expect(twilio.asked('listParticipants')).toHaveLength(READS_AT_ONCE);
    expect(links).toEqual([]);
  });
});
