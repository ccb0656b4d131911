import { useMemo } from 'react';
import { type FloorNumbers, floorNumbersOf } from '../../../common/floor-numbers/floor-numbers.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { useStores } from '../../store/stores.tsx';
import { useNow } from '../../ui/use-now.ts';

interface FloorNow {
  /** Of when it is. */
  readonly at: number;
  readonly numbers: FloorNumbers;
  readonly view: RosterView;
}

/**
 * The floor in numbers, once a second however often rows change; null while it was not read. Of a floor
 * that is not heard of since `stoppedAt` the clocks stand still.
 */
export function useFloorNow(stoppedAt: number | null): FloorNow | null {
  const { roster } = useStores();
  const now = useNow();
  return useMemo(() => {
    const { view } = roster.getState();
    if (view === null) return null;
    const at = Math.min(stoppedAt ?? now, now);
    return { at, numbers: floorNumbersOf(floorOf(view), at), view };
  }, [roster, now, stoppedAt]);
}

function* floorOf({ conferences }: RosterView) {
  for (const { row, participants } of conferences.values()) {
    yield { conference: row, participants: participants.values() };
  }
}
