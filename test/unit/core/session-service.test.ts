import { expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Addition } from '../../../common/ipc/addition.ts';
import { profileSchema } from '../../../common/ipc/profile.ts';
import { ALONE } from '../../../common/ipc/together.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { RelayPort } from '../../../main/core/relay-port.ts';
import { createSessionService } from '../../../main/core/session-service.ts';
import { conference, participant } from '../../support/arbitraries/facts.ts';
import { CALL, createOneCall } from '../../support/twilio/one-call.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const profile = profileSchema.parse({
  id: 'profile01',
  name: 'Account',
  accountSid: `AC${'0'.repeat(32)}`,
  apiKeySid: `SK${'0'.repeat(32)}`,
  secret: 'secret',
  region: null,
  edge: null,
  baseUrl: null,
  endpoint: 'client:alex',
  callerId: '+15005550006',
  supervisorName: 'Alex',
});

test('while a session ends and mutes me, nothing can make me heard again', async () => {
  const { clock, label, twilio, session } = whereIListen();
  await session.open('account', profile, null);
  await clock.pass(1_000);
  twilio.hold('updateParticipant');

  const reopened = session.open('account', profile, null);
  const mute = await twilio.next('updateParticipant');
  const bargedIn = session.run({ kind: 'barge-in', conferenceSid: CALL });
  mute.answer(ok(participant(1, 900, { label, muted: true })));
  expect(await bargedIn).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  await clock.pass(3_000);
  await reopened;
  const changes = twilio.asked('updateParticipant').map(([, , change]) => change);
  expect(changes).toEqual([{ muted: true }]);
  const closed = session.close();
  await clock.pass(3_000);
  await closed;
});

test('coaching that waited for the relay while the session ended does not make me heard after it', async () => {
  const { clock, label, twilio, session } = whereIListen();
  let answer = () => {};
  const relay: RelayPort = {
    events: { open: () => undefined, close: () => undefined },
    colleagues: {
      state: () => ALONE,
      open: () => undefined,
      say: () => undefined,
      take: () =>
        new Promise((resolve) => {
          answer = () => resolve({ coachedBy: null });
        }),
      release: () => undefined,
      mark: () => Promise.reject(new Error('not asked')),
      close: () => undefined,
    },
    callbacks: () => null,
    writeAnnouncement: () => Promise.reject(new Error('not asked')),
  };
  await session.open('account', profile, relay.events, relay);
  await clock.pass(1_000);
  twilio.hold('updateParticipant');

  const { callSid } = participant(1, 1);
  const coached = session.run({ kind: 'coach', conferenceSid: CALL, callSid });
  const closed = session.close();
  const mute = await twilio.next('updateParticipant');
  answer();
  expect(await coached).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  mute.answer(ok(participant(1, 900, { label, muted: true })));
  await clock.pass(3_000);
  await closed;
  const changes = twilio.asked('updateParticipant').map(([, , change]) => change);
  expect(changes).toEqual([{ muted: true }]);
});

/** A session of somebody whose leg is on a call, muted, or who is on none. */
function whereIListen({ amThere = true } = {}) {
  const clock = createManualClock();
  const label = supervisorLabel({ consoleId: 'console1', name: 'Alex' });
  const mine = participant(1, 900, { label, muted: true });
  const call = createOneCall(participant(1, 1), ...(amThere ? [mine] : []));
  const { twilio } = call;
  twilio.on('listConferences', (status) => ok(status === 'init' ? [] : [conference(1)]));
  twilio.on('listParticipants', () => ok(call.people()));
  const additions: (readonly Addition[])[] = [];
  const session = createSessionService({
    connect: () => ok(twilio),
    clock,
    consoleId: 'console1',
    history: { record: () => undefined },
    newEpoch: () => 'epoch',
    onSession: () => undefined,
    onPatch: () => undefined,
    onAlarm: () => undefined,
    onAdditions: (list) => additions.push(list),
  });
  return { clock, label, twilio, session, additions };
}

test('a session begins and ends without anybody being added, and one that ends adds nobody', async () => {
  const { clock, twilio, session, additions } = whereIListen();
  expect(session.adding()).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  await session.open('account', profile, null);
  await clock.pass(1_000);
  const adding = session.adding();
  if (!adding.ok) throw new Error(adding.error.message);
  const request = {
    conference: { kind: 'live' as const, sid: CALL },
    draft: { To: '+14155550123', From: '+15005550006' },
  };
  expect(adding.value.add({ id: 'first', ...request })).toMatchObject({ ok: true });
  expect(additions.at(-1)).toMatchObject([{ id: 'first', state: { kind: 'asking' } }]);
  const closed = session.close();
  await clock.pass(3_000);
  await closed;
  expect(adding.value.add({ id: 'second', ...request })).toMatchObject({
    ok: false,
    error: { code: 'not-ready' },
  });
  expect(additions.at(-1)).toEqual([]);
  expect(twilio.asked('addParticipant')).toHaveLength(1);
});

test('I am at work while my leg is on a call', async () => {
  const { clock, session } = whereIListen();
  expect(session.isAtWork()).toBe(false);
  await session.open('account', profile, null);
  await clock.pass(1_000);
  expect(session.isAtWork()).toBe(true);
  const closed = session.close();
  await clock.pass(3_000);
  await closed;
  expect(session.isAtWork()).toBe(false);
});

test('I am at work while a wish of mine is carried out, and while somebody is being added', async () => {
  const { clock, twilio, session } = whereIListen({ amThere: false });
  await session.open('account', profile, null);
  await clock.pass(1_000);
  expect(session.isAtWork()).toBe(false);
  const { callSid } = participant(1, 1);
  twilio.hold('updateParticipant');
  const held = session.run({ kind: 'hold', conferenceSid: CALL, callSid, hold: true });
  const change = await twilio.next('updateParticipant');
  expect(session.isAtWork()).toBe(true);
  change.answer(ok(participant(1, 1, { hold: true })));
  await clock.passUntil(held);
  expect(session.isAtWork()).toBe(false);

  const adding = session.adding();
  const draft = { To: '+14155550123', From: '+15005550006' };
  if (adding.ok) adding.value.add({ id: 'one', conference: { kind: 'live', sid: CALL }, draft });
  expect(session.isAtWork()).toBe(true);
  const closed = session.close();
  await clock.pass(3_000);
  await closed;
});

test('the account that is open is told without its floor, and a rehearsal is none', async () => {
  const { clock, session } = whereIListen();
  expect(session.account()).toBeNull();
  await session.open('account', profile, null);
  expect(session.account()?.profile).toMatchObject({ id: profile.id, name: 'Account' });
  expect(session.account()?.profile).not.toHaveProperty('secret');
  expect(session.account()?.wasRead()).toBe(false);
  await clock.pass(1_000);
  expect(session.account()?.wasRead()).toBe(true);
  const rehearsed = session.open('rehearsal', profile, null);
  await clock.pass(3_000);
  await rehearsed;
  expect(session.account()).toBeNull();
  const closed = session.close();
  await clock.pass(3_000);
  await closed;
});
