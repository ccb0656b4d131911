import { describe, expect, test } from 'vitest';
import type { ConferenceHappening } from '../../../common/model/conference-event.ts';
import { LOST_AFTER_MS } from '../../../common/roster/event-trail.ts';
import type { Fact } from '../../../common/roster/fact.ts';
import { reduce } from '../../../common/roster/reduce.ts';
import type { Doubt, Reduction } from '../../../common/roster/reduction.ts';
import { emptyRoster, participantOf } from '../../../common/roster/roster.ts';
import {
  callSid,
  conference,
  conferenceSid,
  eventPerson,
  participant,
  told,
} from '../../support/arbitraries/facts.ts';

const CF = conferenceSid(1);
const CA = callSid(1);
const aboutCall: Doubt = { about: 'conference', conferenceSid: CF };
const aboutPerson: Doubt = { about: 'participant', conferenceSid: CF, callSid: CA };

type Change = Extract<ConferenceHappening, { type: `participant-${string}` }>['type'];

const event = (
  sequenceNumber: number,
  asOf: number,
  type: Exclude<Change, 'participant-leave'>,
  changes: Parameters<typeof eventPerson>[1] = {},
) => told(1, sequenceNumber, asOf, { type, participant: eventPerson(1, changes) });

const leave = (sequenceNumber: number, asOf: number) =>
  told(1, sequenceNumber, asOf, {
    type: 'participant-leave',
    participant: eventPerson(1),
    callStatus: 'completed',
    reason: 'participant_hung_up',
  });

const list = (asOf: number, ...participants: ReturnType<typeof participant>[]): Fact => ({
  kind: 'participants-listed',
  asOf,
  conferenceSid: CF,
  participants,
});
const listed: readonly Fact[] = [
  {
    kind: 'conferences-listed',
    asOf: 1_000,
    statuses: ['init', 'in-progress'],
    conferences: [conference(1)],
  },
  list(1_000, participant(1, 1)),
];

/** The last reduction of these facts, each a second and more apart unless the test says otherwise. */
function reduced(...facts: readonly Fact[]): Reduction {
  return facts.reduce<Reduction>((last, fact) => reduce(last.roster, fact), {
    roster: emptyRoster,
    ops: [],
    doubts: [],
  });
}

const rowAfter = (...facts: readonly Fact[]) => participantOf(reduced(...facts).roster, CF, CA);
const healthAfter = (...facts: readonly Fact[]) =>
  reduced(...facts).roster.conferences.get(CF)?.row.events;

describe('events and readings', () => {
  test('a reading that began before an event does not overwrite it', () => {
    const mute = event(7, 20_000, 'participant-mute', { muted: true });
    expect(rowAfter(...listed, mute, list(19_999, participant(1, 1)))?.muted).toBe(true);
    expect(rowAfter(...listed, mute, list(20_001, participant(1, 1)))?.muted).toBe(false);
  });

  test('an event that is older than what was read tells nothing', () => {
    const read = list(20_000, participant(1, 1, { hold: true }));
    expect(rowAfter(...listed, read, event(7, 19_000, 'participant-unhold'))?.hold).toBe(true);
  });

  test('an event that contradicts a reading of about the same time is asked about', () => {
    const read = list(19_000, participant(1, 1));
    const mute = event(7, 20_000, 'participant-mute', { muted: true });
    expect(reduced(...listed, read, mute).doubts).toContainEqual(aboutPerson);
    const later = event(7, 30_000, 'participant-mute', { muted: true });
    expect(reduced(...listed, read, later).doubts).not.toContainEqual(aboutPerson);
  });

  test('an answer that contradicts an event which came meanwhile is asked about', () => {
    const mute = event(7, 20_000, 'participant-mute', { muted: true });
    const answer: Fact = {
      kind: 'participant-told',
      asOf: 20_100,
      source: 'answer',
      askedAt: 0,
      participant: participant(1, 1, { hold: true }),
    };
    expect(reduced(...listed, mute, answer).doubts).toEqual([aboutPerson]);
  });

  test('a join that is older than a reading without them shows nobody, and is asked about', () => {
    const without = [listed[0], list(20_000)].filter((fact) => fact !== undefined);
    const late = reduced(...without, event(7, 15_000, 'participant-join'));
    expect(participantOf(late.roster, CF, CA)).toBeUndefined();
    expect(late.doubts).toContainEqual(aboutPerson);
  });

  test('a join of about the same time as a reading without them is shown, and asked about', () => {
    const without = [listed[0], list(20_000)].filter((fact) => fact !== undefined);
    const close = reduced(...without, event(7, 21_000, 'participant-join'));
    expect(participantOf(close.roster, CF, CA)).toBeDefined();
    expect(close.doubts).toContainEqual(aboutPerson);
    const later = reduced(...without, event(7, 23_000, 'participant-join'));
    expect(later.doubts).not.toContainEqual(aboutPerson);
  });

  test('a row says what confirmed it last', () => {
    const mute = event(7, 20_000, 'participant-mute', { muted: true });
    expect(rowAfter(...listed)?.source).toBe('poll');
    expect(rowAfter(...listed, mute)?.source).toBe('event');
    expect(
      rowAfter(...listed, mute, list(21_000, participant(1, 1, { muted: true })))?.source,
    ).toBe('poll');
  });
});

