import { expect, test } from 'vitest';
import { callNames } from '../../common/ipc/channel-names.ts';
import type { CommandKind } from '../../common/ipc/command.ts';
import { miniMayAsk } from '../../main/shell/mini-page.ts';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import { createMiniStore } from '../../renderer/features/mini/mini-store.ts';
import { callSid, conferenceSid } from '../support/arbitraries/facts.ts';

const CALL = conferenceSid(1);
const sids = { conferenceSid: CALL, callSid: callSid(1) };

/** Whatever the mini window asks for when all of it is used. */
async function askedByMini() {
  const asked: { name: (typeof callNames)[number]; input: unknown }[] = [];
  const bridge: Bridge = {
    async call(name, input) {
      asked.push({ name, input });
      // No answer is what it should be, which takes nothing from what is asked.
      return { ok: false, error: { code: 'internal', message: '', hint: '' } };
    },
    on: () => () => undefined,
  };
  const mini = createMiniStore(bridge);
  await mini.load();
  await mini.silence();
  await mini.leave(CALL);
  mini.openConsole(sids);
  mini.fit(132);
  mini.hide();
  return asked;
}

test('the mini window may make every call that it makes', async () => {
  for (const { name, input } of await askedByMini())
    expect([name, miniMayAsk(name, input)]).toEqual([name, true]);
});

test.each(
  callNames.filter(
    (name) =>
      !/^(app:ready|session:get|settings:get|voice:|mini:(hide|fit|open-console)$)/.test(name),
  ),
)('the mini window may not call %s', (name) => {
  expect(miniMayAsk(name, undefined)).toBe(false);
});

const OTHER_COMMANDS = [
  'mute',
  'hold',
  'announce',
  'announce-to-all',
  'remove',
  'end-call',
  'listen',
  'coach',
  'stop-coaching',
  'mute-me',
  'barge-in',
  'resume-me',
] as const satisfies readonly Exclude<CommandKind, 'leave'>[];

test.each(OTHER_COMMANDS)('the mini window may not give the command %s', (kind) => {
  expect(miniMayAsk('command:run', { id: '1', command: { kind, ...sids } })).toBe(false);
});
