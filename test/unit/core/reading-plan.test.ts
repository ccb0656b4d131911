import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { reduce } from '../../../common/roster/reduce.ts';
import { emptyRoster, type Roster } from '../../../common/roster/roster.ts';
import {
  type Attention,
  createReadingPlan,
  INTERVAL_MS,
  type Reading,
  type ReadingPlan,
} from '../../../main/core/reading-plan.ts';
import {
  callSid,
  conference,
  conferenceSid,
  eventPerson,
  participant,
  told,
} from '../../support/arbitraries/facts.ts';

const NOW = 1_000_000;
const NOBODY: Attention = { pinned: new Set(), visible: new Set() };
const doubtOf = (n: number) => ({ about: 'conference', conferenceSid: conferenceSid(n) }) as const;
const peopleOf = (n: number): Reading => ({
  kind: 'participants',
  conferenceSid: conferenceSid(n),
});

/** So many conferences, all of them read as of then. */
function readFloor(count: number, asOf = NOW): Roster {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  let { roster } = reduce(emptyRoster, {
    kind: 'conferences-listed',
    asOf,
    statuses: ['init', 'in-progress'],
    conferences: numbers.map((n) => conference(n)),
  });
  for (const n of numbers) roster = readOf(roster, conferenceSid(n), asOf);
  return roster;
}

function readOf(roster: Roster, sid: ConferenceSid, asOf: number): Roster {
  const n = Number.parseInt(sid.slice(2), 16);
  const participants = [participant(n, n)];
  const fact = { kind: 'participants-listed', asOf, conferenceSid: sid, participants } as const;
  return reduce(roster, fact).roster;
}

function healthy(roster: Roster, n: number, at: number): Roster {
  const event = told(n, 1, at, { type: 'participant-join', participant: eventPerson(n) });
  return readOf(reduce(roster, event).roster, conferenceSid(n), at);
}

function planOf({ hasEvents = false, requestsPerMinute = 300 } = {}): ReadingPlan {
  const plan = createReadingPlan({ hasEvents: () => hasEvents, requestsPerMinute });
  plan.end({ kind: 'conferences', waiting: true }, NOW, NOW);
  return plan;
}

/** Reads whatever is due until then, each reading in no time; answers what was read. */
function readUntil(
  plan: ReadingPlan,
  start: Roster,
  attention: Attention,
  { from = NOW, until = NOW + 60_000, everyMs = 0 } = {},
) {
  const read: Reading[] = [];
  let roster = start;
  let now = from;
  while (now <= until) {
    const due = plan.next(roster, attention, now);
    if (due === null || due.dueAt > now) {
      now = Math.max(now + 1, due?.dueAt ?? until);
      continue;
    }
    plan.begin(due.reading);
    plan.end(due.reading, now, now);
    read.push(due.reading);
    if (due.reading.kind === 'participants')
      roster = readOf(roster, due.reading.conferenceSid, now);
    now += everyMs;
  }
  return read;
}

const countOf = (readings: readonly Reading[], n: number) =>
  readings.filter((one) => one.kind === 'participants' && one.conferenceSid === conferenceSid(n))
    .length;

