import { describe, expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { participantOf } from '../../../common/roster/roster.ts';
import { createPartyLookup } from '../../../main/core/party-lookup.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { callSid, conference, participant } from '../../support/arbitraries/facts.ts';
import { createFakeTwilio, refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';
import { CF, numbers, party } from './read-floor.ts';

function setUp(people: number) {
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const twilio = createFakeTwilio({ fetchParty: () => party });
  const lookup = createPartyLookup(twilio, roster, clock);
  let asOf = 1;
  roster.apply({
    kind: 'conferences-listed',
    asOf,
    statuses: ['init', 'in-progress'],
    conferences: [conference(1)],
  });
  show(people);

  return {
    clock,
    roster,
    twilio,
    lookup,
    show,
    listing(...calls: readonly CallSid[]) {
      const parties = calls.map((sid) => ({ callSid: sid, party: party.value }));
      twilio.on('listCalls', () => ok({ parties, complete: true }));
    },
    /** Takes steps until there is nothing more to ask. */
    async exhaust() {
      let steps = 0;
      while (lookup.isDue() && steps < 50) {
        steps += 1;
        await lookup.step({});
      }
      return steps;
    },
    addressOf: (n: number) => participantOf(roster.roster(), CF, callSid(n))?.address,
  };

  function show(count: number, label: string | null = null) {
    asOf += 1;
    const participants = numbers(count).map((n) => participant(1, n, { label }));
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CF, participants });
  }
}

describe('the numbers at the other end', () => {
  it('are asked for by themselves while few are unknown', async () => {
    const { twilio, exhaust, addressOf, lookup } = setUp(3);
    expect(await exhaust()).toBe(3);
    expect(twilio.asked('fetchParty')).toEqual([[callSid(1)], [callSid(2)], [callSid(3)]]);
    expect(twilio.asked('listCalls')).toEqual([]);
    expect(addressOf(2)).toBe('+14155550100');
    expect(lookup.isDue()).toBe(false);
  });

  it('come from one list of calls when many are unknown, and from nowhere else', async () => {
    const { twilio, exhaust, listing, addressOf } = setUp(30);
    listing(...numbers(30).map(callSid));
    expect(await exhaust()).toBe(1);
    expect(twilio.asked('fetchParty')).toEqual([]);
    expect(addressOf(30)).toBe('+14155550100');
  });

  it('of people who are seen later come from a list that had them', async () => {
    const { twilio, exhaust, listing, show, addressOf } = setUp(10);
    listing(...numbers(40).map(callSid));
    await exhaust();
    show(40);
    await exhaust();
    expect(twilio.calls).toHaveLength(1);
    expect(addressOf(40)).toBe('+14155550100');
  });

  it('that are in no list are asked for by themselves, and the list is not asked again', async () => {
    const { twilio, exhaust, listing } = setUp(8);
    listing(callSid(1), callSid(2));
    await exhaust();
    expect(twilio.asked('listCalls')).toHaveLength(1);
    expect(twilio.asked('fetchParty')).toEqual([3, 4, 5, 6, 7, 8].map((n) => [callSid(n)]));
  });

  it('of those without a label come first', async () => {
    const { clock, twilio, exhaust, roster } = setUp(0);
    const participants = [participant(1, 1, { label: 'Agent 4' }), participant(1, 2)];
    roster.apply({ kind: 'participants-listed', asOf: 9, conferenceSid: CF, participants });
    await exhaust();
    expect(twilio.asked('fetchParty')).toEqual([[callSid(2)]]);
    await clock.pass(15_000);
    await exhaust();
    expect(twilio.asked('fetchParty')).toEqual([[callSid(2)], [callSid(1)]]);
  });

  it.each(['not-found', 'forbidden', 'refused', 'malformed'] as const)(
    'that cannot be read (%s) are not asked for again',
    async (kind) => {
      const { twilio, exhaust, lookup, addressOf } = setUp(6);
      twilio.on('listCalls', () => refused(kind));
      twilio.on('fetchParty', () => refused(kind));
      expect(await exhaust()).toBe(7);
      expect(lookup.isDue()).toBe(false);
      expect(addressOf(1)).toBeNull();
    },
  );

  it.each(['throttled', 'timeout', 'unauthorized'] as const)(
    'fail with what meets every request (%s), and are still to be learnt',
    async (kind) => {
      const { twilio, lookup } = setUp(6);
      twilio.on('listCalls', () => refused(kind));
      expect(await lookup.step({})).toMatchObject({ ok: false, error: { kind } });
      expect(lookup.isDue()).toBe(true);
      expect(twilio.asked('fetchParty')).toEqual([]);
    },
  );
});

it('of those who have a label can wait, so that one list serves several', async () => {
  const { clock, lookup, show, exhaust, twilio } = setUp(0);
  show(1, 'Agent 1');
  expect(lookup.isDue()).toBe(true);
  await exhaust();
  show(2, 'Agent 2');
  expect(lookup.isDue()).toBe(false);
  await clock.pass(15_000);
  expect(lookup.isDue()).toBe(true);
  await exhaust();
  expect(twilio.asked('fetchParty')).toHaveLength(2);
});
