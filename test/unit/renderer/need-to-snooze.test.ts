import { expect, test } from 'vitest';
import { type Need, SEVERITY } from '../../../common/floor/needs/need.ts';
import { needToSnooze } from '../../../renderer/features/needs/need-to-snooze.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/rows.ts';

function need(id: string, call: number, person: number | null, changes: Partial<Need> = {}): Need {
  return {
    id,
    reason: { kind: 'hold', heldBeforeMs: 0 },
    severity: SEVERITY.late,
    conferenceSid: conferenceSid(call),
    callSid: person === null ? null : callSid(person),
    since: 0,
    severeSince: 0,
    acts: [],
    coach: null,
    ...changes,
  };
}

const items = (...needs: readonly Need[]) =>
  needs.map((one) => ({ need: one, also: [], overAt: null }));
const ANA = need('ana', 1, 11);
const BEN = need('ben', 1, 12);
const SILENT = need('silent', 1, null);

test('a key on somebody puts off what is wanted of them, however far down it stands', () => {
  const found = needToSnooze(items(ANA, SILENT, BEN), conferenceSid(1), callSid(12));
  expect(found?.id).toBe('ben');
});

test('of somebody of whom nothing is wanted only what is wanted of the whole call is put off', () => {
  expect(needToSnooze(items(ANA, SILENT), conferenceSid(1), callSid(13))?.id).toBe('silent');
  expect(needToSnooze(items(ANA), conferenceSid(1), callSid(13))).toBeUndefined();
});

test('on a call it is what is wanted of all of it, else the most pressing one', () => {
  expect(needToSnooze(items(ANA, SILENT), conferenceSid(1), null)?.id).toBe('silent');
  expect(needToSnooze(items(BEN, ANA), conferenceSid(1), null)?.id).toBe('ben');
  expect(needToSnooze(items(need('other', 2, null)), conferenceSid(1), null)).toBeUndefined();
});

test('what is over, and an alarm, are not put off', () => {
  const alarm = need('alarm', 1, 11, { reason: { kind: 'mode-alarm', isMe: true } });
  const over = [{ need: ANA, also: [], overAt: 5 }];
  expect(needToSnooze([...items(alarm), ...over], conferenceSid(1), callSid(11))).toBeUndefined();
});
