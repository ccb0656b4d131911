import { expect, test } from 'vitest';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { ownModeInWords } from '../../../renderer/features/step-in/own-mode-words.ts';
import { callSid, participantRow } from '../../support/arbitraries/rows.ts';

const agent = participantRow(1, 2, { label: 'Agent 4' });

function wordsFor(mine: Partial<ParticipantRow>, others: readonly ParticipantRow[] = [agent]) {
  const me = participantRow(1, 1, { source: 'answer', ...mine });
  const all = new Map([me, ...others].map((row) => [row.callSid, row]));
  const mode = ownModeOf(me, all);
  if (mode.kind === 'not-on-call') throw new Error('my leg is on the call');
  const { name, sentence } = ownModeInWords(mode, ({ label }) => label ?? 'Caller');
  return `${name}: ${sentence}`;
}

const coaching = { coaching: true, callSidToCoach: callSid(2) };

test('each mode says who hears me', () => {
  expect(wordsFor({ status: 'ringing', inCallSince: null })).toMatch(/^Calling you: answer/);
  expect(wordsFor({ muted: true })).toBe('Listening: nobody hears you');
  expect(wordsFor(coaching)).toBe('Coaching: only Agent 4 hears you');
  expect(wordsFor({})).toBe('Barged in: everyone hears you');
});

test('a mode that only an event told of has no name until Twilio confirms it', () => {
  for (const mine of [{ muted: true }, coaching, {}]) {
    expect(wordsFor({ ...mine, source: 'event' })).toMatch(/^Checking…: /);
  }
});

test('unmuted and coaching nobody who hears me is never shown as coaching', () => {
  expect(wordsFor(coaching, [])).toMatch(/^You may be heard: /);
  expect(wordsFor(coaching, [{ ...agent, hold: true }])).toContain('Agent 4, who is on hold');
  expect(wordsFor({ coaching: true })).toContain('has not said whom');
});
