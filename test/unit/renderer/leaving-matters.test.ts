import { expect, test } from 'vitest';
import { leavingMatters } from '../../../renderer/features/step-in/leaving-matters.ts';
import { participantRow } from '../../support/arbitraries/rows.ts';

const listening = participantRow(1, 1, { muted: true });
const speaking = participantRow(1, 1);
const agent = participantRow(1, 2);
const customer = participantRow(1, 3);
const ringing = participantRow(1, 4, { status: 'ringing' });

test('leaving a call that goes on without me needs no question', () => {
  expect(leavingMatters(speaking, [speaking, agent, customer])).toBe(false);
});

test('leaving somebody alone matters when they hear me, not when I only listen', () => {
  expect(leavingMatters(speaking, [speaking, customer])).toBe(true);
  expect(leavingMatters(listening, [listening, customer])).toBe(false);
});

test('leaving as the last one matters only while a phone still rings for this call', () => {
  expect(leavingMatters(listening, [listening])).toBe(false);
  expect(leavingMatters(listening, [listening, ringing])).toBe(true);
});

test('leaving always matters when it ends the call for the others', () => {
  const carrying = { ...listening, endConferenceOnExit: true };
  expect(leavingMatters(carrying, [carrying, agent, customer])).toBe(true);
});

test('a leg that still rings is nobody’s loss', () => {
  expect(leavingMatters({ ...listening, status: 'ringing' }, [agent, customer])).toBe(false);
});