describe('the order of events', () => {
  test('is their number, not their arrival', () => {
    const unmute = event(9, 20_000, 'participant-unmute', { muted: false });
    const late = event(8, 20_500, 'participant-mute', { muted: true });
    const first = event(7, 18_000, 'participant-speech-start');
    expect(rowAfter(...listed, first, unmute, late)?.muted).toBe(false);
  });

  test('makes a second copy tell nothing', () => {
    const mute = event(7, 20_000, 'participant-mute', { muted: true });
    const before = reduced(...listed, mute);
    expect(reduce(before.roster, { ...mute, asOf: 25_000, receivedAt: 25_000 })).toEqual({
      roster: before.roster,
      ops: [],
      doubts: [],
    });
  });

  test('keeps somebody away who left, until they join again', () => {
    const speech = event(6, 18_000, 'participant-speech-start');
    const late = event(7, 20_500, 'participant-mute', { muted: true });
    const gone = [...listed, speech, leave(8, 20_000)];
    expect(rowAfter(...gone, late)).toBeUndefined();
    expect(rowAfter(...gone, list(19_000, participant(1, 1)))).toBeUndefined();
    expect(rowAfter(...gone, event(9, 23_000, 'participant-join'))).toBeDefined();
  });

  test('an event after the end of its conference revives nothing', () => {
    const end = told(1, 9, 20_000, { type: 'conference-end', reason: 'x', endedBy: null });
    const mute = event(8, 25_000, 'participant-mute');
    expect(reduced(...listed, end, mute).roster.conferences.size).toBe(0);
    expect(reduced(...listed, end).ops).toEqual([
      { op: 'drop-conference', conferenceSid: CF, reason: 'x' },
    ]);
  });
});

