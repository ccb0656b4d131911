import { expect, it } from 'vitest';
import { emptinessOf } from '../../../renderer/features/floor/emptiness.ts';
import { linkOf } from './links.ts';

const AT_FIRST = { isRead: true, isStale: false, isNarrowed: false };
const NEVER = { lastReadAt: null };

it.each([
  ['reading', linkOf({ ...NEVER, state: 'connecting' }), {}],
  ['reading', linkOf(), { isRead: false }],
  ['slow', linkOf({ ...NEVER, state: 'connecting' }), { isStale: true }],
  ['throttled', linkOf({ ...NEVER, state: 'throttled' }), { isStale: true }],
  ['unreachable', linkOf({ ...NEVER, state: 'stale' }), { isStale: true }],
  ['refused', linkOf({ ...NEVER, state: 'unauthorized' }), { isStale: true }],
  ['refused', linkOf({ state: 'unauthorized' }), { isStale: true }],
  ['no-calls', linkOf(), {}],
  ['no-calls-then', linkOf({ state: 'stale' }), { isStale: true }],
  ['no-calls-then', linkOf(), { isStale: true }],
  ['nobody-found', linkOf(), { isNarrowed: true }],
  // The people were there before Twilio refused: what hides them is the search.
  ['nobody-found', linkOf({ state: 'unauthorized' }), { isNarrowed: true, isStale: true }],
  ['reading', linkOf({ ...NEVER, state: 'connecting' }), { isNarrowed: true, isRead: false }],
] as const)('%s', (why, link, changes) => {
  expect(emptinessOf({ link, ...AT_FIRST, ...changes })).toBe(why);
});
