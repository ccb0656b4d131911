import type { Result } from '../../common/failure.ts';
import type { SettingsChanges, SettingsState } from '../../common/ipc/settings.ts';

/** What people have set on this computer. */
export interface SettingsStore {
  state(): SettingsState;
  /** Those that are not named stay. When it cannot be saved, everything stays as it was. */
  change(changes: SettingsChanges): Promise<Result<SettingsState>>;
}
