import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import { type HistoryEntry, historyEntrySchema } from '../../../common/ipc/history.ts';
import { accountSidSchema } from '../../../common/model/sid.ts';
import type { Fact } from '../../../common/roster/fact.ts';
import { createHistoryKeeper } from '../../../main/core/history-keeper.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import {
  anyFacts,
  callSid,
  conference,
  conferenceSid,
  eventPerson,
  participant,
  told,
} from '../../support/arbitraries/facts.ts';

const ACCOUNT = accountSidSchema.parse(`AC${'1'.repeat(32)}`);
const CF = conferenceSid(1);

/** A session that begins to watch at 500; facts are told at the time for which they are true. */
function setUp() {
  let now = 500;
  const roster = createRosterService('epoch');
  const entries: HistoryEntry[] = [];
  const keeper = createHistoryKeeper({
    roster,
    history: { record: (entry) => entries.push(entry) },
    clock: { now: () => now },
    accountSid: ACCOUNT,
    supervisorName: 'Ana',
  });
  return {
    entries,
    keeper,
    kinds: () => entries.map(({ kind }) => kind),
    at(time: number) {
      now = time;
    },
    tell(...facts: readonly Fact[]) {
      for (const fact of facts) {
        if ('asOf' in fact) now = Math.max(now, fact.asOf);
        roster.apply(fact);
      }
    },
  };
}

const listed = (asOf: number, ...numbers: readonly number[]): Fact => ({
  kind: 'conferences-listed',
  asOf,
  statuses: ['init', 'in-progress'],
  conferences: numbers.map((n) => conference(n)),
});

const people = (asOf: number, ...participants: ReturnType<typeof participant>[]): Fact => ({
  kind: 'participants-listed',
  asOf,
  conferenceSid: CF,
  participants,
});

describe('a call that is only polled', () => {
  test('has a history of who joined, what changed and who left', () => {
    const { tell, entries } = setUp();
    tell(
      listed(2_000, 1),
      people(2_001, participant(1, 1, { label: 'Agent 1' })),
      people(4_000, participant(1, 1, { label: 'Agent 1', muted: true, hold: true })),
      people(6_000, participant(1, 1, { label: 'Agent 1', hold: true })),
      people(8_000),
      listed(9_000),
    );
    expect(entries.map(({ kind, at, who, source }) => [kind, at, who, source])).toEqual([
      ['conference-started', 2_000, null, null],
      ['joined', 2_001, 'Agent 1', 'poll'],
      ['muted', 4_000, 'Agent 1', 'poll'],
      ['held', 4_000, 'Agent 1', 'poll'],
      ['unmuted', 6_000, 'Agent 1', 'poll'],
      ['left', 8_000, 'Agent 1', null],
      ['conference-ended', 9_000, null, null],
    ]);
  });

  test('tells what was there before the console watched from what began then', () => {
    const { tell, entries } = setUp();
    tell(
      {
        kind: 'conferences-listed',
        asOf: 2_000,
        statuses: ['init', 'in-progress'],
        conferences: [conference(1, { createdAt: 100 })],
      },
      people(2_001, participant(1, 1, { createdAt: 200, muted: true }), participant(1, 2)),
    );
    expect(entries).toMatchObject([
      { kind: 'conference-started', found: true },
      { kind: 'joined', found: true, muted: true, twilioAt: 200 },
      { kind: 'joined', found: false, muted: false },
    ]);
  });

  test('tells since when a call, and who is found on it, go on', () => {
    const { tell, entries } = setUp();
    tell(
      {
        kind: 'conferences-listed',
        asOf: 1_000_000,
        statuses: ['init', 'in-progress'],
        conferences: [conference(1, { createdAt: 100 })],
      },
      people(
        1_000_001,
        participant(1, 1, { createdAt: 200, updatedAt: 607_000, hold: true, muted: true }),
        participant(1, 2, { createdAt: 300 }),
      ),
    );
    expect(entries).toMatchObject([
      { kind: 'conference-started', at: 1_000_000, beganAt: 100 },
      { kind: 'joined', inCallSince: 200, heldSince: 607_000, mutedSince: 607_000 },
      { kind: 'joined', inCallSince: 300 },
    ]);
    const [, , quiet] = entries;
    expect(quiet).toMatchObject({ heldSince: undefined, mutedSince: undefined });
  });
});

