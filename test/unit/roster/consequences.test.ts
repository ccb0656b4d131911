import { expect, test } from 'vitest';
import { coachOf, consequenceOfRemoval } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { callSid, participant } from '../../support/arbitraries/facts.ts';

function person(call: number, changes: Partial<ParticipantRow> = {}): ParticipantRow {
  return {
    ...participant(1, call, { label: `Person ${call}` }),
    address: null,
    direction: null,
    inCallSince: 1,
    asOf: 1,
    ...changes,
  };
}

test('somebody whose exit ends the call cuts everybody else off', () => {
  const leaving = person(1, { endConferenceOnExit: true });
  expect(consequenceOfRemoval(leaving, [leaving, person(2), person(3)])).toEqual({
    kind: 'ends-call',
    cutOff: [person(2), person(3)],
  });
});

test('one of two leaves the other alone', () => {
  const leaving = person(1);
  expect(consequenceOfRemoval(leaving, [leaving, person(2)])).toEqual({
    kind: 'leaves-alone',
    who: person(2),
  });
});

test('one of many leaves a call that goes on, and legs that ring do not count', () => {
  const leaving = person(1);
  const ringing = person(4, { status: 'ringing' });
  expect(consequenceOfRemoval(leaving, [leaving, person(2), person(3), ringing])).toEqual({
    kind: 'call-goes-on',
    staying: 2,
  });
});

test('a leg that rings is only stopped, whatever its exit would do', () => {
  const leaving = person(1, { status: 'ringing', endConferenceOnExit: true });
  expect(consequenceOfRemoval(leaving, [leaving, person(2)]).kind).toBe('stops-ringing');
});

test('the last one leaves nobody', () => {
  expect(consequenceOfRemoval(person(1), [person(1)]).kind).toBe('nobody-left');
});

test('a coach is who whispers now: not one who is muted, held or ringing', () => {
  const coach = person(9, { coaching: true, callSidToCoach: callSid(1) });
  expect(coachOf(callSid(1), [person(1), coach])?.callSid).toBe(callSid(9));
  expect(coachOf(callSid(2), [person(1), coach])).toBeUndefined();
  for (const off of [{ muted: true }, { hold: true }, { status: 'ringing' as const }]) {
    expect(coachOf(callSid(1), [person(1), { ...coach, ...off }])).toBeUndefined();
  }
});