describe('what events tell', () => {
  test('a conference and a person whom no list held yet', () => {
    const joined = reduced(event(1, 5_000, 'participant-join', { label: 'Agent 4' }));
    expect(joined.ops).toMatchObject([
      { op: 'put-conference', conference: { sid: CF, friendlyName: 'Call 1', status: 'init' } },
      { op: 'put-participant', participant: { label: 'Agent 4', inCallSince: 5_000 } },
    ]);
    expect(joined.doubts).toEqual([aboutCall]);
    expect(reduced(event(2, 5_000, 'participant-join')).doubts).toEqual([
      { about: 'floor' },
      aboutCall,
    ]);
    const started = reduce(joined.roster, told(1, 2, 6_000, { type: 'conference-start' }));
    expect(started.ops).toMatchObject([{ conference: { status: 'in-progress' } }]);
  });

  test('why somebody left', () => {
    expect(reduced(...listed, leave(7, 20_000)).ops).toContainEqual({
      op: 'drop-participant',
      conferenceSid: CF,
      callSid: CA,
      reason: 'participant_hung_up',
      callStatus: 'completed',
    });
  });

  test('that somebody coaches, but not whom: that is asked', () => {
    const coach = event(7, 20_000, 'participant-modify', { coaching: true });
    expect(rowAfter(...listed, coach)).toMatchObject({ coaching: true, callSidToCoach: null });
    expect(reduced(...listed, coach).doubts).toContainEqual(aboutPerson);
  });

  test('a mute keeps the target of whoever coaches', () => {
    const coaching = { coaching: true, callSidToCoach: callSid(2) };
    const read = list(10_000, participant(1, 1, coaching));
    const mute = event(7, 20_000, 'participant-mute', { muted: true, coaching: true });
    expect(rowAfter(...listed, read, mute)).toMatchObject({ ...coaching, muted: true });
    expect(reduced(...listed, read, mute).doubts).not.toContainEqual(aboutPerson);
  });

  test('a label never changes', () => {
    const named = list(10_000, participant(1, 1, { label: 'Agent 4' }));
    const other = event(7, 20_000, 'participant-mute', { label: 'Somebody' });
    expect(rowAfter(...listed, named, other)?.label).toBe('Agent 4');
    expect(
      rowAfter(...listed, named, list(30_000, participant(1, 1, { label: 'Somebody' })))?.label,
    ).toBe('Agent 4');
  });
});

describe('clocks', () => {
  test('measure holds from one event to the other, whenever they arrived', () => {
    const held = { ...event(7, 21_000, 'participant-hold', { hold: true }), happenedAt: 20_000 };
    const back = { ...event(8, 50_000, 'participant-unhold'), happenedAt: 44_000 };
    expect(rowAfter(...listed, held)).toMatchObject({ heldSince: 20_000, heldMs: 0 });
    expect(rowAfter(...listed, held, back)).toMatchObject({ heldSince: null, heldMs: 24_000 });
  });

  test('sum up talk, which ends with a mute as well', () => {
    const talk = event(7, 20_000, 'participant-speech-start');
    const stop = event(8, 23_000, 'participant-speech-stop');
    const again = event(9, 30_000, 'participant-speech-start');
    const mute = event(10, 34_000, 'participant-mute', { muted: true });
    expect(rowAfter(...listed, talk)?.speakingSince).toBe(20_000);
    expect(rowAfter(...listed, talk, stop, again, mute)).toMatchObject({
      speakingSince: null,
      talkedMs: 7_000,
      lastSpokeAt: 34_000,
      mutedSince: 34_000,
    });
  });

  test('of a hold first seen in a list start when Twilio last changed that participant', () => {
    const held = participant(1, 1, { hold: true, updatedAt: 4_000 });
    expect(rowAfter(listed[0] as Fact, list(20_000, held))?.heldSince).toBe(4_000);
  });
});

