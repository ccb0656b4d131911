import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../common/ipc/settings.ts';
import type { LocalStore } from '../../store/local-store.ts';
import { type Stores, useLocal, useStores } from '../../store/stores.tsx';
import { createSettingsSaving, type SettingsSaving } from './settings-saving.ts';

/** What is shown on the settings view, and how it is changed. */
export interface ShownSettings {
  /** With what is being saved; null until they were read. */
  readonly settings: Settings | null;
  readonly saving: SettingsSaving;
}

export function useShownSettings(): ShownSettings {
  const saving = savingOf(useStores());
  const saved = useLocal(({ settings }) => settings?.settings ?? null);
  const { wanted, untold } = useStore(saving);
  const settings = useMemo(
    () => (saved === null ? null : { ...saved, ...untold, ...wanted }),
    [saved, untold, wanted],
  );
  return { settings, saving };
}

/** One for the life of the page: what could not be saved waits there while other views are shown. */
function savingOf(stores: Stores): SettingsSaving {
  const known = opened.get(stores.local);
  if (known !== undefined) return known;
  const saving = createSettingsSaving(stores);
  opened.set(stores.local, saving);
  return saving;
}

const opened = new WeakMap<LocalStore, SettingsSaving>();
