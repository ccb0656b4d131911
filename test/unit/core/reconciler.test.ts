import { describe, expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { participantOf } from '../../../common/roster/roster.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { BUDGET, CF, numbers, setUp } from './read-floor.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Runs until the floor has been read and everybody's number is known. */
async function setUpRead(options: Parameters<typeof setUp>[0] = {}) {
  const floor = setUp(options);
  void floor.reconciler.run();
  await floor.clock.pass(0);
  return floor;
}

describe('a floor', () => {
  test('is read from its conferences to the people in each, and then to their numbers', async () => {
    const { twilio, roster } = await setUpRead({ conferences: 2 });
    expect(twilio.calls.map(({ operation, args }) => [operation, ...args])).toEqual([
      ['listConferences', 'init'],
      ['listConferences', 'in-progress'],
      ['listParticipants', conferenceSid(1)],
      ['listParticipants', conferenceSid(2)],
      ['fetchParty', callSid(1)],
      ['fetchParty', callSid(2)],
    ]);
    expect(twilio.calls.every(({ options }) => options?.repeat === false)).toBe(true);
    expect(participantOf(roster.roster(), CF, callSid(1))?.address).toBe('+14155550100');
  });

  test('shows a conference that waits to start, and who waits in it', async () => {
    const { clock, reconciler, conferences, roster } = setUp();
    conferences.set(CF, conference(1, { status: 'init' }));
    void reconciler.run();
    await clock.pass(0);
    const entry = roster.roster().conferences.get(CF);
    expect(entry?.row.status).toBe('init');
    expect([...(entry?.participants.keys() ?? [])]).toEqual([callSid(1)]);
  });

  test('is read with only so many requests at once, which all come to an end', async () => {
    const { clock, reconciler, twilio } = setUp({ conferences: 20 });
    twilio.hold('listParticipants');
    void reconciler.run();
    let most = 0;
    for (const _ of numbers(20)) {
      await clock.pass(0);
      most = Math.max(most, twilio.waiting().length);
      (await twilio.next('listParticipants')).answer(ok([]));
    }
    expect(most).toBe(BUDGET.readsAtOnce);
    expect(twilio.asked('listParticipants')).toHaveLength(20);
  });

  test.each([16022, 20404])('goes on without a conference that is gone (%i)', async (code) => {
    const { clock, reconciler, twilio, roster } = setUp({ conferences: 2 });
    const [, second] = [CF, conferenceSid(2)];
    twilio.on('listParticipants', (sid) =>
      sid === CF ? refused('not-found', { code }) : ok([participant(2, 2)]),
    );
    void reconciler.run();
    await clock.pass(0);
    expect(reconciler.link().state).toBe('live');
    expect([...roster.roster().conferences.keys()]).toEqual([second]);
  });

  test('is read on around a conference that cannot be read, which is tried less and less', async () => {
    const { clock, reconciler, twilio, readsOf } = setUp({ conferences: 4 });
    twilio.on('listParticipants', (sid) =>
      sid === CF ? refused('malformed') : ok([participant(2, 2)]),
    );
    void reconciler.run();
    await clock.pass(10 * MINUTE);
    expect(readsOf(CF)).toBeLessThan(20);
    for (const conf of [2, 3, 4]) expect(readsOf(conferenceSid(conf))).toBeGreaterThan(80);
  });
});

describe('an account without events', () => {
  test('reads my calls before those on the screen, and those before the rest', async () => {
    const floor = await setUpRead({ conferences: 20 });
    floor.pinned.add(conferenceSid(20));
    floor.visible.add(conferenceSid(18)).add(conferenceSid(19));
    const before = new Map(numbers(20).map((n) => [n, floor.readsOf(conferenceSid(n))]));
    await floor.clock.pass(5 * MINUTE);
    const reads = (n: number) => floor.readsOf(conferenceSid(n)) - (before.get(n) ?? 0);
    expect(reads(20)).toBeGreaterThan(150);
    expect(reads(19)).toBeLessThan(reads(20));
    for (const elsewhere of numbers(17)) {
      expect(reads(19)).toBeGreaterThan(reads(elsewhere) * 1.5);
      expect(reads(elsewhere)).toBeGreaterThan(20);
    }
  });

  test('reads my call in time, however large the floor', async () => {
    const floor = await setUpRead({ conferences: 400, people: 0 });
    floor.pinned.add(conferenceSid(400));
    await floor.clock.pass(4 * MINUTE);
    const before = floor.readsOf(conferenceSid(400));
    await floor.clock.pass(MINUTE);
    expect(floor.readsOf(conferenceSid(400)) - before).toBeGreaterThanOrEqual(30);
  });

  test('reads first what comes on the screen when everything is in doubt', async () => {
    const { clock, reconciler, visible, pinned, forget } = await setUpRead({ conferences: 20 });
    await clock.pass(500);
    const since = forget();
    visible.add(conferenceSid(12));
    pinned.add(conferenceSid(17));
    reconciler.wake();
    await clock.pass(0);
    const read = since().filter(({ operation }) => operation === 'listParticipants');
    expect(read.slice(0, 2).map(({ args }) => args[0])).toEqual([
      conferenceSid(17),
      conferenceSid(12),
    ]);
  });
});

describe('an account with events', () => {
  test('reads what they keep true about once a minute', async () => {
    const floor = await setUpRead({ conferences: 10, hasEvents: true });
    await floor.becomeHealthy();
    const since = floor.forget();
    await floor.clock.pass(10 * MINUTE);
    const lists = since().filter(({ operation }) => operation === 'listParticipants');
    expect(lists.length).toBeGreaterThanOrEqual(90);
    expect(lists.length).toBeLessThanOrEqual(110);
    for (const conf of numbers(10)) {
      const own = lists.filter(({ args }) => args[0] === conferenceSid(conf));
      expect(own.length).toBeGreaterThanOrEqual(9);
    }
  });

  test('leaves half of the budget free of checks, however many calls are kept true', async () => {
    const floor = await setUpRead({ conferences: 250, people: 1, hasEvents: true });
    await floor.clock.pass(2 * MINUTE);
    await floor.becomeHealthy();
    await floor.clock.pass(MINUTE);
    const since = floor.forget();
    await floor.clock.pass(5 * MINUTE);
    const lists = since().filter(({ operation }) => operation === 'listParticipants');
    expect(lists.length).toBeLessThanOrEqual(5 * 152);
    expect(lists.length).toBeGreaterThan(5 * 130);
  });

  test('reads the one conference of which an event is missing, half a second later, and no other', async () => {
    const floor = await setUpRead({ conferences: 10, hasEvents: true });
    await floor.becomeHealthy();
    await floor.clock.pass(100);
    const since = floor.forget();
    floor.tell(4, 3);
    await floor.clock.pass(500);
    expect(since().map(({ operation, args }) => [operation, ...args])).toEqual([
      ['listParticipants', conferenceSid(4)],
    ]);
    const { row } = floor.roster.roster().conferences.get(conferenceSid(4)) ?? {};
    expect(row?.events).toBe('healthy');
  });

  test('reads nothing because of an event that was only overtaken', async () => {
    const floor = await setUpRead({ conferences: 10, hasEvents: true });
    await floor.becomeHealthy();
    await floor.clock.pass(100);
    const since = floor.forget();
    floor.tell(4, 3);
    await floor.clock.pass(400);
    floor.tell(4, 2);
    await floor.clock.pass(400);
    expect(since()).toEqual([]);
  });

  test('lists the conferences at once when an event tells of one whose beginning nobody heard', async () => {
    const floor = await setUpRead({ conferences: 3, hasEvents: true });
    await floor.becomeHealthy();
    floor.conferences.set(conferenceSid(9), conference(9));
    floor.peopleOf.set(conferenceSid(9), [participant(9, 9)]);
    await floor.clock.pass(5 * SECOND);
    const since = floor.forget();
    floor.tell(9, 2);
    await floor.clock.pass(0);
    const asked = since().map(({ args }) => args[0]);
    // The list answers for everybody on it, so that nobody is asked for but their number.
    expect(asked.toSorted()).toEqual(
      [callSid(9), conferenceSid(9), 'in-progress', 'init'].toSorted(),
    );
    expect(asked.slice(0, 2)).toEqual(['init', 'in-progress']);
  });

  test('reads a call whose first event came without listing them all', async () => {
    const floor = await setUpRead({ conferences: 3, hasEvents: true });
    await floor.becomeHealthy();
    floor.conferences.set(conferenceSid(9), conference(9));
    floor.peopleOf.set(conferenceSid(9), [participant(9, 9)]);
    await floor.clock.pass(5 * SECOND);
    const since = floor.forget();
    floor.tell(9, 1);
    await floor.clock.pass(0);
    expect(since().map(({ args }) => args[0])).toEqual([conferenceSid(9), callSid(9)]);
  });

  test('lists once for many such calls', async () => {
    const floor = await setUpRead({ conferences: 3, hasEvents: true });
    await floor.becomeHealthy();
    const since = floor.forget();
    for (const n of numbers(60)) {
      floor.conferences.set(conferenceSid(100 + n), conference(100 + n));
      floor.tell(100 + n, 2);
      await floor.clock.pass(500);
    }
    const lists = since().filter(({ args }) => args[0] === 'in-progress');
    expect(lists.length).toBeGreaterThanOrEqual(8);
    expect(lists.length).toBeLessThanOrEqual(11);
  });
});

describe('the list of conferences', () => {
  const listsIn = async (floor: ReturnType<typeof setUp>, ms: number) => {
    const since = floor.forget();
    await floor.clock.pass(ms);
    const lists = since().filter(({ operation }) => operation === 'listConferences');
    return lists.map(({ args }) => args[0]);
  };

  test('finds new ones by one request, and those that wait to start by every fourth', async () => {
    const lists = await listsIn(await setUpRead(), MINUTE);
    const all = lists.map((status) => (status === 'init' ? 'i' : '.')).join('');
    expect(all).toMatch(/^(\.\.\.i\.){4}/);
    expect(lists.filter((status) => status === 'in-progress')).toHaveLength(20);
  });

  test('is asked for less while events tell of new ones', async () => {
    const lists = await listsIn(await setUpRead({ hasEvents: true }), MINUTE);
    expect(lists.filter((status) => status === 'in-progress')).toHaveLength(4);
  });
});

describe('a leg that was dialled and is in no list', () => {
  async function withDialledLeg() {
    const floor = await setUpRead();
    const { clock, roster, twilio } = floor;
    const leg = participant(1, 9, { status: 'ringing' });
    const asOf = clock.now();
    roster.apply({
      kind: 'participant-told',
      asOf,
      source: 'answer',
      askedAt: asOf,
      participant: leg,
    });
    twilio.on('fetchParticipant', () => ok(leg));
    const row = () => participantOf(roster.roster(), CF, callSid(9));
    return { ...floor, leg, row };
  }

  test('is asked for, and stays while Twilio says that it rings', async () => {
    const { clock, twilio, row } = await withDialledLeg();
    await clock.pass(6 * SECOND);
    expect(twilio.asked('fetchParticipant')).toEqual([[CF, callSid(9)]]);
    expect(row()).toMatchObject({ status: 'ringing', asOf: clock.now() });
  });

  test('is not asked for when the list has it', async () => {
    const { clock, twilio, leg, peopleOf } = await withDialledLeg();
    peopleOf.set(CF, [participant(1, 1), leg]);
    await clock.pass(7 * SECOND);
    expect(twilio.asked('fetchParticipant')).toEqual([]);
  });

  test('is gone when Twilio says so', async () => {
    const { clock, twilio, row } = await withDialledLeg();
    twilio.on('fetchParticipant', () => refused('not-found'));
    await clock.pass(7 * SECOND);
    expect(row()).toBeUndefined();
  });

  test('stays, and the link says so, when too much is asked at once', async () => {
    const { clock, twilio, row, reconciler } = await withDialledLeg();
    twilio.on('fetchParticipant', () => refused('throttled'));
    await clock.pass(6 * SECOND);
    expect(row()?.status).toBe('ringing');
    expect(reconciler.link().state).toBe('throttled');
  });
});

describe('what was not seen', () => {
  test('is read anew when the machine wakes: the list, and every conference', async () => {
    const floor = await setUpRead({ conferences: 10, hasEvents: true });
    await floor.becomeHealthy();
    await floor.clock.pass(100);
    const since = floor.forget();
    floor.reconciler.wake();
    await floor.clock.pass(0);
    const lists = since().map(({ args }) => args[0]);
    expect(new Set(lists)).toEqual(
      new Set(['init', 'in-progress', ...numbers(10).map(conferenceSid)]),
    );
    expect(lists).toHaveLength(12);
  });

  test('is read anew by itself after a sleep that nobody told of', async () => {
    const floor = await setUpRead({ conferences: 10, hasEvents: true });
    await floor.becomeHealthy();
    const since = floor.forget();
    floor.leap(50 * SECOND);
    await floor.clock.pass(3 * SECOND);
    const read = since().filter(({ operation }) => operation === 'listParticipants');
    expect(new Set(read.map(({ args }) => args[0])).size).toBe(10);
  });
});

test('one conference is read at once when asked, outside the pace', async () => {
  const { clock, reconciler, twilio, roster, peopleOf, forget } = await setUpRead({
    conferences: 80,
  });
  const since = forget();
  expect(twilio.calls.length).toBe(BUDGET.requestsPerMinute * 0.2);
  peopleOf.set(CF, [participant(1, 1), participant(1, 5)]);
  await clock.pass(1);
  await reconciler.refresh(CF);
  expect(since()).toMatchObject([{ operation: 'listParticipants', args: [CF] }]);
  expect(participantOf(roster.roster(), CF, callSid(5))).toBeDefined();
});

describe('closing', () => {
  test('ends the wait for the next reading', async () => {
    const { clock, reconciler, twilio } = setUp();
    const running = reconciler.run();
    await clock.pass(0);
    const { length } = twilio.calls;
    reconciler.close();
    await running;
    await clock.pass(MINUTE);
    expect(twilio.calls).toHaveLength(length);
  });

  test('gives up what is under way, asks no more and says no more', async () => {
    const { clock, reconciler, twilio, links } = setUp({ conferences: 20 });
    twilio.hold('listParticipants');
    const running = reconciler.run();
    await clock.pass(0);
    const { length } = links;
    reconciler.close();
    await running;
    reconciler.wake();
    await clock.pass(MINUTE);
    expect(twilio.waiting()).toEqual([]);
    expect(twilio.asked('listParticipants')).toHaveLength(BUDGET.readsAtOnce);
    expect(links).toHaveLength(length);
  });
});