describe('a caller’s number that is looked up after they joined', () => {
  const party = { address: '+14155550100', direction: 'inbound' } as const;
  const lookedUp: Fact = { kind: 'party-told', conferenceSid: CF, callSid: callSid(1), party };

  test('names them at once, though nothing else happens to them', () => {
    const { tell, entries } = setUp();
    tell(listed(2_000, 1), people(2_001, participant(1, 1)), lookedUp, lookedUp);
    expect(entries.slice(1)).toMatchObject([
      { kind: 'joined', who: null },
      { kind: 'named', callSid: callSid(1), who: '+14155550100' },
    ]);
    expect(entries).toHaveLength(3);
  });

  test('names a leg that rings', () => {
    const { tell, entries } = setUp();
    tell(listed(2_000, 1), people(2_001, participant(1, 1, { status: 'ringing' })), lookedUp);
    expect(entries.slice(1)).toMatchObject([
      { kind: 'dialled', who: null },
      { kind: 'named', who: '+14155550100' },
    ]);
  });

  test('tells nothing new of somebody who has a label', () => {
    const { tell, entries } = setUp();
    tell(listed(2_000, 1), people(2_001, participant(1, 1, { label: 'Agent 1' })), lookedUp);
    expect(entries).toHaveLength(2);
  });
});

test('what is confirmed again, or changes nothing that is kept, adds nothing', () => {
  const { tell, entries } = setUp();
  const agent = participant(1, 1, {
    label: 'Agent 1',
    muted: true,
    hold: true,
    coaching: true,
    callSidToCoach: callSid(2),
  });
  tell(listed(2_000, 1), people(2_001, agent));
  const before = entries.length;
  const again = {
    kind: 'participant-told',
    source: 'answer',
    askedAt: 0,
    participant: agent,
  } as const;
  const party = { address: '+14155550100', direction: 'inbound' } as const;
  tell(
    { ...again, asOf: 3_000 },
    { kind: 'party-told', conferenceSid: CF, callSid: callSid(1), party },
    people(4_000, { ...agent, endConferenceOnExit: true }),
    listed(5_000, 1),
    { kind: 'tick', asOf: 6_000 },
  );
  expect(entries).toHaveLength(before);
});

describe('the same change', () => {
  const muted = eventPerson(1, { muted: true });
  const byEvent = told(1, 2, 4_000, { type: 'participant-mute', participant: muted });
  const byPoll = people(5_000, participant(1, 1, { muted: true }));
  const byAnswer: Fact = {
    kind: 'participant-told',
    asOf: 5_000,
    source: 'answer',
    askedAt: 0,
    participant: participant(1, 1, { muted: true }),
  };

  test.each([
    ['by an event and then by a poll', [byEvent, byPoll], 'event'],
    ['by an answer and then by an event', [byAnswer, byEvent], 'answer'],
    ['by a poll and then by an event', [byPoll, byEvent], 'poll'],
    ['by the same event twice', [byEvent, byEvent], 'event'],
  ])('told %s is one entry', (_how, facts, source) => {
    const { tell, entries } = setUp();
    tell(listed(2_000, 1), people(3_000, participant(1, 1)), ...facts);
    expect(entries.filter(({ kind }) => kind === 'muted')).toMatchObject([{ source }]);
  });
});

describe('a leg that is dialled', () => {
  test('has joined when it is connected', () => {
    const { tell, kinds } = setUp();
    tell(
      listed(2_000, 1),
      people(2_001, participant(1, 1, { status: 'ringing' })),
      people(3_000, participant(1, 1)),
    );
    expect(kinds()).toEqual(['conference-started', 'dialled', 'joined']);
  });

  test('and is not answered has left without joining, with the reason that an event told', () => {
    const { tell, entries } = setUp();
    tell(
      listed(2_000, 1),
      people(2_001, participant(1, 1, { status: 'ringing' })),
      told(1, 4, 9_000, {
        type: 'participant-leave',
        participant: eventPerson(1),
        callStatus: 'busy',
        reason: 'participant_add_failed',
      }),
    );
    expect(entries.slice(1)).toMatchObject([
      { kind: 'dialled' },
      {
        kind: 'left',
        callStatus: 'busy',
        reason: 'participant_add_failed',
        source: 'event',
        at: 9_000,
      },
    ]);
  });
});

describe('talk', () => {
  const says = (sequence: number, asOf: number, type: 'start' | 'stop') =>
    told(1, sequence, asOf, { type: `participant-speech-${type}`, participant: eventPerson(1) });
  const begun = [listed(2_000, 1), people(2_001, participant(1, 1, { label: 'Agent 1' }))];

  test('is one entry for each stretch', () => {
    const { tell, entries } = setUp();
    tell(...begun, says(2, 3_000, 'start'), says(3, 5_000, 'stop'));
    tell(says(4, 7_000, 'start'), says(5, 8_000, 'stop'));
    expect(entries.slice(2)).toMatchObject([
      { kind: 'spoke', who: 'Agent 1', at: 3_000, from: 3_000, to: 5_000 },
      { kind: 'spoke', who: 'Agent 1', at: 7_000, from: 7_000, to: 8_000 },
    ]);
  });

  test('of less than a second is not kept', () => {
    const { tell, entries } = setUp();
    tell(...begun, says(2, 3_000, 'start'), says(3, 3_999, 'stop'));
    expect(entries).toHaveLength(2);
  });

  test.each([
    ['the person leaves', people(6_000)],
    ['the call ends', told(1, 9, 6_000, { type: 'conference-end', reason: null, endedBy: null })],
    ['they are muted', people(6_000, participant(1, 1, { label: 'Agent 1', muted: true }))],
  ])('ends when %s', (_what, fact) => {
    const { tell, entries } = setUp();
    tell(...begun, says(2, 3_000, 'start'), fact);
    expect(entries.filter(({ kind }) => kind === 'spoke')).toMatchObject([
      { from: 3_000, to: 6_000 },
    ]);
  });
});

