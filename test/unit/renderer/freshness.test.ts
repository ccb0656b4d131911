import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STALE_AFTER_MS } from '../../../common/floor/freshness.ts';
import {
  AGING_MS,
  conferenceAgeInWords,
  conferenceFreshness,
  confirmationInWords,
  participantFreshness,
} from '../../../renderer/features/floor/freshness.ts';
import { formatAge } from '../../../renderer/ui/age.ts';
import { conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';

const AT = 1_000_000;

test('a call that events keep true is live, however long ago it was read', () => {
  const healthy = conferenceRow(1, { events: 'healthy', participantsAsOf: AT });
  const later = AT + 3_600_000;
  expect(conferenceFreshness(healthy, later)).toBe('live');
  expect(conferenceAgeInWords(healthy, later)).toBe('live');
  expect(participantFreshness(participantRow(1, 1, { asOf: AT }), healthy, later)).toBe('live');
});

test('nobody read yet is said, events or not', () => {
  const unread = conferenceRow(1, { events: 'healthy', participantsAsOf: null });
  expect(conferenceFreshness(unread, AT)).toBe('unread');
  expect(conferenceAgeInWords(unread, AT)).toBe('not read yet');
});

test.each([
  [4_000, 'fresh', 'read 4 s ago'],
  [AGING_MS, 'fresh', 'read 15 s ago'],
  [AGING_MS + 1, 'aging', '15 s old'],
  [STALE_AFTER_MS, 'aging', '1 min old'],
  [STALE_AFTER_MS + 1, 'old', '1 min old'],
] as const)('without events, %i ms after the reading it is %s', (age, level, words) => {
  const polled = conferenceRow(1, { participantsAsOf: AT });
  expect(conferenceFreshness(polled, AT + age)).toBe(level);
  expect(conferenceAgeInWords(polled, AT + age)).toBe(words);
  expect(participantFreshness(participantRow(1, 1), polled, AT + age)).toBe(level);
});

test('a missing event is said, and its call ages', () => {
  const doubtful = conferenceRow(1, { events: 'doubtful', participantsAsOf: AT });
  expect(conferenceAgeInWords(doubtful, AT + 2_000)).toBe(
    'an event is missing: reading this call again',
  );
  expect(conferenceFreshness(doubtful, AT + STALE_AFTER_MS + 1)).toBe('old');
});

test('a row says what confirmed it last: its own fact, or a later list that changed nothing', () => {
  const told = participantRow(1, 1, { source: 'answer', asOf: AT });
  const read = (at: number) => conferenceRow(1, { participantsAsOf: at });
  expect(confirmationInWords(told, read(AT - 1), AT + 3_000)).toBe(
    'Confirmed by Twilio’s answer 3 s ago.',
  );
  expect(confirmationInWords(told, read(AT + 1_000), AT + 3_000)).toBe(
    'Confirmed by a reading 2 s ago.',
  );
  const healthy = { ...read(AT - 1), events: 'healthy' as const };
  expect(confirmationInWords({ ...told, source: 'event' }, healthy, AT)).toBe(
    'Confirmed by an event 0 s ago. Twilio’s events keep it true.',
  );
});

test('a row never looks older than its call', () => {
  const order = ['fresh', 'aging', 'old'];
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(200_000), fc.nat(200_000), (asOf, listed, later) => {
      const conference = conferenceRow(1, { participantsAsOf: listed });
      const now = Math.max(asOf, listed) + later;
      const row = participantFreshness(participantRow(1, 1, { asOf }), conference, now);
      expect(order.indexOf(row)).toBeLessThanOrEqual(
        order.indexOf(conferenceFreshness(conference, now)),
      );
    }),
  );
});

test.each([
  [-1, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [7_200_000, '2 h'],
])('an age of %i ms reads %s', (ms, words) => {
  expect(formatAge(ms)).toBe(words);
});
