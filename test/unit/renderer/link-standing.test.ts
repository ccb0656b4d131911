import { expect, test } from 'vitest';
import type { Link } from '../../../common/ipc/session.ts';
import { isOld, linkStanding } from '../../../renderer/features/floor/link-standing.ts';

const live: Link = {
  state: 'live',
  since: 1_000_000,
  lastReadAt: 2_000_000,
  nextReadAt: 2_010_000,
  failure: null,
};

test('live is believed until half a minute after the next reading was due', () => {
  expect(linkStanding(live, 2_040_000)).toBe('live');
  expect(linkStanding(live, 2_040_001)).toBe('late');
  expect(isOld('late')).toBe(true);
});

test('the first reading may take a minute', () => {
  const connecting: Link = { ...live, state: 'connecting', lastReadAt: null, nextReadAt: null };
  expect(linkStanding(connecting, 1_060_000)).toBe('connecting');
  expect(linkStanding(connecting, 1_060_001)).toBe('late');
});

test.each(['stale', 'throttled', 'unauthorized'] as const)('%s stays what it is', (state) => {
  expect(linkStanding({ ...live, state }, 9_000_000)).toBe(state);
  expect(isOld(state)).toBe(true);
});

test('live and connecting floors are not old', () => {
  expect([isOld('live'), isOld('connecting')]).toEqual([false, false]);
});
