import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACT_IDS, type ActId } from '../../../common/keyboard/acts.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { asTyped, planAct, targetOfKey } from '../../../renderer/features/keyboard/plan-act.ts';
import {
  type ActContext,
  NOTHING,
  type Planned,
  SCREEN_ACTS,
  type Target,
} from '../../../renderer/features/keyboard/planned.ts';
import type { PendingWish } from '../../../renderer/store/wishes.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const ME = 'supervisor:one:Ann';
const AGENT = participantRow(1, 11, { label: 'Agent 1' });
const CUSTOMER = participantRow(1, 12, { label: 'Customer' });

function context(people: readonly ParticipantRow[], changes: Partial<ActContext> = {}): ActContext {
  return {
    view: rosterView(conferenceView(conferenceRow(1), people)),
    consoleId: 'one',
    pending: new Map(),
    lastOwnCalls: [],
    coachedByOthers: new Set(),
    roleOf: ({ label }) => (label?.startsWith('Agent') ? 'agent' : 'customer'),
    selected: [],
    dial: null,
    canUndo: false,
    may: () => true,
    screen: new Set(SCREEN_ACTS),
    ...changes,
  };
}

const CALL: Target = { kind: 'call', conferenceSid: conferenceSid(1) };
const person = (n: number): Target => ({
  kind: 'person',
  conferenceSid: conferenceSid(1),
  callSid: callSid(n),
});
const me = (changes: Partial<ParticipantRow> = {}) =>
  participantRow(1, 20, { label: ME, muted: false, hold: false, coaching: false, ...changes });

function short(planned: Planned): unknown {
  switch (planned.kind) {
    case 'run':
      return planned.commands.map(({ command }) => command.kind);
    case 'ask':
      return `ask ${planned.question.kind}`;
    case 'cannot':
      return `cannot: ${planned.why}`;
    case 'screen':
    case 'undo':
      return planned.kind;
  }
}

describe('an act on somebody', () => {
  const floor = [
    AGENT,
    CUSTOMER,
    participantRow(1, 13, { label: 'supervisor:two:Ben', muted: true }),
    participantRow(1, 14, { label: 'Agent 4', status: 'ringing' }),
    me({ muted: true }),
  ];
  test.each<[ActId, Target, unknown]>([
    ['mute', person(11), ['mute']],
    ['mute', person(13), 'cannot: supervisor'],
    ['mute', person(14), 'cannot: not-connected'],
    ['mute', person(20), 'ask unmute-me'],
    ['mute', CALL, 'cannot: no-person'],
    ['mute', person(99), 'cannot: gone'],
    ['hold', person(12), ['hold']],
    ['hold', person(20), 'cannot: is-me'],
    ['remove', person(11), 'ask remove'],
    ['announce', person(12), 'ask announce'],
    ['change', person(12), 'ask change'],
    ['change', person(20), 'ask change'],
    ['change', CALL, 'cannot: no-person'],
    ['pause-recording', CALL, ['record']],
    ['resume-recording', person(11), ['record']],
    ['pause-recording', NOTHING, 'cannot: no-call'],
    ['coach', person(11), ['coach']],
    ['coach', person(12), 'ask coach-outsider'],
    ['coach', person(13), 'cannot: supervisor'],
    ['coach', person(14), 'cannot: not-connected'],
    ['coach', person(20), 'cannot: is-me'],
    ['coach', CALL, ['coach']],
    ['coach', NOTHING, 'cannot: no-person'],
    ['listen', person(12), 'cannot: already'],
    ['barge-in', CALL, 'ask barge-in'],
    ['mute-all', CALL, 'ask mute-many'],
    ['hold-all', CALL, 'ask hold-many'],
    ['end-call', CALL, 'ask end-call'],
    ['add', CALL, 'ask add'],
    ['add', person(12), 'ask add'],
    ['add', NOTHING, 'cannot: no-call'],
    ['new-call', NOTHING, 'ask new-call'],
    ['leave', NOTHING, ['leave']],
    ['mute-me', NOTHING, 'cannot: nobody-hears-me'],
    ['undo', NOTHING, 'cannot: nothing-to-undo'],
    ['open-call', NOTHING, 'cannot: no-call'],
    ['open-call', CALL, 'screen'],
  ])('%s of %j is %j', (act, target, planned) => {
    expect(short(planAct(act, target, context(floor)))).toEqual(planned);
  });
});

test('whom to dial is part of the question, where a number was typed', () => {
  const typed = asTyped(context([AGENT]), { isNamed: false, dial: '415 555 0100' });
  expect(planAct('add', CALL, typed)).toMatchObject({ question: { dial: '415 555 0100' } });
  expect(planAct('new-call', NOTHING, typed)).toMatchObject({ question: { dial: '415 555 0100' } });
  expect(planAct('add', CALL, context([AGENT]))).toMatchObject({ question: { dial: null } });
});

test('of two agents on a call, coaching needs to be told whom', () => {
  const two = [AGENT, participantRow(1, 15, { label: 'Agent 5' }), CUSTOMER];
  expect(short(planAct('coach', CALL, context(two)))).toBe('cannot: which-agent');
});

test('whom a colleague coaches is taken over only after a question', () => {
  const taken = context([AGENT], { coachedByOthers: new Set([AGENT.callSid]) });
  expect(short(planAct('coach', person(11), taken))).toBe('ask take-over');
});

test('with several selected an act is about all of them, after a question', () => {
  const many = context([AGENT, CUSTOMER], { selected: [AGENT, CUSTOMER] });
  expect(short(planAct('mute', person(11), many))).toBe('ask mute-many');
  expect(short(planAct('remove', person(11), many))).toBe('cannot: one-at-a-time');
});

