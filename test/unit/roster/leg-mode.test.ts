import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legMode } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { callSid, participant } from '../../support/arbitraries/facts.ts';

const target = callSid(2);

function leg(changes: Partial<ParticipantRow> = {}): ParticipantRow {
  return {
    ...participant(1, 1),
    address: null,
    direction: null,
    inCallSince: 1,
    asOf: 1,
    ...changes,
  };
}

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
