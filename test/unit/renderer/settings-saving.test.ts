import { expect, test } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChanges,
} from '../../../common/ipc/settings.ts';
import { createSettingsSaving } from '../../../renderer/features/settings/settings-saving.ts';
import { createLocalStore } from '../../../renderer/store/local-store.ts';
import { mainByHand } from './main-by-hand.ts';

const DISK = { code: 'storage' as const, message: 'The disk is full.', hint: 'Free some space.' };
const DARK = { appearance: { colorScheme: 'dark' as const } };
const LIGHT = { appearance: { colorScheme: 'light' as const } };
const WEEK = { history: { keepDays: 7, maxMegabytes: 500 } };

function opened() {
  const main = mainByHand();
  const local = createLocalStore(main.bridge);
  const saving = createSettingsSaving({ bridge: main.bridge, local });
  const tell = (settings: Settings) => main.push('settings:changed', { settings, notice: null });
  tell(DEFAULT_SETTINGS);
  let settings = DEFAULT_SETTINGS;
  /** Main changes what it was asked to, and tells of it before or after it answers. */
  async function save(order: 'tell-first' | 'answer-first' | 'answer-only' = 'tell-first') {
    settings = { ...settings, ...(main.inputs()[0] as SettingsChanges) };
    if (order === 'tell-first') tell(settings);
    await main.answer(ok({ settings, notice: null }));
    if (order === 'answer-first') tell(settings);
    return settings;
  }
  return { ...main, local, saving, tell, save };
}

test('each change is saved at once, and nothing else with it', async () => {
  const { saving, inputs, save } = opened();
  void saving.change(DARK);
  expect(inputs()).toEqual([DARK]);
  expect(saving.getState().outcome.kind).toBe('saving');
  await save();
  expect(saving.getState()).toMatchObject({ wanted: {}, outcome: { kind: 'saved' } });
});

test.each(['tell-first', 'answer-first', 'answer-only'] as const)(
  'a second change does not undo the first, though main tells late (%s)',
  async (order) => {
    const { saving, save } = opened();
    void saving.change(DARK);
    void saving.change(WEEK);
    await save(order);
    expect(await save(order)).toEqual({ ...DEFAULT_SETTINGS, ...DARK, ...WEEK });
    void saving.change({ language: 'en-XA' });
    expect(await save()).toEqual({ ...DEFAULT_SETTINGS, ...DARK, ...WEEK, language: 'en-XA' });
  },
);

test('a change of what is being saved is saved after it', async () => {
  const { saving, asked, save } = opened();
  void saving.change(DARK);
  void saving.change(LIGHT);
  expect(asked()).toHaveLength(1);
  await save();
  expect(saving.getState()).toMatchObject({ wanted: LIGHT, outcome: { kind: 'saving' } });
  expect(await save()).toMatchObject(LIGHT);
  expect(saving.getState()).toMatchObject({ wanted: {}, outcome: { kind: 'saved' } });
});

test('what could not be saved waits with the reason, and can be tried again', async () => {
  const { saving, answer, save } = opened();
  void saving.change(DARK);
  await answer(fail(DISK));
  expect(saving.getState()).toMatchObject({
    wanted: DARK,
    outcome: { kind: 'failed', failure: DISK },
  });
  void saving.tryAgain();
  expect(await save()).toMatchObject(DARK);
  expect(saving.getState()).toMatchObject({ wanted: {}, outcome: { kind: 'saved' } });
});

test('what could not be saved goes with the next change', async () => {
  const { saving, answer, save } = opened();
  void saving.change(DARK);
  await answer(fail(DISK));
  void saving.change(WEEK);
  expect(await save()).toEqual({ ...DEFAULT_SETTINGS, ...DARK, ...WEEK });
});

test('what could not be saved can be given up', async () => {
  const { saving, answer, asked } = opened();
  void saving.change(DARK);
  await answer(fail(DISK));
  saving.discard();
  expect(saving.getState()).toMatchObject({ wanted: {}, outcome: { kind: 'none' } });
  void saving.tryAgain();
  expect(asked()).toEqual([]);
});

test('what was saved can be taken back, and that not again', async () => {
  const { saving, save } = opened();
  void saving.change(DARK);
  void saving.change(LIGHT);
  await save();
  await save();
  void saving.undo();
  expect(await save()).toEqual(DEFAULT_SETTINGS);
  expect(saving.getState().outcome).toEqual({ kind: 'saved', before: null });
});

test('what cannot be undone is not offered to be', async () => {
  const { saving, save, asked } = opened();
  void saving.change(WEEK, { canUndo: false });
  await save();
  expect(saving.getState().outcome).toEqual({ kind: 'saved', before: null });
  void saving.undo();
  expect(asked()).toEqual([]);
});

test('settings that were changed elsewhere meanwhile are not lost', async () => {
  const { saving, inputs, save } = opened();
  void saving.change(DARK);
  await save('answer-only');
  void saving.change({ language: 'en-XA' });
  // What was just saved may be changed elsewhere by now, and is not sent once more.
  expect(inputs()).toEqual([{ language: 'en-XA' }]);
});
