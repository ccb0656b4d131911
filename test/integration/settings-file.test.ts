import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_POLICY, type Policy } from '../../common/ipc/policy.ts';
import { DEFAULT_SETTINGS, type SettingsState } from '../../common/ipc/settings.ts';
import { createPolicyGuard } from '../../main/core/policy.ts';
import { openSettings } from '../../main/settings/settings-file.ts';

const WEEK = { ...DEFAULT_SETTINGS, history: { keepDays: 7, maxMegabytes: 100 } };
const DEFAULTS = { settings: DEFAULT_SETTINGS, notice: null };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function open(policy: Policy = {}) {
  const changes: SettingsState[] = [];
  const store = await openSettings({
    file,
    now: () => Date.UTC(2026, 2, 1, 14, 15, 3),
    onChange: (state) => changes.push(state),
    policy: createPolicyGuard({ ...NO_POLICY, policy }),
  });
  return { store, changes };
}

test('a new console has the defaults and writes nothing', async () => {
  const { store } = await open();
  expect(store.state()).toEqual(DEFAULTS);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is saved is told, and is there after a restart', async () => {
  file = path.join(folder, 'not there yet', 'settings.json');
  const { store, changes } = await open();
  const saved = { settings: WEEK, notice: null };
  expect(await store.change(WEEK)).toEqual({ ok: true, value: saved });
  expect(changes).toEqual([saved]);
  expect(store.state()).toEqual(saved);
  expect((await open()).store.state()).toEqual(saved);
  expect(readdirSync(path.dirname(file))).toEqual(['settings.json']);
});

test('of several changes at once the last one holds, and the file is whole', async () => {
  const { store } = await open();
  const wishes = Array.from({ length: 30 }, (_, index) => ({
    ...WEEK,
    history: { keepDays: index + 1, maxMegabytes: 100 },
  }));
  await Promise.all(wishes.map((wish) => store.change(wish)));
  expect((await open()).store.state().settings).toEqual(wishes.at(-1));
});

test('changes of different settings at once are all kept', async () => {
  const { store, changes } = await open();
  await Promise.all([
    store.change({ language: 'en-XA' }),
    store.change({ mutedNeeds: ['silence'] }),
    store.change({ appearance: { colorScheme: 'dark' } }),
  ]);
  const all = {
    ...DEFAULT_SETTINGS,
    language: 'en-XA',
    mutedNeeds: ['silence'],
    appearance: { colorScheme: 'dark' },
  };
  expect((await open()).store.state().settings).toEqual(all);
  expect(changes.at(-1)?.settings).toEqual(all);
});

describe('a file that cannot be used', () => {
  const aside = () => path.join(folder, 'settings.unusable-2026-03-01-141503.json');

  test.each([
    ['{"version":1,"thresholds":', 'it was damaged'],
    ['{"version":7}', 'a newer Earshot wrote it'],
    ['{"version":1,"history":{"keepDays":-1}}', 'history.keepDays'],
  ])('%s is set aside and said, and the defaults are used', async (text, why) => {
    await writeFile(file, text);
    const { store } = await open();
    expect(store.state()).toMatchObject({
      settings: DEFAULT_SETTINGS,
      notice: { code: 'storage', message: expect.stringContaining(why) },
    });
    expect(store.state().notice?.hint).toContain(aside());
    expect(await readFile(aside(), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual([path.basename(aside())]);
  });

  test('is not spoken of any more once settings are saved', async () => {
    await writeFile(file, 'x');
    const { store } = await open();
    await store.change(WEEK);
    expect(store.state().notice).toBeNull();
  });
});

test('settings that cannot be read are said, and the defaults are used', async () => {
  await mkdir(file);
  const { store } = await open();
  expect(store.state()).toMatchObject({
    settings: DEFAULT_SETTINGS,
    notice: { message: expect.stringContaining('could not be read') },
  });
});

test('settings that cannot be saved are said, and the earlier ones stay', async () => {
  const { store, changes } = await open();
  await store.change(WEEK);
  await mkdir(`${file}.new`);
  expect(await store.change(DEFAULT_SETTINGS)).toMatchObject({
    ok: false,
    error: { code: 'storage', message: expect.stringContaining('The settings were not saved') },
  });
  expect(store.state().settings).toEqual(WEEK);
  expect(changes).toHaveLength(1);
  expect((await open()).store.state().settings).toEqual(WEEK);
});

test('what the policy decides is shown, cannot be changed, and leaves what people had set', async () => {
  const { store } = await open();
  await store.change(WEEK);
  const decided = await open({ history: { keepDays: 3 } });
  const shown = { keepDays: 3, maxMegabytes: 100 };
  expect(decided.store.state().settings.history).toEqual(shown);
  const refused = await decided.store.change({ history: WEEK.history });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  await decided.store.change({ history: { ...shown, maxMegabytes: 200 } });

  const free = await open();
  expect(free.store.state().settings.history).toEqual({ keepDays: 7, maxMegabytes: 200 });
});
