import { z } from 'zod';

/** No clock of a call runs longer than this, in seconds. */
const A_DAY = 86_400;

const seconds = z
  .int('Use whole seconds')
  .min(1, 'Use at least one second')
  .max(A_DAY, 'Use at most a day');

/** After how many seconds a clock draws the eye, and after how many it calls out; null is never. */
const thresholdSchema = z
  .object({ lateAfter: seconds.nullable(), alarmingAfter: seconds.nullable() })
  .refine(
    ({ lateAfter, alarmingAfter }) =>
      lateAfter === null || alarmingAfter === null || lateAfter <= alarmingAfter,
    { error: 'The alarm must not come before the warning', path: ['alarmingAfter'] },
  );

/** What a supervisor wants to be told of, for each clock that has a limit. */
export const thresholdsSchema = z.object({
  /** One hold, from its beginning. */
  hold: thresholdSchema,
  /** All holds of a person on this call. */
  heldTotal: thresholdSchema,
  /** A leg that is not answered. */
  ringing: thresholdSchema,
  muted: thresholdSchema,
  /** Somebody who could speak and does not. */
  silence: thresholdSchema,
  /** The only one on a call. */
  alone: thresholdSchema,
  /** The whole call of a person. */
  inCall: thresholdSchema,
});

export type Threshold = Readonly<z.infer<typeof thresholdSchema>>;
export type Thresholds = { readonly [Clock in keyof z.infer<typeof thresholdsSchema>]: Threshold };

/** A caller gives up within two or three minutes of hold, and hangs up on a minute of dead air. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  hold: { lateAfter: 120, alarmingAfter: 240 },
  heldTotal: { lateAfter: 300, alarmingAfter: 600 },
  ringing: { lateAfter: 20, alarmingAfter: 45 },
  muted: { lateAfter: 180, alarmingAfter: 600 },
  silence: { lateAfter: 30, alarmingAfter: 60 },
  alone: { lateAfter: 30, alarmingAfter: 90 },
  inCall: { lateAfter: 900, alarmingAfter: 1_800 },
};

export type Standing = 'fine' | 'late' | 'alarming';

/** How a clock (in milliseconds; null when it does not run) stands to its limits. */
export function standing(clockMs: number | null, threshold: Threshold): Standing {
  if (hasReached(clockMs, threshold.alarmingAfter)) return 'alarming';
  return hasReached(clockMs, threshold.lateAfter) ? 'late' : 'fine';
}

function hasReached(clockMs: number | null, limit: number | null): boolean {
  return clockMs !== null && limit !== null && clockMs >= limit * 1_000;
}
