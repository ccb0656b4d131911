import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import {
  MOST_FOUND,
  type PaletteWish,
  searchPalette,
} from '../../../renderer/features/keyboard/palette-search.ts';
import { NOTHING, type Target } from '../../../renderer/features/keyboard/planned.ts';
import { keyboardWords } from '../../../renderer/features/keyboard/words.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const floor = rosterView(
  conferenceView(conferenceRow(1, { friendlyName: 'Billing 4412' }), [
    participantRow(1, 11, { label: 'Customer' }),
    participantRow(1, 12, { label: 'Agent Ana' }),
  ]),
  conferenceView(conferenceRow(2, { friendlyName: 'Returns 118' }), [
    participantRow(2, 21, { label: 'Agent Mark' }),
    participantRow(2, 22, { label: 'Anabel Stone' }),
  ]),
);

function search(typed: string, changes: Partial<PaletteWish> = {}) {
  return searchPalette({
    typed,
    view: floor,
    focus: NOTHING,
    namesOf: (act) => [keyboardWords.act(act), ...keyboardWords.alsoCalled(act)],
    isAgent: ({ label }) => label?.startsWith('Agent') ?? false,
    isPossible: (act, target) => ACTS[act].of === 'nothing' || target.kind !== 'nothing',
    ...changes,
  });
}

const ANA = { kind: 'person', conferenceSid: conferenceSid(1), callSid: callSid(12) };
const CUSTOMER = { kind: 'person', conferenceSid: conferenceSid(1), callSid: callSid(11) };
const MARK = { kind: 'person', conferenceSid: conferenceSid(2), callSid: callSid(21) };
const BILLING = { kind: 'call', conferenceSid: conferenceSid(1) } as const;

describe('typing', () => {
  test.each<[string, ActId, unknown]>([
    ['coach ana', 'coach', ANA],
    ['ana coach', 'coach', ANA],
    ['whisper to ana', 'coach', ANA],
    ['COACH ÁNA', 'coach', ANA],
    ['coa mark', 'coach', MARK],
    ['mute mark', 'mute', MARK],
    ['go to billing 4412', 'go-to', BILLING],
    ['billing 4412', 'go-to', BILLING],
    ['4412 customer', 'go-to', CUSTOMER],
    ['hold customer 4412', 'hold', CUSTOMER],
    ['listen 4412', 'listen', BILLING],
    ['hold all 4412', 'hold-all', BILLING],
    ['mute me', 'mute-me', NOTHING],
    ['history', 'view-history', NOTHING],
    ['wall', 'view-wallboard', NOTHING],
    ['undo', 'undo', NOTHING],
    ['mark', 'go-to', MARK],
  ])('“%s” finds %s first', (typed, act, target) => {
    const [first] = search(typed);
    expect(first).toMatchObject({ act, target });
  });

  test('“hold 4412” offers to hold the call and each person on it', () => {
    const found = search('hold 4412').map(({ act, target }) => [act, target.kind]);
    expect(found.slice(0, 3)).toEqual([
      ['hold-all', 'call'],
      ['hold', 'person'],
      ['hold', 'person'],
    ]);
  });

  test('an act without a name is about whom the focus was on', () => {
    const focus: Target = { kind: 'person', conferenceSid: conferenceSid(2), callSid: callSid(21) };
    expect(search('hold', { focus })[0]).toMatchObject({ act: 'hold', target: MARK });
    expect(search('', { focus })).toContainEqual(
      expect.objectContaining({ act: 'coach', target: MARK }),
    );
  });

  test('of namesakes comes first who is on the call of the focus, whatever the calls are called', () => {
    const namesakes = rosterView(
      conferenceView(conferenceRow(1, { friendlyName: 'Billing 4412' }), [
        participantRow(1, 11, { label: 'Agent 4' }),
      ]),
      conferenceView(conferenceRow(2, { friendlyName: 'Returns 118' }), [
        participantRow(2, 21, { label: 'Agent 4' }),
      ]),
    );
    for (const [call, person] of [
      [1, 11],
      [2, 21],
    ] as const) {
      const focus: Target = { kind: 'call', conferenceSid: conferenceSid(call) };
      expect(search('coach 4', { view: namesakes, focus })[0]).toMatchObject({
        act: 'coach',
        target: { kind: 'person', callSid: callSid(person) },
      });
    }
  });

  test('a person by name comes with what can be done to them', () => {
    const acts = search('agent ana').map(({ act }) => act);
    expect(acts[0]).toBe('go-to');
    expect(acts).toEqual(expect.arrayContaining(['coach', 'hold', 'mute', 'listen']));
  });

  test('what cannot be done now is found, after what can', () => {
    const isPossible = (_: ActId, target: Target) =>
      !(target.kind === 'person' && target.callSid === callSid(12));
    const found = search('coach ana', { isPossible });
    expect(found.findIndex(({ target }) => target.kind === 'person')).toBeGreaterThanOrEqual(0);
    expect(found).toContainEqual(expect.objectContaining({ act: 'coach', target: ANA }));
    expect(found[0]?.target).not.toEqual(ANA);
  });

  test('what nothing is called finds nothing', () => {
    expect(search('qqqq zzz')).toEqual([]);
  });
});

