import { expect, test } from 'vitest';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import { legState } from '../../../renderer/features/floor/leg-state.ts';
import { conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';

const AT = 10_000_000;
const state = (changes: Partial<ParticipantRow>) =>
  legState(participantRow(1, 1, changes), conferenceRow(1), AT, DEFAULT_THRESHOLDS);

test('a hold runs from its own beginning, first fine, then late, then alarming', () => {
  const held = (seconds: number) => state({ hold: true, heldSince: AT - seconds * 1_000 });
  expect(held(119)).toEqual({ kind: 'held', word: 'On hold', clockMs: 119_000, standing: 'fine' });
  expect(held(120).standing).toBe('late');
  expect(held(240).standing).toBe('alarming');
});

test('hold comes before mute, and a hold of unknown age has no clock', () => {
  expect(state({ hold: true, muted: true, mutedSince: 1 })).toMatchObject({
    kind: 'held',
    clockMs: null,
    standing: 'fine',
  });
});

test('a ringing leg counts from when it was made', () => {
  const ringing = { status: 'ringing', inCallSince: null, createdAt: AT - 48_000 } as const;
  expect(state(ringing)).toEqual({
    kind: 'dialling',
    word: 'Ringing',
    clockMs: 48_000,
    standing: 'alarming',
  });
});

test('a supervisor who listens is not shown as muted for long', () => {
  const muted = { muted: true, mutedSince: AT - 3_600_000 };
  expect(state(muted)).toMatchObject({ kind: 'muted', standing: 'alarming' });
  expect(state({ ...muted, label: 'supervisor:other1:Bo' })).toMatchObject({
    kind: 'connected',
    standing: 'fine',
  });
});
