import type { Settings, SettingsChanges } from '../../../common/ipc/settings.ts';

/** What a section needs that changes settings: each change is saved at once. */
export interface SectionProps {
  readonly settings: Settings;
  readonly onChange: (changes: SettingsChanges, options?: { readonly canUndo: boolean }) => void;
}