describe('coaching', () => {
  const agent = participant(1, 1, { label: 'Agent 1' });
  const coach = (changes = {}) => participant(1, 2, { label: 'supervisor:abc:Ana', ...changes });
  const coaching = { coaching: true, callSidToCoach: callSid(1) };
  const begun = [listed(2_000, 1), people(2_001, agent, coach())];
  const modified = told(1, 2, 3_000, {
    type: 'participant-modify',
    participant: eventPerson(2, { coaching: true }),
  });

  test('names the coached person, and ends', () => {
    const { tell, entries } = setUp();
    tell(...begun, people(3_000, agent, coach(coaching)), people(4_000, agent, coach()));
    expect(entries.slice(3)).toMatchObject([
      { kind: 'coaching', who: 'Ana', coachedCallSid: callSid(1), coached: 'Agent 1' },
      { kind: 'coaching-ended', who: 'Ana' },
    ]);
  });

  test('that an event told without the name is one entry, with the name that a poll told', () => {
    const { tell, entries } = setUp();
    tell(...begun, modified, people(4_000, agent, coach(coaching)));
    expect(entries.slice(3)).toMatchObject([{ kind: 'coaching', coached: 'Agent 1' }]);
  });

  test('that ended before anybody told the name is kept without it', () => {
    const { tell, entries } = setUp();
    tell(...begun, modified, people(4_000, agent, coach()));
    expect(entries.slice(3)).toMatchObject([
      { kind: 'coaching', at: 3_000, coached: null },
      { kind: 'coaching-ended', at: 4_000 },
    ]);
  });
});

describe('a command', () => {
  const begun = [listed(2_000, 1), people(2_001, participant(1, 1, { label: 'Agent 1' }))];
  const onAgent = { conferenceSid: CF, callSid: callSid(1) };

  test('is kept with who asked, at whom it was aimed, and how long Twilio took', () => {
    const { tell, at, keeper, entries } = setUp();
    tell(...begun);
    at(10_000);
    const done = keeper.begin({ kind: 'mute', ...onAgent, muted: false });
    at(10_250);
    done(ok(1));
    expect(entries.at(-1)).toEqual({
      kind: 'command',
      act: 'unmute',
      who: 'Ana',
      target: 'Agent 1',
      callSid: callSid(1),
      at: 10_000,
      latencyMs: 250,
      failure: null,
      played: null,
      source: 'console',
      twilioAt: null,
      accountSid: ACCOUNT,
      conferenceSid: CF,
      friendlyName: 'Call 1',
    });
  });

  test('that removes somebody still names them when they are gone', () => {
    const { tell, keeper, entries } = setUp();
    tell(...begun);
    const done = keeper.begin({ kind: 'remove', ...onAgent, endsCall: true });
    tell(people(3_000), listed(4_000));
    done(ok(1));
    expect(entries.at(-1)).toMatchObject({ target: 'Agent 1', friendlyName: 'Call 1' });
  });

  test('that failed is kept with the reason and Twilio’s code', () => {
    const { tell, keeper, entries } = setUp();
    tell(...begun);
    const refused = { code: 'refused', message: 'No.', hint: '', twilioCode: 16_027 } as const;
    keeper.begin({ kind: 'coach', ...onAgent })(fail(refused));
    expect(entries.at(-1)).toMatchObject({
      act: 'coach',
      failure: { code: 'refused', message: 'No.', twilioCode: 16_027 },
    });
  });

  test('that announces keeps the name of the announcement, and no key from its address', () => {
    const { tell, keeper, entries } = setUp();
    tell(...begun);
    const url = 'https://media.example.com/k3y/hold-on.mp3?signature=hush';
    keeper.begin({ kind: 'announce', ...onAgent, url, method: 'GET' })(ok(1));
    expect(entries.at(-1)).toMatchObject({ act: 'announce', played: 'hold-on.mp3' });
    expect(JSON.stringify(entries)).not.toMatch(/hush|k3y/);
  });
});

