import { expect, test, vi } from 'vitest';
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

test('however many patches come, they are shown once a frame, and a gap among them is seen at once', async () => {
  const { bridge, asked, push, answer } = mainByHand();
  const frames: (() => void)[] = [];
  const roster = createRosterStore(bridge, undefined, (draw) => frames.push(draw));
  void roster.resync();
  await answer({ ok: true, value: snapshot(1) });
  const shown: unknown[] = [];
  roster.subscribe(({ view }) => shown.push(view?.rev));
  for (const rev of [1, 2, 3]) push('roster:patch', patch(rev));
  expect(shown).toEqual([]);
  for (const draw of frames.splice(0)) draw();
  expect(shown).toEqual([4]);

  push('roster:patch', patch(9));
  expect(asked()).toEqual(['roster:snapshot']);
  expect(frames).toEqual([]);
});

test('nothing of a session that is over is shown by a frame that comes late', async () => {
  const { bridge, push, answer } = mainByHand();
  const frames: (() => void)[] = [];
  const roster = createRosterStore(bridge, undefined, (draw) => frames.push(draw));
  void roster.resync();
  await answer({ ok: true, value: snapshot(1) });
  push('roster:patch', patch(1));
  roster.clear();
  for (const draw of frames) draw();
  expect(roster.getState().view).toBeNull();
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

/** A roster whose pauses end when the test says so. */
function rosterByHand() {
  const main = mainByHand();
  const pauses = new Set<() => void>();
  const roster = createRosterStore(main.bridge, {
    after(_ms, act) {
      pauses.add(act);
      return () => pauses.delete(act);
    },
  });
  function endPauses(): void {
    const ended = [...pauses];
    pauses.clear();
    for (const act of ended) act();
  }
  return { ...main, roster, endPauses };
}

test('a snapshot that failed is asked for again after a pause, though no patch comes', async () => {
  const { roster, asked, answer, endPauses } = rosterByHand();
  void roster.resync();
  await answer(fail(NO));
  expect(asked()).toEqual([]);
  endPauses();
  await answer(fail(NO));
  endPauses();
  await answer({ ok: true, value: snapshot(3) });
  expect(roster.getState().view?.rev).toBe(3);
  endPauses();
  expect(asked()).toEqual([]);
});

test('a patch in the pause asks at once, and once', async () => {
  const { roster, asked, push, answer, endPauses } = rosterByHand();
  void roster.resync();
  await answer(fail(NO));
  push('roster:patch', patch(4));
  endPauses();
  expect(asked()).toEqual(['roster:snapshot']);
});

test('another session does not ask again for what failed in the one before', async () => {
  const { roster, asked, answer, endPauses } = rosterByHand();
  void roster.resync();
  await answer(fail(NO));
  roster.clear();
  endPauses();
  expect(asked()).toEqual([]);
});

test('a snapshot of an earlier session is not shown, and its failure is not followed up', async () => {
  const { roster, asked, answer, endPauses } = rosterByHand();
  for (const result of [{ ok: true as const, value: snapshot(3) }, fail(NO)]) {
    void roster.resync();
    roster.clear();
    await answer(result);
    endPauses();
    expect(roster.getState().view).toBeNull();
    expect(asked()).toEqual([]);
  }
});

test('what one part of the screen cannot do with a change keeps no other from it', async () => {
  const { bridge, answer } = mainByHand();
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const roster = createRosterStore(bridge);
  const seen: unknown[] = [];
  roster.subscribe(() => {
    throw new Error('a part that fails');
  });
  roster.subscribe(({ view }) => seen.push(view?.rev));
  void roster.resync();
  await answer({ ok: true, value: snapshot(4) });
  expect(seen).toEqual([4]);
  expect(reported).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
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
