import { expect, test } from 'vitest';
import type { Link } from '../../../common/ipc/session.ts';
import {
  asBelieved,
  isOld,
  isStale,
  linkStanding,
  trustIn,
} from '../../../renderer/features/floor/link-standing.ts';
import { conferenceRow } from '../../support/arbitraries/rows.ts';
import { linkOf } from './links.ts';

const live = linkOf();

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

const healthy = conferenceRow(1, { events: 'healthy' });
const polled = conferenceRow(2, { events: 'none' });

test('while readings fail, what events keep true is not old, and the rest is', () => {
  const trust = trustIn('stale');
  expect([isStale(healthy, trust), isStale(polled, trust)]).toEqual([false, true]);
  expect(asBelieved(healthy, trust).events).toBe('healthy');
});

test('when nothing at all was heard, events are not believed either', () => {
  const trust = trustIn('late');
  expect(isStale(healthy, trust)).toBe(true);
  expect(asBelieved(healthy, trust).events).toBe('none');
});

test('while all is well nothing is old', () => {
  expect(isStale(polled, trustIn('live'))).toBe(false);
});