describe('the health of events', () => {
  const first = event(7, 20_000, 'participant-speech-start');
  const reading = (asOf: number) => list(asOf, participant(1, 1));

  test('needs an event that tells of a person, and a reading since', () => {
    expect(healthAfter(...listed)).toBe('none');
    expect(healthAfter(...listed, told(1, 7, 20_000, { type: 'conference-start' }))).toBe('none');
    expect(healthAfter(...listed, first)).toBe('none');
    expect(reduced(...listed, first).doubts).toContainEqual(aboutCall);
    expect(healthAfter(...listed, first, reading(20_001))).toBe('healthy');
  });

  test('ends with a gap until that conference has been read', () => {
    const jump = event(9, 30_000, 'participant-speech-stop');
    const gap = [...listed, first, reading(20_001), jump];
    expect(healthAfter(...gap)).toBe('doubtful');
    expect(reduced(...gap).doubts).toContainEqual(aboutCall);
    expect(healthAfter(...gap, reading(30_001))).toBe('healthy');
    expect(healthAfter(...gap, event(8, 30_500, 'participant-speech-start'))).toBe('healthy');
  });

  test('counts what never came', () => {
    const jump = event(10, 30_000, 'participant-speech-stop');
    const late = event(8, 30_500, 'participant-speech-start');
    const facts = [...listed, first, reading(20_001), jump, reading(30_001), late];
    const tick: Fact = { kind: 'tick', asOf: 30_000 + LOST_AFTER_MS };
    expect(reduced(...facts).roster.missedEvents).toBe(0);
    expect(reduced(...facts, tick).roster.missedEvents).toBe(1);
  });

  test('ends when a reading finds what no event told, and returns when one explains it', () => {
    const healthy = [...listed, first, reading(20_001)];
    const drift = list(80_000, participant(1, 1, { muted: true }));
    expect(healthAfter(...healthy, drift)).toBe('doubtful');
    const late = event(8, 79_900, 'participant-mute', { muted: true });
    expect(healthAfter(...healthy, drift, late)).toBe('healthy');
    const unrelated = event(8, 99_000, 'participant-speech-start');
    expect(healthAfter(...healthy, drift, unrelated)).toBe('doubtful');
    const afterLost = event(9, 99_000, 'participant-speech-start');
    expect(healthAfter(...healthy, drift, afterLost, reading(99_001))).toBe('healthy');
  });

  test('is gone when the events break off', () => {
    const broken: Fact = { kind: 'events-broken', asOf: 40_000 };
    expect(healthAfter(...listed, first, reading(20_001), broken)).toBe('none');
  });
});

test('of a conference that is not known only its beginning is shown before it was read', () => {
  const speech = event(7, 20_000, 'participant-speech-start');
  expect(reduced(speech)).toEqual({ roster: emptyRoster, ops: [], doubts: [{ about: 'floor' }] });
  expect(reduced(leave(7, 20_000)).ops).toEqual([]);
});

test('an answer that comes after the news of their leaving brings nobody back', () => {
  const answer: Fact = {
    kind: 'participant-told',
    asOf: 20_500,
    source: 'answer',
    askedAt: 20_000,
    participant: participant(1, 1),
  };
  const speech = event(6, 18_000, 'participant-speech-start');
  const late = reduced(...listed, speech, leave(7, 20_000), answer);
  expect(participantOf(late.roster, CF, CA)).toBeUndefined();
  expect(late.doubts).toEqual([aboutPerson]);
});

test('a change of somebody who still rings is asked about, and they ring on', () => {
  const ringing = list(10_000, participant(1, 1, { status: 'ringing' }));
  const modify = event(7, 20_000, 'participant-modify');
  expect(rowAfter(...listed, ringing, modify)?.status).toBe('ringing');
  expect(reduced(...listed, ringing, modify).doubts).toContainEqual(aboutPerson);
});

describe('a reading that contradicts an event which seems newer', () => {
  const before = [...listed, event(6, 2_500, 'participant-unmute', { muted: false })] as const;
  const muted = participant(1, 1, { muted: true });
  const readings: readonly (readonly [string, Fact])[] = [
    ['a list', list(2_400, muted)],
    [
      'a fetch',
      { kind: 'participant-told', asOf: 2_400, source: 'poll', askedAt: 2_400, participant: muted },
    ],
  ];

  test.each(readings)('%s leaves neither certain, and Twilio is asked again', (_, reading) => {
    const { roster, doubts } = reduced(...before, reading);
    expect(participantOf(roster, CF, CA)).toMatchObject({ muted: false, source: 'event' });
    expect(doubts).toEqual([aboutPerson]);
  });

  test('asks for nothing where both say the same', () => {
    const { roster, doubts } = reduced(...before, list(2_400, participant(1, 1)));
    expect(participantOf(roster, CF, CA)).toMatchObject({ muted: false, source: 'poll' });
    expect(doubts).toEqual([]);
  });
});
