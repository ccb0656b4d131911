import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legMode, legModeAmong } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { callSid, participantRow } from '../../support/arbitraries/rows.ts';

const target = callSid(2);
const leg = (changes: Partial<ParticipantRow> = {}) => participantRow(1, 1, changes);

const coaching = { coaching: true, callSidToCoach: target };

test.each([
  [{ status: 'ringing' as const, ...coaching }, 'dialling'],
  [{ hold: true, muted: true, ...coaching }, 'on-hold'],
  [{ muted: true, ...coaching }, 'muted'],
  [{ ...coaching }, 'coaching'],
  [{ coaching: true, callSidToCoach: null }, 'alarm'],
  [{}, 'open'],
])('flags %j mean %s', (flags, kind) => {
  expect(legMode(leg(flags), () => true).kind).toBe(kind);
});

test('coaching somebody who is not on the call is an alarm', () => {
  expect(legMode(leg(coaching), () => false)).toEqual({ kind: 'alarm' });
});

test('among the people of a call, only somebody else who is connected is coached', () => {
  const modeAmong = (mine: Partial<ParticipantRow>, ...others: readonly ParticipantRow[]) => {
    const people = [leg(mine), ...others];
    return legModeAmong(leg(mine), new Map(people.map((row) => [row.callSid, row]))).kind;
  };
  expect(modeAmong(coaching, participantRow(1, 2))).toBe('coaching');
  expect(modeAmong(coaching, participantRow(1, 2, { status: 'ringing' }))).toBe('alarm');
  expect(modeAmong(coaching)).toBe('alarm');
  expect(modeAmong({ coaching: true, callSidToCoach: callSid(1) })).toBe('alarm');
});

test('a muted, held or dialling leg is never shown as heard', () => {
  const flags = fc.record({
    muted: fc.boolean(),
    hold: fc.boolean(),
    coaching: fc.boolean(),
    callSidToCoach: fc.constantFrom(null, target),
    status: fc.constantFrom('queued' as const, 'ringing' as const, 'connected' as const),
  });
  fc.assert(
    fc.property(flags, fc.boolean(), (changes, isPresent) => {
      const mode = legMode(leg(changes), () => isPresent);
      const isHeard = mode.kind === 'open' || mode.kind === 'coaching' || mode.kind === 'alarm';
      expect(isHeard).toBe(!changes.muted && !changes.hold && changes.status === 'connected');
    }),
  );
});
