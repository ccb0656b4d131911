import { useCallback } from 'react';
import { DEFAULT_LAYOUT, type FloorLayout } from '../../../common/floor/columns.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useLocal, useStores } from '../../store/stores.tsx';

/** How lines are drawn, as it was left last on this computer. */
export function useFloorLayout(): FloorLayout {
  return useLocal(({ settings }) => settings?.settings.floor ?? DEFAULT_LAYOUT);
}

/** Keeps a new layout. One that cannot be kept is not drawn either: the settings say why. */
export function useKeepLayout(): (layout: FloorLayout) => Promise<unknown> {
  const stores = useStores();
  return useCallback((layout) => changeSettings(stores, { floor: layout }), [stores]);
}
