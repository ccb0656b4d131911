import type { Result } from '../../common/failure.ts';
import type { Settings, SettingsState } from '../../common/ipc/settings.ts';

/** What people have set on this computer. */
export interface SettingsStore {
  state(): SettingsState;
  /** When it cannot be saved, everything stays as it was. */
  save(settings: Settings): Promise<Result<SettingsState>>;
}
