import type { Threshold } from '../../roster/thresholds.ts';
import { SEVERITY, type Severity } from './need.ts';

/** How a clock that began at `since` stands to its limits. */
export interface Due {
  /** Null while it is not late. */
  readonly severity: Severity | null;
  /** Since when it is that severe. */
  readonly severeSince: number;
  /** When it will be more severe; infinite when never. */
  readonly nextChangeAt: number;
}

export function dueOf(since: number, { lateAfter, alarmingAfter }: Threshold, now: number): Due {
  const lateAt = lateAfter === null ? NEVER : since + lateAfter * 1_000;
  const alarmingAt = alarmingAfter === null ? NEVER : since + alarmingAfter * 1_000;
  if (now >= alarmingAt) {
    return { severity: SEVERITY.alarming, severeSince: alarmingAt, nextChangeAt: NEVER };
  }
  if (now >= lateAt) {
    return { severity: SEVERITY.late, severeSince: lateAt, nextChangeAt: alarmingAt };
  }
  return { severity: null, severeSince: since, nextChangeAt: Math.min(lateAt, alarmingAt) };
}

export const NEVER = Number.POSITIVE_INFINITY;
