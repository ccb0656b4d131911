import { useMemo } from 'react';
import type { FloorItem } from '../../../common/floor/floor-items.ts';
import { useAdditions, useRoster } from '../../store/stores.tsx';
import { dialledLines } from './floor-lines.ts';

/** The items without those who are being added; the very same while nobody comes or goes. */
export function useWithoutDialled(items: readonly FloorItem[]): readonly FloorItem[] {
  const additions = useAdditions((state) => state.additions);
  // The floor changes many times a second, and who is dialled hardly ever.
  const dialled = useRoster(({ view }) => dialledLines(additions, view).join(' '));
  return useMemo(() => {
    if (dialled === '') return items;
    const left = new Set(dialled.split(' '));
    return items.filter(({ key }) => !left.has(key));
  }, [items, dialled]);
}
