import { type Threshold, thresholdsSchema } from '../../../../common/roster/thresholds.ts';
import { secondsOfText, textOfSeconds } from './seconds-text.ts';

export type Limit = keyof Threshold;
export type Clock = keyof typeof thresholdsSchema.shape;

export const LIMITS = ['lateAfter', 'alarmingAfter'] as const satisfies readonly Limit[];

/** The two limits of a clock as they are typed. */
export type ThresholdDraft = Readonly<Record<Limit, string>>;

export function draftOf(threshold: Threshold): ThresholdDraft {
  return {
    lateAfter: textOfSeconds(threshold.lateAfter),
    alarmingAfter: textOfSeconds(threshold.alarmingAfter),
  };
}

export type ReadThreshold =
  | { readonly ok: true; readonly threshold: Threshold }
  /** `message` null: what was typed there is no time at all. */
  | { readonly ok: false; readonly field: Limit; readonly message: string | null };

/** What was typed, as the schema of the settings judges it. */
export function readThreshold(clock: Clock, draft: ThresholdDraft): ReadThreshold {
  const lateAfter = secondsOfText(draft.lateAfter);
  if (!lateAfter.ok) return { ok: false, field: 'lateAfter', message: null };
  const alarmingAfter = secondsOfText(draft.alarmingAfter);
  if (!alarmingAfter.ok) return { ok: false, field: 'alarmingAfter', message: null };
  const judged = thresholdsSchema.shape[clock].safeParse({
    lateAfter: lateAfter.value,
    alarmingAfter: alarmingAfter.value,
  });
  if (judged.success) return { ok: true, threshold: judged.data };
  const [issue] = judged.error.issues;
  const field = issue?.path[0] === 'lateAfter' ? 'lateAfter' : 'alarmingAfter';
  return { ok: false, field, message: issue?.message ?? null };
}
