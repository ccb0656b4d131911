import { expect, test } from 'vitest';
import { type Failure, fail } from '../../../common/failure.ts';
import type { RosterSnapshot } from '../../../common/roster/patch.ts';
import { createCommandStore } from '../../../renderer/store/command-store.ts';
import { createRosterStore } from '../../../renderer/store/roster-store.ts';
import { createSessionStore } from '../../../renderer/store/session-store.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';
import { mainByHand } from './main-by-hand.ts';

const snapshot = (rev: number, epoch = 'one'): RosterSnapshot => ({ epoch, rev, conferences: [] });
const patch = (fromRev: number, epoch = 'one') => ({ epoch, fromRev, toRev: fromRev + 1, ops: [] });
const mute = {
  kind: 'mute',
  conferenceSid: conferenceSid(1),
  callSid: callSid(1),
  muted: true,
} as const;

test('a gap in the revisions asks for a snapshot', async () => {
  const { bridge, asked, push, answer } = mainByHand();
  const roster = createRosterStore(bridge);
  void roster.resync();
  await answer({ ok: true, value: snapshot(4) });
  push('roster:patch', patch(4));
  expect(roster.getState().view?.rev).toBe(5);

  push('roster:patch', patch(7));
  expect(asked()).toEqual(['roster:snapshot']);
  await answer({ ok: true, value: snapshot(8) });
  expect(roster.getState().view?.rev).toBe(8);
});

test('a patch that comes while a snapshot is on its way is not lost', async () => {
  const { bridge, asked, push, answer } = mainByHand();
  const roster = createRosterStore(bridge);
  push('roster:patch', patch(4));
  push('roster:patch', patch(5));
  expect(asked()).toEqual(['roster:snapshot']);
  await answer({ ok: true, value: snapshot(5) });
  expect(asked()).toEqual(['roster:snapshot']);
  await answer({ ok: true, value: snapshot(6) });
  expect(roster.getState().view?.rev).toBe(6);
  expect(asked()).toEqual([]);
});

test('a push that is not what the table says is dropped', () => {
  const { bridge, asked, push } = mainByHand();
  createRosterStore(bridge);
  push('roster:patch', { epoch: 1, ops: 'none' });
  expect(asked()).toEqual([]);
});

test('a wish is pending until the rows show the revision that answered it', async () => {
  const { bridge, push, answer } = mainByHand();
  const roster = createRosterStore(bridge);
  void roster.resync();
  await answer({ ok: true, value: snapshot(4) });
  const commands = createCommandStore(bridge, roster);

  void commands.run(mute);
  expect(commands.getState().pending.size).toBe(1);
  await answer({ ok: true, value: { epoch: 'one', rev: 6 } });
  expect(commands.getState().pending.size).toBe(1);
  push('roster:patch', patch(4));
  expect(commands.getState().pending.size).toBe(1);
  push('roster:patch', patch(5));
  expect(commands.getState().pending.size).toBe(0);
});

const unmute = { ...mute, muted: false };
const muteMe = { kind: 'mute-me', conferenceSid: conferenceSid(1) } as const;
const bargeIn = { kind: 'barge-in', conferenceSid: conferenceSid(1) } as const;
const NO: Failure = { code: 'refused', message: 'No.', hint: 'Wait.' };

test('the opposite of what is pending is another wish, and so is the first one after it', () => {
  const { bridge, asked } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  for (const wish of [unmute, mute, mute, unmute]) void commands.run(wish);
  expect(asked()).toHaveLength(3);
});

test('muting myself again is sent when anything that lets me be heard was asked in between', () => {
  const { bridge, asked } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  const coach = { ...muteMe, kind: 'coach', callSid: callSid(1) } as const;
  for (const wish of [muteMe, bargeIn, muteMe, coach, muteMe, muteMe]) void commands.run(wish);
  expect(asked()).toHaveLength(5);
});

