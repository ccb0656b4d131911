import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coachedIn,
  JOIN_AS,
  joinAsOf,
  joiningAs,
} from '../../../../renderer/features/add/join-as.ts';

const ANA = `CA${'1'.repeat(32)}`;

describe('how somebody joins', () => {
  test('a listening supervisor is muted, unheard as they come, and ends nothing as they go', () => {
    expect(joiningAs({}, 'listening', null)).toEqual({
      Muted: 'true',
      Beep: 'false',
      StartConferenceOnEnter: 'false',
      EndConferenceOnExit: 'false',
    });
  });

  test('a coach whispers to one person, comes unnoticed, and is not muted', () => {
    expect(joiningAs({ Muted: 'true' }, 'coach', ANA)).toEqual({
      Coaching: 'true',
      CallSidToCoach: ANA,
      Beep: 'false',
      StartConferenceOnEnter: 'false',
      EndConferenceOnExit: 'false',
    });
  });

  test('from listening to normal nothing of the silence is left', () => {
    expect(joiningAs(joiningAs({}, 'listening', null), 'normal', null)).toEqual({});
  });

  test('what was set by hand and belongs to no way of joining stays', () => {
    const draft = { EndConferenceOnExit: 'true', Timeout: '20' };
    expect(joiningAs(draft, 'muted', null)).toEqual({ ...draft, Muted: 'true' });
  });

  test.each([
    [{}, 'normal'],
    [{ Beep: 'false' }, 'normal'],
    [{ Muted: 'true' }, 'muted'],
    [{ Muted: 'true', Beep: 'false' }, 'muted'],
    [{ CallSidToCoach: ANA }, 'coach'],
    [{ CallSidToCoach: ANA, Coaching: 'false' }, 'normal'],
    [{ Coaching: 'true', Muted: 'true' }, 'coach'],
  ] as const)('%j is read as %s', (draft, way) => {
    expect(joinAsOf(draft)).toBe(way);
  });

  test('whatever was set before, who joins in a way is seen to join in that way', () => {
    const truth = fc.constantFrom('true', 'false', '');
    const draft = fc.record(
      {
        Muted: truth,
        Beep: fc.constantFrom('true', 'false', 'onEnter', ''),
        StartConferenceOnEnter: truth,
        EndConferenceOnExit: truth,
        Coaching: truth,
        CallSidToCoach: fc.constantFrom(ANA, ''),
        Timeout: fc.constantFrom('5', '600'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(draft, fc.constantFrom(...JOIN_AS), (before, way) => {
        const after = joiningAs(before, way, ANA);
        expect(joinAsOf(after)).toBe(way);
        expect(coachedIn(after)).toBe(way === 'coach' ? ANA : null);
        expect(after.Timeout).toBe(before.Timeout);
      }),
    );
  });
});
