import { expect, test } from 'vitest';
import type { Failure } from '../../../common/failure.ts';
import { profileSummarySchema } from '../../../common/ipc/profile.ts';
import { type DataSource, dataDetails } from '../../../renderer/features/floor/data-details.ts';
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

function words(link: ReturnType<typeof linkOf>, about: string, source?: DataSource) {
  return dataDetails(link, NOW, source).find((detail) => detail.about === about)?.words;
}

test('the details say how events, readings and requests do, and what happens next', () => {
  expect(words(linkOf(), 'events')).toMatch(/^Live since .*\. The last came 3 s ago\.$/);
  expect(words(linkOf(), 'missed')).toBe('No event is known to be missing.');
  expect(words(linkOf(), 'readings')).toBe('The whole floor was last read 4 s ago.');
  expect(words(linkOf(), 'requests')).toBe('42 in the last minute, of 300 allowed.');
  expect(words(linkOf(), 'next')).toBe('The next reading is in 6 s.');
  expect(words(linkOf(), 'why')).toBeUndefined();
});

test('late and missing events are counted in words', () => {
  const lagging = linkOf({}, { state: 'lagging', lagMs: 4_200, missed: 3 });
  expect(words(lagging, 'events')).toMatch(/^Late since .*\. The last came 3 s ago\.$/);
  expect(words(lagging, 'lag')).toBe('The last event came 4 s later than the quickest.');
  expect(words(lagging, 'missed')).toBe('3 events never came; each made its call be read at once.');
  expect(words(linkOf({}, { missed: 1 }), 'missed')).toContain('1 event never came');
});

test('an account without events is not told of missing ones', () => {
  const polling = linkOf({}, { state: 'none', lastEventAt: null });
  expect(words(polling, 'missed')).toBeUndefined();
  expect(words(polling, 'lag')).toBeUndefined();
  expect(words(polling, 'events')).toBe('This account has no source of events.');
});

test('what went wrong is said where it belongs', () => {
  expect(words(linkOf({}, { state: 'offline', failure: NO }), 'events')).toContain(
    'No way. Look at the cable.',
  );
  const offline = linkOf({ state: 'stale', failure: NO });
  expect(words(offline, 'why')).toBe('No way. Look at the cable.');
  expect(words(offline, 'next')).toBe('Earshot tries again in 6 s, by itself.');
});

test('a budget that Twilio made smaller names the whole one and why', () => {
  const halved = linkOf({ requests: { lastMinute: 80, perMinute: 150, budget: 300 } });
  expect(words(halved, 'requests')).toMatch(
    /^80 in the last minute, of 150 allowed\. The budget of this account is 300; .*“too many requests”/,
  );
});

test('the sources are named: the relay with its address, and what goes through it', () => {
  const profile = profileSummarySchema.parse({
    id: 'profile1',
    name: 'North support',
    accountSid: `AC${'1'.repeat(32)}`,
    apiKeySid: null,
    region: null,
    edge: null,
    baseUrl: null,
    endpoint: 'client:alex',
    callerId: '+14155550199',
    supervisorName: 'Alex',
  });
  const sources = (source: DataSource) => words(linkOf(), 'sources', source);
  const by = (gateway: boolean) => ({
    ...profile,
    relay: { url: 'https://relay.example.com', gateway },
  });
  expect(sources({ kind: 'account', profile })).toBe(
    'Readings of Twilio. No relay, so that no events come.',
  );
  expect(sources({ kind: 'account', profile: by(false) })).toContain(
    'Events from https://relay.example.com; readings of Twilio',
  );
  expect(sources({ kind: 'account', profile: by(true) })).toContain('go through it');
  expect(sources({ kind: 'rehearsal', profile })).toContain('made-up calls');
  expect(words(linkOf(), 'sources')).toBeUndefined();
});
