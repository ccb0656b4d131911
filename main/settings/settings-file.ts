import { readFile, rename } from 'node:fs/promises';
import { fail, ok } from '../../common/failure.ts';
import { DEFAULT_SETTINGS, type SettingsState } from '../../common/ipc/settings.ts';
import type { PolicyGuard } from '../core/policy.ts';
import { createSerialQueue } from '../core/serial-queue.ts';
import { setAsideName } from '../core/set-aside-name.ts';
import type { SettingsStore } from '../core/settings.ts';
import { replaceFile } from '../replace-file.ts';
import { settingsFromText, textOfSettings } from './settings-text.ts';
import { notRead, notSaved, setAside } from './settings-words.ts';

interface SettingsFileNeeds {
  readonly file: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onChange: (state: SettingsState) => void;
  readonly policy: Pick<PolicyGuard, 'change' | 'settings'>;
}

/** Settings in one small file. Whatever is wrong with it, the console opens, with the defaults. */
export async function openSettings({
  file,
  now,
  onChange,
  policy,
}: SettingsFileNeeds): Promise<SettingsStore> {
  /** As people have set it, which counts again once the policy says nothing of it. */
  let state = await readState(file, now);
  const changes = createSerialQueue();

  return {
    state: shown,
    change: (wanted) =>
      changes.run('change', async () => {
        const allowed = policy.change(wanted, state.settings);
        if (!allowed.ok) return allowed;
        // What was changed just before is kept, whoever asked for both at once.
        const settings = { ...state.settings, ...allowed.value };
        try {
          await replaceFile(file, textOfSettings(settings));
        } catch (error) {
          return fail(notSaved(error, file));
        }
        state = { settings, notice: null };
        onChange(shown());
        return ok(shown());
      }),
  };

  function shown(): SettingsState {
    return { ...state, settings: policy.settings(state.settings) };
  }
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
