import { expect, test } from 'vitest';
import { fail, type Result } from '../../../common/failure.ts';
import type { CallName, PushName } from '../../../common/ipc/channel-names.ts';
import type { RosterSnapshot } from '../../../common/roster/patch.ts';
import { createBridge } from '../../../renderer/bridge/bridge.ts';
import { createCommandStore } from '../../../renderer/store/command-store.ts';
import { createRosterStore } from '../../../renderer/store/roster-store.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

/** The other side of the bridge: answers are given by hand, pushes are sent by hand. */
function main() {
  const waiting: { name: CallName; answer: (result: unknown) => void }[] = [];
  const listeners = new Map<PushName, (payload: unknown) => void>();
  const bridge = createBridge({
    call: (name) => new Promise((answer) => waiting.push({ name, answer })),
    on: (name, listener) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  });
  return {
    bridge,
    asked: () => waiting.map(({ name }) => name),
    push: (name: PushName, payload: unknown) => listeners.get(name)?.(payload),
    async answer(result: Result<unknown>) {
      waiting.shift()?.answer(result);
      // The promise chain behind an answer is a few microtasks long.
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}

const snapshot = (rev: number, epoch = 'one'): RosterSnapshot => ({ epoch, rev, conferences: [] });
const patch = (fromRev: number, epoch = 'one') => ({ epoch, fromRev, toRev: fromRev + 1, ops: [] });
const mute = {
  kind: 'mute',
  conferenceSid: conferenceSid(1),
  callSid: callSid(1),
  muted: true,
} as const;

test('a gap in the revisions asks for a snapshot', async () => {
  const { bridge, asked, push, answer } = main();
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
  const { bridge, asked, push, answer } = main();
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
  const { bridge, asked, push } = main();
  createRosterStore(bridge);
  push('roster:patch', { epoch: 1, ops: 'none' });
  expect(asked()).toEqual([]);
});

test('a wish is pending until the rows show the revision that answered it', async () => {
  const { bridge, push, answer } = main();
  const roster = createRosterStore(bridge);
  void roster.resync();
  await answer({ ok: true, value: snapshot(4) });
  const commands = createCommandStore(bridge, roster);

  void commands.run(mute, 'Ana');
  expect(commands.getState().pending.size).toBe(1);
  await answer({ ok: true, value: { epoch: 'one', rev: 6 } });
  expect(commands.getState().pending.size).toBe(1);
  push('roster:patch', patch(4));
  expect(commands.getState().pending.size).toBe(1);
  push('roster:patch', patch(5));
  expect(commands.getState().pending.size).toBe(0);
});

test('a second wish for what is pending is not sent', async () => {
  const { bridge, asked } = main();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(mute, 'Ana');
  void commands.run(mute, 'Ana');
  expect(asked()).toEqual(['command:run']);
});

test('a refused wish stops being pending and leaves its reason, until the next one succeeds', async () => {
  const { bridge, answer } = main();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run(mute, 'Ana');
  await answer(fail({ code: 'refused', message: 'No.', hint: 'Wait.', twilioCode: 16027 }));
  expect(commands.getState().pending.size).toBe(0);
  expect(commands.getState().notes).toMatchObject([{ failure: { twilioCode: 16027 } }]);

  void commands.run(mute, 'Ana');
  expect(commands.getState().notes).toEqual([]);
});

test('what the person stopped leaves no reason', async () => {
  const { bridge, answer } = main();
  const commands = createCommandStore(bridge, createRosterStore(bridge));
  void commands.run({ ...mute, kind: 'coach' }, 'Ana');
  await answer(fail({ code: 'cancelled', message: 'You left.', hint: 'Nobody noticed.' }));
  expect(commands.getState()).toEqual({ pending: new Map(), notes: [] });
});

test('an answer that is not what the table says is a failure, not a crash', async () => {
  const { bridge, answer } = main();
  const asked = bridge.call('session:get', undefined);
  await answer({ ok: true, value: { state: 'half' } });
  expect(await asked).toMatchObject({ ok: false, error: { code: 'internal' } });
});
