import { expect, it } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { LinkedCall } from '../../../common/ipc/linked-call.ts';
import type { Session } from '../../../common/ipc/session.ts';
import { createLinkedCall } from '../../../main/core/linked-call.ts';
import { conferenceRow } from '../../support/arbitraries/rows.ts';
import { activeSession } from './active-session.ts';

const sidOf = (n: number) => conferenceRow(n).sid;
const NOBODY = { code: 'not-ready', message: 'Nobody.', hint: 'Sign in.' } as const;
const ASKED_AT = 5_000;

function setUp() {
  const told: (LinkedCall | null)[] = [];
  let session: Session = { state: 'signed-out' };
  let calls: readonly number[] = [];
  const linked = createLinkedCall({
    session: () => session,
    snapshot() {
      if (session.state === 'signed-out') return fail(NOBODY);
      const conferences = calls.map((n) => ({ conference: conferenceRow(n), participants: [] }));
      return ok({ epoch: session.epoch, rev: 1, conferences });
    },
    now: () => ASKED_AT,
    onChange: (state) => told.push(state),
  });
  return {
    linked,
    told,
    standing: () => linked.state()?.state ?? null,
    /** The floor of an account, as it was read at that moment. */
    floor(lastReadAt: number | null, on: readonly number[], epoch = 'epoch') {
      const active = activeSession({ profileId: 'profile1', lastReadAt });
      session = active.state === 'active' ? { ...active, epoch } : active;
      calls = on;
      linked.look();
    },
    signOut() {
      session = { state: 'signed-out' };
      linked.look();
    },
  };
}

it('a link that comes before anybody is signed in waits for its floor', () => {
  const { linked, floor, standing } = setUp();
  linked.ask(sidOf(1));
  expect(standing()).toBe('waiting');
  floor(null, []);
  expect(standing()).toBe('waiting');
  floor(null, [1]);
  expect(linked.state()).toEqual({ conferenceSid: sidOf(1), state: 'there' });
});

it('a call that is on the floor is there at once, and is told once until it was shown', () => {
  const { linked, floor, told } = setUp();
  floor(1_000, [1, 2]);
  linked.ask(sidOf(2));
  floor(2_000, [1, 2]);
  expect(told.filter((state) => state?.state === 'there')).toHaveLength(1);
  linked.done();
  expect(told.at(-1)).toBeNull();
  floor(9_000, [2]);
  expect(linked.state()).toBeNull();
});

it('only a floor that was read since it was asked for can be without its call', () => {
  const { linked, floor, standing } = setUp();
  floor(ASKED_AT - 1, [2]);
  linked.ask(sidOf(1));
  expect(standing()).toBe('waiting');
  floor(ASKED_AT, [2]);
  expect(standing()).toBe('not-there');
});

it('once it was said not to be there, it is not opened when it comes, nor kept for another account', () => {
  const { linked, floor, standing } = setUp();
  linked.ask(sidOf(1));
  floor(6_000, []);
  floor(7_000, [1]);
  expect(standing()).toBe('not-there');
  floor(8_000, [1], 'another');
  expect(standing()).toBeNull();
});

it('signing out takes back that it was not there, and leaves a link that waits', () => {
  const { linked, floor, signOut, standing } = setUp();
  linked.ask(sidOf(1));
  floor(null, []);
  signOut();
  expect(standing()).toBe('waiting');
  floor(6_000, []);
  signOut();
  expect(standing()).toBeNull();
});

it('a call that ended before the page could show it is not there', () => {
  const { linked, floor, standing } = setUp();
  floor(1_000, [1]);
  linked.ask(sidOf(1));
  floor(6_000, []);
  expect(standing()).toBe('not-there');
});

it('a later link takes the place of an earlier one', () => {
  const { linked, floor } = setUp();
  linked.ask(sidOf(1));
  linked.ask(sidOf(2));
  floor(6_000, [1, 2]);
  expect(linked.state()).toEqual({ conferenceSid: sidOf(2), state: 'there' });
});
