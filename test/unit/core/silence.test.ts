import { expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Participant } from '../../../common/model/participant.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import {
  createSupervisionService,
  type SupervisionAlarm,
} from '../../../main/core/supervision-service.ts';
import { callSid, conference, participant } from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { CALL, createOneCall, MY_LEG } from '../../support/twilio/one-call.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const CONSOLE = 'console1';
const MINE = supervisorLabel({ consoleId: CONSOLE, name: 'Alex' });
const ANA = callSid(1);

/** Ana's call, on which I am. */
function onCall(myLeg: Partial<Participant>) {
  const ana = participant(1, 1, { label: 'Ana' });
  const call = createOneCall(ana, participant(1, 900, { label: MINE, ...myLeg }));
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const alarms: SupervisionAlarm[] = [];
  const supervision = createSupervisionService({
    twilio: call.twilio,
    roster,
    clock,
    consoleId: CONSOLE,
    profile: { endpoint: 'client:alex', callerId: '+15005550006', supervisorName: 'Alex' },
    onAlarm: (alarm) => alarms.push(alarm),
  });
  const asOf = clock.now();
  const statuses = ['init', 'in-progress'] as const;
  roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
  const participants = call.people();
  roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CALL, participants });
  const mutes = () =>
    call.twilio.asked('updateParticipant').filter(([, , { muted }]) => muted === true);
  return { ...call, clock, roster, supervision, alarms, mutes };
}

test('silence mutes me, once, and says so when Twilio confirms it', async () => {
  const { supervision, twilio, person } = onCall({ muted: true });
  await supervision.bargeIn(CALL);
  expect(person(MY_LEG)?.muted).toBe(false);
  const before = twilio.asked('updateParticipant').length;
  expect(await supervision.silence()).toMatchObject({ ok: true });
  expect(person(MY_LEG)?.muted).toBe(true);
  expect(twilio.asked('updateParticipant').slice(before)).toMatchObject([
    [CALL, MY_LEG, { muted: true }],
  ]);
});

test('silence is asked for although I am shown muted: somebody else may have unmuted me', async () => {
  const { supervision, change, person } = onCall({ muted: true });
  change(MY_LEG, { muted: false });
  expect(await supervision.silence()).toMatchObject({ ok: true });
  expect(person(MY_LEG)?.muted).toBe(true);
});

test('silence does not wait for my leaving, which may take its turn for seconds', async () => {
  const { supervision, twilio, mutes } = onCall({ muted: false });
  twilio.hold('removeParticipant');
  const left = supervision.leave(CALL);
  const removal = await twilio.next('removeParticipant');
  const silenced = supervision.silence();
  await settle();
  expect(mutes()).toHaveLength(1);
  removal.answer(ok(undefined));
  expect(await left).toMatchObject({ ok: true });
  expect(await silenced).toMatchObject({ ok: true });
});

test('silence breaks off coaching that is under way, and mutes what may have reached Twilio', async () => {
  const { supervision, twilio, mutes, person } = onCall({ muted: true });
  twilio.hold('updateParticipant');
  const coached = supervision.coach(CALL, ANA);
  const turned = await twilio.next('updateParticipant');
  const silenced = supervision.silence();
  const mute = await twilio.next('updateParticipant');
  mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
  turned.answer(refused('aborted', { mayHaveHappened: true }));
  expect(await coached).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await silenced).toMatchObject({ ok: true });
  expect(mutes().length).toBeGreaterThan(0);
  expect(person(MY_LEG)?.muted).toBe(true);
});

test('a mute that Twilio refuses is a failure that says that I may be heard', async () => {
  const { supervision, twilio, clock } = onCall({ muted: false });
  twilio.on('updateParticipant', () => refused('refused', { status: 400 }));
  const silenced = supervision.silence();
  const result = await clock.passUntil(silenced);
  expect(result).toMatchObject({ ok: false });
  expect(result.ok ? '' : result.error.message).toContain('you may be heard');
});

test('mutes that failed at the same time are asked for again as one', async () => {
  const { supervision, twilio, clock, mutes } = onCall({ muted: false });
  twilio.hold('updateParticipant');
  const muted = supervision.muteMe(CALL);
  const silenced = supervision.silence();
  await settle();
  const atOnce = twilio.waiting('updateParticipant');
  expect(atOnce).toHaveLength(2);
  for (const mute of atOnce) mute.answer(refused('server'));
  (await twilio.next('updateParticipant')).answer(refused('server'));
  expect(await muted).toMatchObject({ ok: false });
  expect(await silenced).toMatchObject({ ok: false });
  const before = mutes().length;
  await clock.pass(500);
  expect(mutes()).toHaveLength(before + 1);
});

test('a phone that rings for me is let alone: it was dialled in muted', async () => {
  const { supervision, mutes } = onCall({ muted: true, status: 'ringing' });
  expect(await supervision.silence()).toMatchObject({ ok: true });
  expect(mutes()).toEqual([]);
});

/** Lets everything that can go on without an answer go on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}
