import { expect, test } from 'vitest';
import { type Failure, fail } from '../../../common/failure.ts';
import type { HistoryState } from '../../../common/ipc/history.ts';
import { NO_POLICY } from '../../../common/ipc/policy.ts';
import { DEFAULT_SETTINGS } from '../../../common/ipc/settings.ts';
import { noticesOf } from '../../../renderer/features/notices/notices-of.ts';
import { createLocalStore } from '../../../renderer/store/local-store.ts';
import { mainByHand } from './main-by-hand.ts';

const NO: Failure = { code: 'internal', message: 'The disk is full.', hint: 'Free some space.' };
const settings = { settings: DEFAULT_SETTINGS, notice: null };
const history: HistoryState = {
  state: 'recording',
  since: 1,
  failure: null,
  notice: null,
  dropped: 0,
};

const NOTHING = { settings: null, history: null, policy: null, updates: null, recovery: null };

test('what was pushed while it was asked for is not overwritten by the older answer', async () => {
  const { bridge, push, answer } = mainByHand();
  const local = createLocalStore(bridge);
  const loading = local.load();
  push('history:changed', { ...history, dropped: 2 });
  await answer({ ok: true, value: settings });
  await answer({ ok: true, value: history });
  await answer({ ok: true, value: NO_POLICY });
  await answer({ ok: true, value: { state: 'off', why: 'development' } });
  await answer({ ok: true, value: null });
  await loading;
  expect(local.getState().settings).toEqual(settings);
  expect(local.getState().history?.dropped).toBe(2);
});

test('a main process that does not answer leaves everything as it usually is', async () => {
  const { bridge, answer } = mainByHand();
  const local = createLocalStore(bridge);
  const loading = local.load();
  for (let asked = 0; asked < 5; asked += 1) await answer(fail(NO));
  await loading;
  expect(local.getState()).toEqual(NOTHING);
  expect(noticesOf(local.getState())).toEqual([]);
});

test('while all is kept nothing is said', () => {
  expect(noticesOf({ ...NOTHING, settings, history })).toEqual([]);
});

test('settings that were set aside, a history that stopped and its gaps are each said', () => {
  const stopped = { ...history, state: 'stopped', failure: NO, dropped: 3 } as const;
  const setAside = { ...settings, notice: { ...NO, message: 'The settings were set aside.' } };
  expect(noticesOf({ ...NOTHING, settings: setAside, history: stopped })).toMatchObject([
    { words: 'The settings were set aside. Free some space.' },
    { words: 'The disk is full. Free some space.' },
    { words: expect.stringMatching(/^3 entries were not kept/) },
  ]);
});

test('a policy that cannot be followed is said, and a newer version that waits', () => {
  const policy = { policy: {}, file: '/etc/earshot/policy.json', failure: NO };
  const updates = { state: 'ready', version: '2.0.0', isRestartWanted: false } as const;
  const said = noticesOf({ ...NOTHING, policy, updates }).map(({ words }) => words);
  expect(said).toEqual([
    'The disk is full. Free some space.',
    expect.stringMatching(/^Earshot 2\.0\.0 is ready/),
  ]);
});

test('what a killed console left is told, and gone once it was dismissed while it was asked for', async () => {
  const { bridge, push, answer } = mainByHand();
  const local = createLocalStore(bridge);
  const loading = local.load();
  push('recovery:changed', null);
  await answer({ ok: true, value: settings });
  await answer({ ok: true, value: history });
  await answer({ ok: true, value: NO_POLICY });
  await answer({ ok: true, value: { state: 'off', why: 'development' } });
  const left = { profileId: 'p', profileName: 'North', at: 1, calls: [] };
  await answer({ ok: true, value: { left, state: 'signing-in', failure: null } });
  await loading;
  expect(local.getState().recovery).toBeNull();
});
