import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../common/ipc/command.ts';
import {
  announcementKey,
  createAnnouncementStore,
} from '../../../renderer/store/announcement-store.ts';
import { createCommandStore } from '../../../renderer/store/command-store.ts';
import { createRosterStore } from '../../../renderer/store/roster-store.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { mainByHand } from './main-by-hand.ts';

const toOne: Command = {
  kind: 'announce',
  conferenceSid: conferenceSid(1),
  callSid: callSid(1),
  url: 'https://example.com/a.xml',
  method: 'POST',
};
const FAILURE = { code: 'refused', message: 'It did not play.', hint: 'Check it.' } as const;

async function openDesk() {
  const main = mainByHand();
  const roster = createRosterStore(main.bridge);
  const commands = createCommandStore(main.bridge, roster);
  const timers = new Set<() => void>();
  const announcements = createAnnouncementStore({
    bridge: main.bridge,
    commands,
    after(_ms, act) {
      timers.add(act);
      return () => timers.delete(act);
    },
  });
  void roster.resync();
  const conferences = [{ conference: conferenceRow(1), participants: [participantRow(1, 1)] }];
  await main.answer({ ok: true, value: { epoch: 'epoch', rev: 1, conferences } });
  return {
    ...main,
    commands,
    announcements,
    shown: (call: number | null = 1) =>
      announcements
        .getState()
        .latest.get(announcementKey(conferenceSid(1), call === null ? null : callSid(call)))?.kind,
    taken: () => main.answer({ ok: true, value: { epoch: 'epoch', rev: 1 } }),
    /** The id of the command that waits. */
    id: () => [...commands.getState().pending.keys()].at(-1) ?? '',
    end: (id: string, failure: typeof FAILURE | null = null) =>
      main.push('announcement:ended', { id, failure }),
    timeOut() {
      const [first] = timers;
      if (first === undefined) throw new Error('nothing is waited for');
      timers.delete(first);
      first();
    },
    timers: () => timers.size,
  };
}

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});

async function announced(): Promise<string> {
  void desk.commands.run(toOne);
  const id = desk.id();
  await desk.taken();
  return id;
}

test('what Twilio took is playing, and played only when an event tells', async () => {
  const id = await announced();
  expect(desk.shown()).toBe('playing');
  expect(desk.shown(null)).toBeUndefined();
  desk.end(id);
  expect(desk.shown()).toBe('played');
});

test('when nothing tells in time nobody knows, and a later event still tells', async () => {
  const id = await announced();
  desk.timeOut();
  expect(desk.shown()).toBe('unknown');
  desk.end(id);
  expect(desk.shown()).toBe('played');
});

test('the end stands for a while, then the row is as before', async () => {
  desk.end(await announced());
  desk.timeOut();
  expect(desk.shown()).toBeUndefined();
  expect(desk.timers()).toBe(0);
});

test('one that failed says why in the notes of the row', async () => {
  desk.end(await announced(), FAILURE);
  expect(desk.shown()).toBe('failed');
  expect(desk.commands.getState().notes).toMatchObject([
    { callSid: callSid(1), conferenceSid: conferenceSid(1), failure: FAILURE },
  ]);
});

test('an end that is told before Twilio’s answer is not lost', async () => {
  void desk.commands.run(toOne);
  desk.end(desk.id());
  expect(desk.shown()).toBe('played');
  await desk.taken();
  expect(desk.shown()).toBe('played');
});

test('the doubt about one whose answer was lost ends when an event tells that it was played', async () => {
  void desk.commands.run(toOne);
  const id = desk.id();
  await desk.answer({ ok: false, error: { ...FAILURE, code: 'unknown-outcome' } });
  expect(desk.commands.getState().notes).toHaveLength(1);
  desk.end(id);
  expect(desk.commands.getState().notes).toEqual([]);
  expect(desk.shown()).toBe('played');
});

test('the late end of an earlier one does not stand for the one that plays now', async () => {
  const first = await announced();
  await announced();
  desk.end(first);
  expect(desk.shown()).toBe('playing');
});

test('that nothing is known of an earlier one does not stand for the one that plays now', async () => {
  await announced();
  const second = await announced();
  desk.timeOut();
  expect(desk.shown()).toBe('playing');
  desk.end(second);
  expect(desk.shown()).toBe('played');
});

test('another session knows nothing of them', async () => {
  const id = await announced();
  desk.announcements.reset();
  desk.end(id);
  expect(desk.shown()).toBeUndefined();
  expect(desk.timers()).toBe(0);
});
