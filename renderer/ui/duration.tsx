import { clock, timeOfDay } from '../words/format.ts';
import { useNow } from './use-now.ts';

/** A running clock: how long it has been since `since` (milliseconds since the epoch). */
export function Duration({ since }: { since: number }) {
  return <>{formatDuration(useNow() - since)}</>;
}

/** `4:07`, or `1:04:07` from an hour on. */
export const formatDuration = clock;

/** The time of day, as in `14:02:07`. */
export const formatTime = timeOfDay;
