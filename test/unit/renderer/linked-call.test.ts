import { expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { LinkedCall } from '../../../common/ipc/linked-call.ts';
import type { Session } from '../../../common/ipc/session.ts';
import { linkedCallNotice } from '../../../renderer/features/notices/linked-call-notice.ts';
import { createLinkedCallStore } from '../../../renderer/store/linked-call-store.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import { activeSession } from '../core/active-session.ts';
import { linkOf } from './links.ts';
import { mainByHand } from './main-by-hand.ts';

const linked = (state: LinkedCall['state']): LinkedCall => ({
  conferenceSid: conferenceSid(1),
  state,
});
const OUT: Session = { state: 'signed-out' };
const active = (link: Parameters<typeof linkOf>[0]): Session => ({
  ...activeSession({ profileId: 'profile1' }),
  ...{ link: linkOf(link) },
});

test('what was pushed while it was asked for is not overwritten by the older answer', async () => {
  const { bridge, push, answer } = mainByHand();
  const store = createLinkedCallStore(bridge);
  const loading = store.load();
  push('linked:changed', null);
  await answer(ok(linked('there')));
  await loading;
  expect(store.getState().call).toBeNull();
});

test('a call that was asked for before the page was there is known to it', async () => {
  const { bridge, answer } = mainByHand();
  const store = createLinkedCallStore(bridge);
  const loading = store.load();
  await answer(ok(linked('waiting')));
  await loading;
  expect(store.getState().call).toEqual(linked('waiting'));
});

test('it is said why a call is not shown, and nothing where it is about to be', () => {
  expect(linkedCallNotice(null, OUT)).toBeNull();
  expect(linkedCallNotice(linked('waiting'), null)).toBeNull();
  expect(linkedCallNotice(linked('waiting'), OUT)).toMatch(/as soon as you are signed in/);
  expect(linkedCallNotice(linked('there'), active({ lastReadAt: 1 }))).toBeNull();
  expect(linkedCallNotice(linked('not-there'), active({ lastReadAt: 1 }))).toMatch(
    /not on the floor/,
  );
});

test('while the floor is read for the first time it says so itself, unless it cannot be', () => {
  const notice = (link: Parameters<typeof linkOf>[0]) =>
    linkedCallNotice(linked('waiting'), active(link));
  expect(notice({ lastReadAt: null, state: 'connecting' })).toBeNull();
  expect(notice({ lastReadAt: null, state: 'stale' })).toMatch(/as soon as Twilio tells of it/);
  expect(notice({ lastReadAt: 1, state: 'live' })).toMatch(/as soon as Twilio tells of it/);
});