describe('what is read next', () => {
  it('is the list of conferences, when nothing is known', () => {
    const plan = createReadingPlan({ hasEvents: () => true, requestsPerMinute: 300 });
    const due = plan.next(emptyRoster, NOBODY, NOW);
    expect(due).toMatchObject({ reading: { kind: 'conferences', waiting: true }, dueAt: NOW });
    if (due) plan.begin(due.reading);
    expect(plan.next(emptyRoster, NOBODY, NOW)).toBeNull();
  });

  it('is what is due first, when nothing is due yet', () => {
    const roster = healthy(readFloor(2), 1, NOW);
    const attention = { ...NOBODY, pinned: new Set([conferenceSid(2)]) };
    const due = planOf().next(roster, attention, NOW + 1_000);
    expect(due).toMatchObject({ reading: peopleOf(2), dueAt: NOW + INTERVAL_MS.pinned });
  });

  it('follows the attention, as often as each kind should be', () => {
    const attention = {
      pinned: new Set([conferenceSid(1)]),
      visible: new Set([conferenceSid(2)]),
    };
    const roster = healthy(readFloor(4), 4, NOW);
    const ms = 600_000;
    const read = readUntil(planOf(), roster, attention, { until: NOW + ms });
    const lists = read.filter(({ kind }) => kind === 'conferences');
    const counts = [1, 2, 3, 4].map((n) => countOf(read, n)).concat(lists.length);
    const { pinned, visible, elsewhere, healthy: checked, discovery } = INTERVAL_MS;
    expect(counts).toEqual(
      [pinned, visible, elsewhere, checked, discovery].map((each) => ms / each),
    );
    expect(lists.filter((one) => one.kind === 'conferences' && one.waiting)).toHaveLength(50);
  });

  it('leaves nobody out on a floor that is far too large, and mine and the list come in time', () => {
    const attention = {
      pinned: new Set([conferenceSid(1)]),
      visible: new Set(Array.from({ length: 30 }, (_, index) => conferenceSid(index + 2))),
    };
    const read = readUntil(planOf(), readFloor(400), attention, {
      until: NOW + 600_000,
      everyMs: 200,
    });
    expect(countOf(read, 1)).toBeGreaterThan(300);
    expect(read.filter(({ kind }) => kind === 'conferences').length).toBeGreaterThan(150);
    for (let n = 2; n <= 400; n += 1) expect(countOf(read, n)).toBeGreaterThanOrEqual(2);
    expect(countOf(read, 5)).toBeGreaterThan(countOf(read, 300) * 1.5);
  });

  it('keeps my calls from taking the whole of a small budget', () => {
    const attention = { ...NOBODY, pinned: new Set([1, 2, 3].map(conferenceSid)) };
    const plan = planOf({ requestsPerMinute: 30 });
    const read = readUntil(plan, readFloor(10), attention, {
      until: NOW + 600_000,
      everyMs: 2_000,
    });
    for (let n = 4; n <= 10; n += 1) expect(countOf(read, n)).toBeGreaterThan(8);
  });
});

