import { expect, test } from 'vitest';
import { type Failure, fail, ok } from '../../../common/failure.ts';
import { DEFAULT_SETTINGS } from '../../../common/ipc/settings.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { createMiniStore } from '../../../renderer/features/mini/mini-store.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { linkOf } from './links.ts';
import { mainByHand } from './main-by-hand.ts';

const MAY_BE_HEARD: Failure = {
  code: 'timeout',
  message: 'Earshot could not mute you: you may be heard on this call.',
  hint: 'Mute your own phone now.',
};

function sessionOf(epoch: string) {
  return {
    state: 'active',
    epoch,
    kind: 'account',
    profile: {
      id: 'profile01',
      name: 'North',
      accountSid: `AC${'0'.repeat(32)}`,
      apiKeySid: `SK${'0'.repeat(32)}`,
      region: null,
      edge: null,
      baseUrl: null,
      endpoint: 'client:alex',
      callerId: '+15005550006',
      supervisorName: 'Alex',
      requestsPerMinute: 300,
      requestsAtOnce: 2,
    },
    consoleId: 'mine',
    link: linkOf(),
  };
}

function snapshot(rev: number, changes: Partial<ParticipantRow> = {}, epoch = 'one') {
  const participants = [participantRow(1, 1, changes)];
  return { epoch, rev, conferences: [{ conference: conferenceRow(1), participants }] };
}

/** A mini window that shows a call on which I speak. */
async function opened() {
  const main = mainByHand();
  const mini = createMiniStore(main.bridge);
  const loading = mini.load();
  await main.answer(ok(undefined));
  await main.answer(ok(sessionOf('one')));
  await main.answer(ok({ settings: DEFAULT_SETTINGS, notice: null }));
  await loading;
  await main.answer(ok(snapshot(5)));
  return { ...main, mini };
}

const isMuted = (mini: Awaited<ReturnType<typeof opened>>['mini']) =>
  mini.getState().calls?.conferences.get(conferenceSid(1))?.participants.get(callSid(1))?.muted;

test('it asks for my own calls alone, and follows them', async () => {
  const { mini, push, asked } = await opened();
  expect(asked()).toEqual([]);
  expect(isMuted(mini)).toBe(false);
  push('voice:changed', snapshot(6, { muted: true }));
  expect(isMuted(mini)).toBe(true);
});

test('what is older than what it shows, or of another session, is not shown', async () => {
  const { mini, push } = await opened();
  push('voice:changed', snapshot(4, { muted: true }));
  push('voice:changed', snapshot(9, { muted: true }, 'another'));
  expect(isMuted(mini)).toBe(false);
});

test('a mute is pending until the calls that show it are there', async () => {
  const { mini, asked, answer } = await opened();
  void mini.silence();
  void mini.silence();
  expect(asked()).toEqual(['voice:silence']);
  await answer(ok({ epoch: 'one', rev: 6 }));
  expect(mini.getState().isSilencing).toBe(true);
  expect(isMuted(mini)).toBe(false);
  expect(asked()).toEqual(['voice:get']);
  await answer(ok(snapshot(6, { muted: true })));
  expect(mini.getState().isSilencing).toBe(false);
  expect(isMuted(mini)).toBe(true);
});

test('a mute that failed says so until it is put away or asked for again', async () => {
  const { mini, answer } = await opened();
  void mini.silence();
  await answer(fail(MAY_BE_HEARD));
  expect(mini.getState()).toMatchObject({ isSilencing: false, trouble: MAY_BE_HEARD });
  void mini.silence();
  expect(mini.getState().trouble).toBeNull();
  await answer(fail(MAY_BE_HEARD));
  mini.putAway();
  expect(mini.getState().trouble).toBeNull();
});

test('an alarm about my voice is shown', async () => {
  const { mini, push } = await opened();
  push('supervision:alarm', {
    conferenceSid: conferenceSid(1),
    callSid: callSid(1),
    failure: MAY_BE_HEARD,
  });
  expect(mini.getState().trouble).toEqual(MAY_BE_HEARD);
});

test('leaving is pending until the calls that show it are there', async () => {
  const { mini, answer, inputs } = await opened();
  void mini.leave(conferenceSid(1));
  expect(inputs()).toMatchObject([{ command: { kind: 'leave', conferenceSid: conferenceSid(1) } }]);
  await answer(ok({ epoch: 'one', rev: 7 }));
  expect(mini.getState().leaving).toBe(conferenceSid(1));
  await answer(ok({ epoch: 'one', rev: 7, conferences: [] }));
  expect(mini.getState()).toMatchObject({ leaving: null });
  expect(mini.getState().calls?.conferences.size).toBe(0);
});

test('another session begins with nothing of the last one', async () => {
  const { mini, push, answer } = await opened();
  push('supervision:alarm', {
    conferenceSid: conferenceSid(1),
    callSid: callSid(1),
    failure: MAY_BE_HEARD,
  });
  push('session:changed', sessionOf('two'));
  expect(mini.getState()).toMatchObject({ calls: null, trouble: null });
  await answer(ok(snapshot(1, {}, 'two')));
  expect(mini.getState().calls?.epoch).toBe('two');
});
