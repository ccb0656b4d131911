import { expect, test } from 'vitest';
import type { Failure } from '../../../common/failure.ts';
import { dataDetails } from '../../../renderer/features/floor/data-details.ts';
import { dataStanding, lastHeardAt } from '../../../renderer/features/floor/data-standing.ts';
import { linkOf } from './links.ts';

const NOW = 2_004_000;
const NO: Failure = { code: 'unreachable', message: 'No way.', hint: 'Look at the cable.' };

test.each([
  ['live', 'live'],
  ['lagging', 'lagging'],
  ['offline', 'polling-only'],
  ['none', 'polling'],
  ['connecting', 'polling'],
] as const)('events that are %s, with readings that succeed, are “%s”', (state, standing) => {
  expect(dataStanding(linkOf({}, { state }), NOW)).toBe(standing);
});

test.each([
  ['stale', 'offline'],
  ['throttled', 'throttled'],
  ['unauthorized', 'signed-out'],
] as const)('Twilio that is %s is “%s” although events come', (state, standing) => {
  expect(dataStanding(linkOf({ state }), NOW)).toBe(standing);
});

test('live is not taken on trust once the next reading is overdue', () => {
  expect(dataStanding(linkOf(), 2_040_000)).toBe('live');
  expect(dataStanding(linkOf(), 2_040_001)).toBe('late');
});

test('what was heard last is the later of a reading and an event', () => {
  expect(lastHeardAt(linkOf())).toBe(2_001_000);
  expect(lastHeardAt(linkOf({ lastReadAt: 2_002_000 }))).toBe(2_002_000);
  expect(lastHeardAt(linkOf({ lastReadAt: null }, { lastEventAt: null }))).toBeNull();
});

function words(link: ReturnType<typeof linkOf>, about: string) {
  return dataDetails(link, NOW).find((detail) => detail.about === about)?.words;
}

test('the details say how events, readings and requests do, and what happens next', () => {
  expect(words(linkOf(), 'Events')).toMatch(/^Live since .*\. The last came 3 s ago\.$/);
  expect(words(linkOf(), 'Missed')).toBe('No event is known to be missing.');
  expect(words(linkOf(), 'Readings')).toBe('The whole floor was last read 4 s ago.');
  expect(words(linkOf(), 'Requests')).toBe('42 in the last minute, of 300 allowed.');
  expect(words(linkOf(), 'Next')).toBe('The next reading is in 6 s.');
  expect(words(linkOf(), 'Why')).toBeUndefined();
});

test('late and missing events are counted in words', () => {
  const lagging = linkOf({}, { state: 'lagging', lagMs: 4_200, missed: 3 });
  expect(words(lagging, 'Events')).toContain('The last came 3 s ago, 4 s late.');
  expect(words(lagging, 'Missed')).toBe('3 events never came; each made its call be read at once.');
  expect(words(linkOf({}, { missed: 1 }), 'Missed')).toContain('1 event never came');
});

test('an account without events is not told of missing ones', () => {
  const polling = linkOf({}, { state: 'none', lastEventAt: null });
  expect(words(polling, 'Missed')).toBeUndefined();
  expect(words(polling, 'Events')).toBe('This account has no source of events.');
});

test('what went wrong is said where it belongs', () => {
  expect(words(linkOf({}, { state: 'offline', failure: NO }), 'Events')).toContain(
    'No way. Look at the cable.',
  );
  const offline = linkOf({ state: 'stale', failure: NO });
  expect(words(offline, 'Why')).toBe('No way. Look at the cable.');
  expect(words(offline, 'Next')).toBe('Earshot tries again in 6 s, by itself.');
});

test('a budget that Twilio made smaller names the whole one and why', () => {
  const halved = linkOf({ requests: { lastMinute: 80, perMinute: 150, budget: 300 } });
  expect(words(halved, 'Requests')).toMatch(
    /^80 in the last minute, of 150 allowed\. The budget of this account is 300; .*“too many requests”/,
  );
});