test('with one selected and another in focus it asks, and names who is selected', () => {
  const one = context([AGENT, CUSTOMER], { selected: [AGENT] });
  expect(short(planAct('mute', person(12), one))).toBe('ask mute-many');
  expect(short(planAct('hold', NOTHING, one))).toBe('ask hold-many');
  expect(short(planAct('mute', person(11), one))).toEqual(['mute']);
});

test('who was typed by name is meant alone, whoever is selected', () => {
  const many = context([AGENT, CUSTOMER], { selected: [AGENT, CUSTOMER] });
  const named = asTyped(many, { isNamed: true, dial: null });
  expect(short(planAct('mute', person(11), named))).toEqual(['mute']);
  expect(short(planAct('remove', person(11), named))).toBe('ask remove');
});

test('of several calls that I am on the one is left that is meant', () => {
  const other = participantRow(2, 21, { label: ME, muted: true });
  const two = context([AGENT], {
    view: rosterView(
      conferenceView(conferenceRow(1), [AGENT, CUSTOMER, me({ muted: true })]),
      conferenceView(conferenceRow(2), [participantRow(2, 22), participantRow(2, 23), other]),
    ),
  });
  const second: Target = { kind: 'call', conferenceSid: conferenceSid(2) };
  const left = (target: Target) => {
    const planned = planAct('leave', target, two);
    return planned.kind === 'run' ? planned.commands[0]?.command.conferenceSid : planned.kind;
  };
  expect(left(second)).toBe(conferenceSid(2));
  expect(left(CALL)).toBe(conferenceSid(1));
  expect(left(NOTHING)).toBe(conferenceSid(1));
});

test('listening takes my voice away in the way that fits my mode', () => {
  const coaching = me({ coaching: true, callSidToCoach: AGENT.callSid });
  const plan = (leg: ParticipantRow) => short(planAct('listen', CALL, context([AGENT, leg])));
  expect(plan(coaching)).toEqual(['stop-coaching']);
  expect(plan(me())).toEqual(['mute-me']);
  expect(plan(me({ hold: true }))).toEqual(['resume-me']);
  expect(short(planAct('listen', CALL, context([AGENT])))).toEqual(['listen']);
});

describe('silence', () => {
  const silence = (people: readonly ParticipantRow[], changes: Partial<ActContext> = {}) =>
    short(planAct('mute-me', NOTHING, context(people, changes)));

  test('is asked for while anybody hears me or may hear me', () => {
    expect(silence([me()])).toEqual(['mute-me']);
    expect(silence([me({ hold: true })])).toEqual(['mute-me']);
    expect(silence([me({ muted: true, source: 'event' })])).toEqual(['mute-me']);
    expect(silence([me({ muted: true })])).toBe('cannot: nobody-hears-me');
  });

  test('is asked for while a wish is under way that lets somebody hear me', () => {
    const wish: PendingWish = {
      id: 'w',
      command: { kind: 'coach', conferenceSid: conferenceSid(1), callSid: callSid(11) },
      callSid: callSid(11),
      isChecking: false,
      settledAt: null,
    };
    expect(silence([AGENT], { pending: new Map([['w', wish]]) })).toEqual(['mute-me']);
  });

  test('goes to the calls that I was on while the floor is not known', () => {
    expect(silence([], { view: null, lastOwnCalls: [conferenceSid(1)] })).toEqual(['mute-me']);
  });
});

test('no act by itself removes anybody, ends a call, or lets others than an agent hear me', () => {
  const anyRow = fc
    .record({
      label: fc.constantFrom(null, 'Agent 1', 'Customer', ME, 'supervisor:two:Ben'),
      muted: fc.boolean(),
      hold: fc.boolean(),
      coaching: fc.boolean(),
      endConferenceOnExit: fc.boolean(),
      status: fc.constantFrom('connected' as const, 'ringing' as const),
      source: fc.constantFrom('poll' as const, 'event' as const),
    })
    .chain((row) => fc.nat(4).map((n) => participantRow(1, 11 + n, row)));
  const anyTarget = fc.constantFrom(NOTHING, CALL, person(11), person(12), person(15));
  fc.assert(
    fc.property(
      fc.uniqueArray(anyRow, { selector: ({ callSid: sid }) => sid, maxLength: 5 }),
      fc.constantFrom(...ACT_IDS),
      anyTarget,
      (people, act, target) => {
        const now = context(people);
        const planned = planAct(act, target, now);
        if (planned.kind !== 'run') return;
        for (const { command } of planned.commands) {
          expect(['remove', 'end-call', 'barge-in', 'announce', 'announce-to-all']).not.toContain(
            command.kind,
          );
          if (command.kind === 'coach') {
            const to = people.find(({ callSid: sid }) => sid === command.callSid);
            expect(to?.label).toMatch(/^Agent/);
          }
          if (command.kind === 'mute' && !command.muted) {
            const who = people.find(({ callSid: sid }) => sid === command.callSid);
            expect(who?.label ?? '').not.toMatch(/^supervisor:/);
          }
        }
      },
    ),
  );
});

test('a line of the floor names its target', () => {
  const sid = conferenceSid(1);
  expect(targetOfKey(sid)).toEqual(CALL);
  expect(targetOfKey(`${sid}/${callSid(11)}`)).toEqual(person(11));
  expect(targetOfKey('2f6d0e0c-note')).toEqual(NOTHING);
  expect(targetOfKey(undefined)).toEqual(NOTHING);
});