test('a wish that concerns my own leg is shown on my own row, and so is why it failed', async () => {
  const { bridge, answer } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(muteMe, callSid(7));
  expect([...commands.getState().pending.values()]).toMatchObject([{ callSid: callSid(7) }]);
  await answer(fail(NO));
  expect(commands.getState().notes).toMatchObject([{ callSid: callSid(7), failure: NO }]);

  void commands.run({ ...muteMe, kind: 'leave' });
  await answer(fail(NO));
  expect(commands.getState().notes.at(-1)).toMatchObject({
    conferenceSid: conferenceSid(1),
    callSid: null,
  });
});

test('an answer that comes when another session is open is not shown there', async () => {
  const { bridge, answer } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  const nothing = { pending: new Map(), notes: [] };
  void commands.run(mute);
  void commands.run(unmute);
  commands.reset();
  await answer(fail(NO));
  expect(commands.getState()).toEqual(nothing);
  await answer({ ok: true, value: { epoch: 'one', rev: 6 } });
  expect(commands.getState()).toEqual(nothing);
});

test('an alarm is a note on my row, one line however often it is raised', () => {
  const { bridge, push } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  const alarm = { conferenceSid: conferenceSid(1), callSid: callSid(7), failure: NO };
  push('supervision:alarm', alarm);
  push('supervision:alarm', alarm);
  expect(commands.getState().notes).toMatchObject([alarm]);
  push('supervision:alarm', { ...alarm, failure: { ...NO, message: 'You were heard.' } });
  expect(commands.getState().notes).toHaveLength(2);
});

test('what was pushed while the session was asked for is not overwritten by the older answer', async () => {
  const { bridge, push, answer } = mainByHand();
  const session = createSessionStore(bridge);
  const loading = session.load();
  push('session:changed', { state: 'signed-out' });
  const pushed = session.getState().session;
  expect(pushed).toEqual({ state: 'signed-out' });
  await answer(fail(NO));
  await answer({ ok: true, value: { kind: 'memory', reason: null } });
  await loading;
  expect(session.getState().session).toBe(pushed);
  expect(session.getState().vault).toEqual({ kind: 'memory', reason: null });
});

test('news that an answer was lost finds its wish, and nothing else', async () => {
  const { bridge, inputs, push, answer } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(mute);
  void commands.run({ ...mute, callSid: callSid(2) });
  const [id] = commands.getState().pending.keys();
  expect(inputs()[0]).toEqual({ id, command: mute });

  push('command:checking', { id });
  push('command:checking', { id: crypto.randomUUID() });
  const isChecking = () => [...commands.getState().pending.values()].map((wish) => wish.isChecking);
  expect(isChecking()).toEqual([true, false]);
  await answer({ ok: true, value: { epoch: 'one', rev: 6 } });
  expect(isChecking()).toEqual([false, false]);
});

test('a second wish for what is pending is not sent', async () => {
  const { bridge, asked } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(mute);
  void commands.run(mute);
  expect(asked()).toEqual(['command:run']);
});

test('a refused wish stops being pending and leaves its reason, until the next one succeeds', async () => {
  const { bridge, answer } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(mute);
  await answer(fail({ code: 'refused', message: 'No.', hint: 'Wait.', twilioCode: 16027 }));
  expect(commands.getState().pending.size).toBe(0);
  expect(commands.getState().notes).toMatchObject([{ failure: { twilioCode: 16027 } }]);

  void commands.run(mute);
  expect(commands.getState().notes).toEqual([]);
});

test('what the person stopped leaves no reason', async () => {
  const { bridge, answer } = mainByHand();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run({ ...mute, kind: 'coach' });
  await answer(fail({ code: 'cancelled', message: 'You left.', hint: 'Nobody noticed.' }));
  expect(commands.getState()).toEqual({ pending: new Map(), notes: [] });
});

test('an answer that is not what the table says is a failure, not a crash', async () => {
  const { bridge, answer } = mainByHand();
  const asked = bridge.call('session:get', undefined);
  await answer({ ok: true, value: { state: 'half' } });
  expect(await asked).toMatchObject({ ok: false, error: { code: 'internal' } });
});