test('an announcement that ended is one entry, however often its event comes', () => {
  const { tell, keeper, entries } = setUp();
  tell(listed(2_000, 1), people(2_001, participant(1, 1, { label: 'Agent 1' })));
  const { event } = told(1, 7, 5_000, {
    type: 'announcement-fail',
    participant: eventPerson(1),
    announceUrl: 'https://media.example.com/hold-on.mp3',
    failure: 'Not found',
  });
  keeper.event(event);
  keeper.event(event);
  expect(entries.slice(2)).toMatchObject([
    { kind: 'announcement', who: 'Agent 1', played: 'hold-on.mp3', failure: 'Not found' },
  ]);
});

test('an alarm is kept with its sentence', () => {
  const { tell, keeper, entries } = setUp();
  tell(listed(2_000, 1));
  const failure = { code: 'unknown-outcome', message: 'You may be heard.', hint: '' } as const;
  keeper.alarm({ conferenceSid: CF, callSid: callSid(1), failure });
  expect(entries.at(-1)).toMatchObject({
    kind: 'alarm',
    failure: { message: 'You may be heard.' },
  });
});

test('a secret in a name that somebody chose is not kept', () => {
  const { tell, entries } = setUp();
  const secret = '0123456789abcdefABCDEF0123456789';
  const named = { ...listed(2_000), conferences: [conference(1, { friendlyName: secret })] };
  tell(named, people(2_001, participant(1, 1, { label: secret })));
  expect(entries).toHaveLength(2);
  expect(JSON.stringify(entries)).not.toContain(secret);
});

test('nothing is kept after the end of the session', () => {
  const { tell, keeper, entries } = setUp();
  keeper.close();
  tell(listed(2_000, 1));
  expect(entries).toEqual([]);
});

const UNDOES: Partial<Record<HistoryEntry['kind'], HistoryEntry['kind']>> = {
  joined: 'left',
  muted: 'unmuted',
  held: 'resumed',
  coaching: 'coaching-ended',
};

describe('somebody who is added', () => {
  const CALL_1 = { sid: CF, name: 'Call 1' };
  const target = '+14155550123';
  const failure = {
    code: 'refused',
    message: 'Bearer abcdef',
    hint: '',
    twilioCode: 21_215,
  } as const;

  test('is a command of the supervisor, with what became of it', () => {
    const { keeper, entries, at } = setUp();
    at(5_000);
    const asked = { conference: CALL_1, target, askedAt: 4_000 };
    keeper.added({ ...asked, callSid: callSid(9), failure: null });
    keeper.added({ ...asked, callSid: null, failure });
    const every = { kind: 'command', act: 'add', who: 'Ana', target, at: 4_000, latencyMs: 1_000 };
    expect(entries).toMatchObject([
      { ...every, callSid: callSid(9), friendlyName: 'Call 1', failure: null },
      {
        ...every,
        callSid: null,
        failure: { code: 'refused', message: 'Bearer [redacted]', twilioCode: 21_215 },
      },
    ]);
  });

  test('and did not come is told with how the call ended', () => {
    const { keeper, entries, at } = setUp();
    at(9_000);
    const how = { callStatus: 'busy', twilioCode: null, sipCode: 486 } as const;
    keeper.notConnected({ conference: CALL_1, callSid: callSid(9), target, ...how });
    expect(entries).toMatchObject([
      { kind: 'not-connected', at: 9_000, callSid: callSid(9), who: target, ...how },
    ]);
    for (const entry of entries) historyEntrySchema.parse(entry);
  });
});

/** Twilio never takes a leg that is connected back to where it rings. */
function neverRingingAgain(fact: Fact): Fact {
  const connected = { status: 'connected' } as const;
  switch (fact.kind) {
    case 'participants-listed':
      return { ...fact, participants: fact.participants.map((one) => ({ ...one, ...connected })) };
    case 'participant-told': {
      const { participant: one } = fact;
      const isOn = one.status !== 'complete' && one.status !== 'failed';
      return isOn ? { ...fact, participant: { ...one, ...connected } } : fact;
    }
    default:
      return fact;
  }
}

test('whatever is told in whatever order, nothing happens twice without its opposite between', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { tell, entries } = setUp();
      tell(...facts.map(neverRingingAgain));
      for (const entry of entries) historyEntrySchema.parse(entry);
      for (const [kind, opposite] of Object.entries(UNDOES)) {
        const last = new Map<string, string>();
        for (const entry of entries) {
          const who = `${entry.conferenceSid} ${entry.callSid}`;
          if (entry.kind === 'left') last.delete(who);
          if (entry.kind === 'conference-ended') last.clear();
          if (entry.kind !== kind && entry.kind !== opposite) continue;
          // One coach may go from one person to the next.
          if (kind !== 'coaching') expect(last.get(who)).not.toBe(entry.kind);
          if (entry.kind !== 'left') last.set(who, entry.kind);
        }
      }
    }),
    { numRuns: 500 },
  );
});
