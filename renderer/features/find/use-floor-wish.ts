import { useMemo } from 'react';
import type { FloorWish } from '../../../common/floor/floor-list.ts';
import { parseSearch } from '../../../common/floor/search-query.ts';
import { useFloorLook } from '../../store/stores.tsx';
import { useThresholds } from '../floor/use-thresholds.ts';

/** What the floor shows by the look of now: the very same object while that is the same. */
export function useFloorWish(consoleId: string): FloorWish {
  // Not deferred: calls change many times a second, and each change would put the answer off again.
  const words = useFloorLook((look) => look.words);
  const chips = useFloorLook((look) => look.chips);
  const sorting = useFloorLook((look) => look.sorting);
  const isGrouped = useFloorLook((look) => look.isGrouped);
  const thresholds = useThresholds();
  const query = useMemo(() => parseSearch(words), [words]);
  return useMemo(
    () => ({ query, chips, sorting, isGrouped, thresholds, consoleId }),
    [query, chips, sorting, isGrouped, thresholds, consoleId],
  );
}