describe('whom to dial', () => {
  const focus = BILLING;

  test.each([
    ['add 415 555 0100', '415 555 0100'],
    ['add (415) 555-0100', '(415) 555-0100'],
    ['+14155550100 add', '+14155550100'],
    ['add client:Ana', 'client:Ana'],
    ['add sip:Tier2@north.example', 'sip:Tier2@north.example'],
    ['Add someone 4155550100', '4155550100'],
  ])('“%s” is about adding %s to the call of the focus, as it was written', (typed, dial) => {
    expect(search(typed, { focus })[0]).toMatchObject({ act: 'add', target: BILLING, dial });
  });

  test('the call can be named beside the number', () => {
    for (const typed of ['add 4155550100 returns', 'add returns 415 555 0100']) {
      const [first] = search(typed, { focus });
      expect(first).toMatchObject({
        act: 'add',
        target: { kind: 'call', conferenceSid: conferenceSid(2) },
        isNamed: true,
      });
      expect(first?.dial?.replaceAll(' ', '')).toBe('4155550100');
    }
  });

  test('a few digits are part of a call’s name', () => {
    expect(search('add 4412')[0]).toMatchObject({ act: 'add', target: BILLING, dial: null });
  });

  test('a new call begins with the number, too', () => {
    expect(search('new call 4155550100')[0]).toMatchObject({ act: 'new-call', dial: '4155550100' });
    expect(search('new call')[0]).toMatchObject({ act: 'new-call', target: NOTHING, dial: null });
  });

  test('a number alone offers to add it, after whoever on the floor has it', () => {
    const typed = '415 555 0177';
    const acts = search(typed, { focus }).map(({ act, dial }) => [act, dial]);
    expect(acts.slice(0, 2)).toEqual([
      ['add', typed],
      ['new-call', typed],
    ]);
    const caller = participantRow(1, 13, { label: null, address: '+14155550177' });
    const view = rosterView(conferenceView(conferenceRow(1), [caller]));
    expect(search(typed, { view, focus })[0]).toMatchObject({ act: 'go-to' });
  });

  test('no other act takes a number for somebody to be dialled', () => {
    for (const { act, dial } of search('hold 415 555 0100', { focus })) {
      if (act !== 'add' && act !== 'new-call') expect(dial).toBeNull();
    }
  });
});

const word = fc.constantFrom(
  ...['coach', 'hold', 'mute', 'go', 'to', 'ana', 'agent', '4412', 'billing', 'm', 'an', 'x'],
);
const typing = fc.oneof(
  fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
  fc.string(),
);

test('whatever is typed, the lines are bounded, each is there once, and each fits its act', () => {
  fc.assert(
    fc.property(typing, (typed) => {
      const found = search(typed);
      expect(found.length).toBeLessThanOrEqual(MOST_FOUND);
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      for (const { act, target } of found) {
        if (ACTS[act].of === 'nothing') expect(target).toEqual(NOTHING);
      }
    }),
  );
});

test('the words of a name and of an act may come in any order', () => {
  const act = fc.constantFrom('coach', 'hold', 'mute', 'announce', 'remove');
  const name = fc.constantFrom('ana', 'mark', 'anabel', 'customer 4412', 'agent ana');
  fc.assert(
    fc.property(act, name, (verb, who) => {
      expect(search(`${verb} ${who}`)).toEqual(search(`${who} ${verb}`));
    }),
  );
});

test('whom a name finds is named, and whom only the focus is on is not', () => {
  const focus: Target = { kind: 'person', conferenceSid: conferenceSid(2), callSid: callSid(21) };
  expect(search('mute ana', { focus })[0]).toMatchObject({ target: ANA, isNamed: true });
  expect(search('mute', { focus })[0]).toMatchObject({ target: MARK, isNamed: false });
  const offered = search('agent ana', { focus }).filter(({ target }) => target.kind !== 'nothing');
  expect(offered.every(({ isNamed }) => isNamed)).toBe(true);
});
