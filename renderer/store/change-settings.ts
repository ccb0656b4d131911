import { type Failure, fail, type Result } from '../../common/failure.ts';
import type { SettingsChanges } from '../../common/ipc/settings.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { LocalStore } from './local-store.ts';
import { storeWords } from './words.ts';

/** Changes some of the settings; when that fails, all of them stay as they were. */
export async function changeSettings(
  { bridge, local }: { readonly bridge: Bridge; readonly local: LocalStore },
  changes: SettingsChanges,
): Promise<Result<undefined>> {
  // A list that was made from settings that were not read would lose what they hold.
  if (local.getState().settings === null) return fail(notRead());
  const saved = await bridge.call('settings:change', changes);
  return saved.ok ? { ok: true, value: undefined } : saved;
}

function notRead(): Failure {
  return {
    code: 'not-ready',
    message: storeWords.settingsNotRead(),
    hint: storeWords.tryAgain(),
  };
}