describe('a doubt', () => {
  it('comes before everything that is plainly due, the oldest first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (inDoubt) => {
          const plan = planOf();
          for (const [index, n] of inDoubt.entries()) plan.doubt(doubtOf(n), NOW + index * 10);
          const pinned = new Set([conferenceSid(9)]);
          const roster = readFloor(9, NOW - 600_000);
          const read: Reading[] = [];
          for (const _ of inDoubt) {
            const due = plan.next(roster, { ...NOBODY, pinned }, NOW + 1_000);
            expect(due?.inDoubt).toBe(true);
            if (!due) continue;
            read.push(due.reading);
            plan.begin(due.reading);
            plan.end(due.reading, NOW + 1_000, NOW + 1_000);
          }
          expect(read).toEqual(inDoubt.map(peopleOf));
          const after = plan.next(roster, { ...NOBODY, pinned }, NOW + 1_000);
          expect(after?.inDoubt).toBe(false);
        },
      ),
    );
  });

  it('is answered by a reading that began after it only', () => {
    const roster = readFloor(1);
    const plan = planOf();
    plan.doubt(doubtOf(1), NOW + 10);
    plan.end(peopleOf(1), NOW + 9, NOW + 20);
    expect(plan.next(roster, NOBODY, NOW + 20)).toMatchObject({ inDoubt: true });
    plan.end(peopleOf(1), NOW + 10, NOW + 20);
    expect(plan.next(roster, NOBODY, NOW + 20)).toMatchObject({ inDoubt: false });
  });

  it('is not read again while the same answer would come', () => {
    const roster = readFloor(1);
    const plan = planOf();
    plan.doubt(doubtOf(1), NOW + 10);
    // A relay gave an answer that it had given before.
    plan.end(peopleOf(1), NOW - 400, NOW + 20, NOW + 600);
    expect(plan.next(roster, NOBODY, NOW + 20)).toMatchObject({ inDoubt: true, dueAt: NOW + 600 });
    plan.end(peopleOf(1), NOW + 601, NOW + 620);
    expect(plan.next(roster, NOBODY, NOW + 620)).toMatchObject({ inDoubt: false });
  });

  it('about a person is not read beside the list, once that would say something new again', () => {
    const roster = readFloor(1);
    const plan = planOf();
    plan.end(peopleOf(1), NOW - 400, NOW + 20, NOW + 600);
    plan.doubt(doubtOf(1), NOW + 700);
    const who = { conferenceSid: conferenceSid(1), callSid: callSid(1) };
    plan.doubt({ about: 'participant', ...who }, NOW + 700);
    expect(plan.next(roster, NOBODY, NOW + 700)).toMatchObject({ reading: peopleOf(1) });
    plan.begin(peopleOf(1));
    expect(plan.next(roster, NOBODY, NOW + 700)?.reading.kind).not.toBe('participant');
  });

  it('about a person is answered by the list of their conference, if that is read anyway', () => {
    const roster = readFloor(2);
    const plan = planOf();
    const person = { about: 'participant', conferenceSid: conferenceSid(1), callSid: callSid(5) };
    plan.doubt({ ...person, about: 'participant' }, NOW + 10);
    expect(plan.next(roster, NOBODY, NOW + 10)?.reading).toMatchObject({ kind: 'participant' });
    plan.doubt(doubtOf(1), NOW + 11);
    expect(plan.next(roster, NOBODY, NOW + 11)?.reading).toEqual(peopleOf(1));
    plan.end(peopleOf(1), NOW + 11, NOW + 12);
    expect(plan.next(roster, NOBODY, NOW + 12)?.inDoubt).toBe(false);
  });

  it('about what has ended is forgotten', () => {
    const plan = planOf();
    plan.doubt(doubtOf(8), NOW);
    plan.doubt({ about: 'participant', conferenceSid: conferenceSid(8), callSid: callSid(1) }, NOW);
    expect(plan.next(readFloor(2), NOBODY, NOW)?.inDoubt).toBe(false);
  });

  it('about everything reads everything once', () => {
    const plan = planOf({ hasEvents: true });
    let roster = readFloor(5);
    for (let n = 1; n <= 5; n += 1) roster = healthy(roster, n, NOW);
    plan.doubtAll(NOW + 100);
    const read = readUntil(plan, roster, NOBODY, { from: NOW + 100, until: NOW + 14_000 });
    expect(read[0]).toEqual({ kind: 'conferences', waiting: true });
    expect(read.slice(1)).toHaveLength(5);
    expect(new Set(read).size).toBe(6);
  });
});

describe('what could not be read', () => {
  it('is tried again after others, and less and less often', () => {
    const plan = planOf();
    const roster = readFloor(3, NOW - 600_000);
    let now = NOW;
    const triedAt: number[] = [];
    plan.doubt(doubtOf(2), now);
    while (now < NOW + 300_000) {
      const due = plan.next(roster, NOBODY, now);
      if (due && due.dueAt <= now && due.reading.kind === 'participants') {
        const isBad = due.reading.conferenceSid === conferenceSid(2);
        if (isBad) triedAt.push(now);
        plan.end(due.reading, isBad ? null : now, now);
      } else if (due && due.dueAt <= now) plan.end(due.reading, now, now);
      now += 100;
    }
    const waits = triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0));
    expect(waits.slice(0, 7)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('is tried at once when the machine wakes', () => {
    const plan = planOf();
    const roster = readFloor(1);
    plan.end(peopleOf(1), null, NOW);
    plan.doubt(doubtOf(1), NOW);
    expect(plan.next(roster, NOBODY, NOW)?.dueAt).toBeGreaterThan(NOW);
    plan.doubtAll(NOW + 1);
    plan.end({ kind: 'conferences', waiting: true }, NOW + 1, NOW + 1);
    const due = plan.next(roster, NOBODY, NOW + 1);
    expect(due?.reading).toEqual(peopleOf(1));
    expect(due?.dueAt).toBeLessThanOrEqual(NOW + 1);
  });
});
