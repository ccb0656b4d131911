import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../common/roster/thresholds.ts';
import { useLocal } from '../../store/stores.tsx';

/** From when on a clock is late, and when it is alarming. */
export function useThresholds(): Thresholds {
  return useLocal(({ settings }) => settings?.settings.thresholds ?? DEFAULT_THRESHOLDS);
}
