import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../common/roster/fact.ts';
import { reduce } from '../../../common/roster/reduce.ts';
import { TOMBSTONE_LIFE_MS } from '../../../common/roster/reduce-events.ts';
import {
  emptyRoster,
  participantOf,
  type Roster,
  snapshotOf,
} from '../../../common/roster/roster.ts';
import { applyPatch, type RosterView, viewOf } from '../../../common/roster/view.ts';
import {
  anyFacts,
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';

const CF = conferenceSid(1);
const CA = callSid(1);

function rosterAfter(...facts: Fact[]): Roster {
  return facts.reduce((roster, fact) => reduce(roster, fact).roster, emptyRoster);
}

const conferences = (asOf: number, ...listed: ReturnType<typeof conference>[]): Fact => ({
  kind: 'conferences-listed',
  asOf,
  statuses: ['init', 'in-progress'],
  conferences: listed,
});
const listedCall = conferences(10, conference(1));
const list = (asOf: number, ...participants: ReturnType<typeof participant>[]): Fact => ({
  kind: 'participants-listed',
  asOf,
  conferenceSid: CF,
  participants,
});
const told = (asOf: number, who: ReturnType<typeof participant>): Fact => ({
  kind: 'participant-told',
  asOf,
  source: 'answer',
  askedAt: asOf,
  participant: who,
});
const gone = (asOf: number): Fact => ({
  kind: 'participant-gone',
  asOf,
  conferenceSid: CF,
  callSid: CA,
});

describe('a list that began before an answer', () => {
  test('does not overwrite what the answer told', () => {
    const roster = rosterAfter(
      listedCall,
      list(20, participant(1, 1)),
      told(30, participant(1, 1, { muted: true })),
      list(29, participant(1, 1, { muted: false })),
    );
    expect(participantOf(roster, CF, CA)?.muted).toBe(true);
  });

  test('does not take away whom the answer told of', () => {
    const roster = rosterAfter(listedCall, told(30, participant(1, 1)), list(29));
    expect(participantOf(roster, CF, CA)).toBeDefined();
  });

  test('does not bring back whom the answer removed', () => {
    const roster = rosterAfter(
      listedCall,
      list(20, participant(1, 1)),
      gone(30),
      list(29, participant(1, 1)),
    );
    expect(participantOf(roster, CF, CA)).toBeUndefined();
  });
});

describe('a list during which something else told of somebody', () => {
  const overlapped = (...listed: ReturnType<typeof participant>[]) =>
    reduce(
      rosterAfter(
        listedCall,
        list(20, participant(1, 1), participant(1, 2), participant(1, 3)),
        told(25, participant(1, 1)),
      ),
      {
        kind: 'participants-listed',
        asOf: 30,
        conferenceSid: CF,
        participants: listed,
        toldMeanwhile: new Set([CA]),
      },
    );
  const ask = { about: 'participant', conferenceSid: CF, callSid: CA };

  test('does not take them away, and confirms nobody: they are asked for', () => {
    const { roster, ops, doubts } = overlapped(participant(1, 2));
    expect(participantOf(roster, CF, CA)).toBeDefined();
    expect(roster.conferences.get(CF)?.row.participantsAsOf).toBe(20);
    expect(ops).toMatchObject([{ op: 'drop-participant', callSid: callSid(3) }]);
    expect(doubts).toEqual([ask]);
  });

  test('does not bring back whom it may have met before they left', () => {
    const before = rosterAfter(listedCall, list(20, participant(1, 1)), gone(25));
    const reduction = reduce(before, {
      kind: 'participants-listed',
      asOf: 30,
      conferenceSid: CF,
      participants: [participant(1, 1)],
      toldMeanwhile: new Set([CA]),
    });
    expect(participantOf(reduction.roster, CF, CA)).toBeUndefined();
    expect(reduction.roster.conferences.get(CF)?.row.participantsAsOf).toBe(20);
    expect(reduction.doubts).toEqual([ask]);
  });

  test('is not the last word when it says something else', () => {
    const everybody = [participant(1, 1, { muted: true }), participant(1, 2), participant(1, 3)];
    expect(overlapped(...everybody).doubts).toEqual([ask]);
  });

  test('is as good as any other when it says the same', () => {
    const { roster, doubts } = overlapped(participant(1, 1), participant(1, 2), participant(1, 3));
    expect(roster.conferences.get(CF)?.row.participantsAsOf).toBe(30);
    expect(doubts).toEqual([]);
  });
});

test('a list that began after a removal shows somebody who came back', () => {
  const roster = rosterAfter(
    listedCall,
    list(20, participant(1, 1)),
    gone(30),
    list(31, participant(1, 1)),
  );
  expect(participantOf(roster, CF, CA)).toBeDefined();
});

test('absence from a complete list means left', () => {
  const roster = rosterAfter(
    listedCall,
    list(20, participant(1, 1), participant(1, 2)),
    list(21, participant(1, 2)),
  );
  expect(participantOf(roster, CF, CA)).toBeUndefined();
  expect(participantOf(roster, CF, callSid(2))).toBeDefined();
});

test('a leg that has not connected stays although no list holds it', () => {
  const roster = rosterAfter(
    listedCall,
    told(20, participant(1, 1, { status: 'ringing' })),
    list(21),
  );
  expect(participantOf(roster, CF, CA)?.status).toBe('ringing');
});

test('a conference that is not in the complete list has ended, and an older list cannot revive it', () => {
  const roster = rosterAfter(listedCall, conferences(20), conferences(19, conference(1)));
  expect(roster.conferences.size).toBe(0);
});

test('one that waited is not taken for ended because the list of those in progress lacks it', () => {
  const running: Fact = {
    kind: 'conferences-listed',
    asOf: 20,
    statuses: ['in-progress'],
    conferences: [],
  };
  const waiting = conferences(10, conference(1, { status: 'init' }), conference(2));
  expect([...rosterAfter(waiting, running).conferences.keys()]).toEqual([CF]);
});

test('a conference that waits to start says so until it starts', () => {
  const waiting = reduce(emptyRoster, conferences(10, conference(1, { status: 'init' })));
  expect(waiting.ops).toMatchObject([{ op: 'put-conference', conference: { status: 'init' } }]);
  const started = reduce(waiting.roster, conferences(20, conference(1)));
  expect(started.ops).toMatchObject([
    { op: 'put-conference', conference: { status: 'in-progress' } },
  ]);
});

test('a conference that is listed as completed is not live', () => {
  const roster = rosterAfter(listedCall, conferences(20, conference(1, { status: 'completed' })));
  expect(roster.conferences.size).toBe(0);
});

test('the same name may be live again under another SID', () => {
  const reborn = conference(2, { friendlyName: 'Call 1' });
  const roster = rosterAfter(listedCall, conferences(20, reborn));
  expect([...roster.conferences.keys()]).toEqual([conferenceSid(2)]);
});

test('the clock of a dialled leg starts when it is first confirmed as connected', () => {
  const ringing = participant(1, 1, { status: 'ringing' });
  const connected = participant(1, 1, { status: 'connected' });
  const roster = rosterAfter(
    listedCall,
    told(20, ringing),
    told(35, connected),
    list(50, connected),
  );
  expect(participantOf(roster, CF, CA)?.inCallSince).toBe(35);
});

test('somebody first met connected is on the call since they joined', () => {
  const roster = rosterAfter(listedCall, list(20, participant(1, 1, { createdAt: 3 })));
  expect(participantOf(roster, CF, CA)?.inCallSince).toBe(3);
});

test('tombstones are forgotten in the end', () => {
  const late = 30 + TOMBSTONE_LIFE_MS;
  const roster = rosterAfter(listedCall, list(20, participant(1, 1)), gone(30), {
    kind: 'tick',
    asOf: late,
  });
  expect(roster.conferences.get(CF)?.left.size).toBe(0);
});

test('what is told again unchanged costs no row, only its age', () => {
  const roster = rosterAfter(listedCall, list(20, participant(1, 1)));
  const again = reduce(roster, list(21, participant(1, 1)));
  expect(again.ops).toEqual([{ op: 'confirm-participants', conferenceSid: CF, asOf: 21 }]);
});

test('whatever comes in whatever order, patches lead a view to the roster', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      let roster: Roster = emptyRoster;
      let view: RosterView = viewOf(snapshotOf(roster, 'epoch', 0));
      for (const fact of facts) {
        const reduction = reduce(roster, fact);
        roster = reduction.roster;
        const patch = {
          epoch: 'epoch',
          fromRev: view.rev,
          toRev: view.rev + 1,
          ops: [...reduction.ops],
        };
        const next = applyPatch(view, patch);
        expect(next).not.toBeNull();
        view = next ?? view;
      }
      expect(withoutAges(view)).toEqual(withoutAges(viewOf(snapshotOf(roster, 'epoch', 0))));
    }),
    { numRuns: 1_000 },
  );
});

test('whatever comes in whatever order, of two facts about somebody the later one holds', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      let roster: Roster = emptyRoster;
      const newest = new Map<string, number>();
      for (const fact of facts) {
        const before = roster;
        roster = reduce(before, fact).roster;
        for (const [sid, { participants }] of roster.conferences) {
          for (const [call, row] of participants) {
            const key = `${sid}/${call}`;
            const wasThere = before.conferences.get(sid)?.participants.has(call) ?? false;
            // As long as somebody is on the call, what is known of them only grows younger.
            if (wasThere) expect(row.asOf).toBeGreaterThanOrEqual(newest.get(key) ?? 0);
            newest.set(key, row.asOf);
          }
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Ages travel apart from rows: a row that did not change is confirmed as a whole list. */
function withoutAges({ conferences }: RosterView) {
  return Array.from(conferences.values(), ({ row, participants }) => ({
    ...row,
    asOf: 0,
    participants: Array.from(participants.values(), (p) => ({ ...p, asOf: 0 })),
  }));
}
