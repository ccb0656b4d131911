import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../common/failure.ts';
import { DEFAULT_SETTINGS, type SettingsState } from '../../common/ipc/settings.ts';
import { createSerialQueue } from '../core/serial-queue.ts';
import { setAsideName } from '../core/set-aside-name.ts';
import type { SettingsStore } from '../core/settings.ts';
import { settingsFromText, textOfSettings } from './settings-text.ts';
import { notRead, notSaved, setAside } from './settings-words.ts';

interface SettingsFileNeeds {
  readonly file: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onChange: (state: SettingsState) => void;
}

/** Settings in one small file. Whatever is wrong with it, the console opens, with the defaults. */
export async function openSettings({
  file,
  now,
  onChange,
}: SettingsFileNeeds): Promise<SettingsStore> {
  let state = await readState(file, now);
  const changes = createSerialQueue();

  return {
    state: () => state,
    change: (wanted) =>
      changes.run('change', async () => {
        // What was changed just before is kept, whoever asked for both at once.
        const settings = { ...state.settings, ...wanted };
        try {
          await replaceFile(file, textOfSettings(settings));
        } catch (error) {
          return fail(notSaved(error, file));
        }
        state = { settings, notice: null };
        onChange(state);
        return ok(state);
      }),
  };
}

async function readState(file: string, now: () => number): Promise<SettingsState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { settings: DEFAULT_SETTINGS, notice: isNew ? null : notRead(error, file) };
  }
  const settings = settingsFromText(text);
  if (settings.ok) return { settings: settings.value, notice: null };
  return { settings: DEFAULT_SETTINGS, notice: await moveAside(file, now(), settings.error) };
}

async function moveAside(file: string, at: number, why: string) {
  const aside = setAsideName(file, at);
  try {
    await rename(file, aside);
    return setAside(why, aside);
  } catch (error) {
    return notRead(error, file);
  }
}

/** A crash at any moment leaves the old file or the new one, each of them whole. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = await open(`${file}.new`, 'w', 0o600);
  try {
    await next.writeFile(text);
    // Else a power cut may leave the new name on an empty file.
    await next.sync();
  } finally {
    await next.close();
  }
  await rename(`${file}.new`, file);
}
