import { z } from 'zod';
import { DEFAULT_THRESHOLDS, thresholdsSchema } from '../roster/thresholds.ts';
import { failureSchema } from './failure-schema.ts';

const historySettingsSchema = z.object({
  /** Calls that ended earlier are forgotten. */
  keepDays: z
    .int('Use whole days')
    .min(1, 'Keep at least one day')
    .max(365, 'Keep at most 365 days'),
  /** While the history is larger, its oldest calls are forgotten. */
  maxMegabytes: z
    .int('Use whole megabytes')
    .min(20, 'Leave at least 20 MB')
    .max(10_000, 'Leave at most 10,000 MB'),
});

/** What people can set on this computer, whoever is signed in. */
export const settingsSchema = z.object({
  thresholds: thresholdsSchema,
  history: historySettingsSchema,
});

export const settingsStateSchema = z.object({
  settings: settingsSchema,
  /** Why the defaults are used in place of what was saved; null when they are not. */
  notice: failureSchema.nullable(),
});

export const DEFAULT_SETTINGS: Settings = {
  thresholds: DEFAULT_THRESHOLDS,
  history: { keepDays: 30, maxMegabytes: 500 },
};

export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type HistorySettings = Readonly<z.infer<typeof historySettingsSchema>>;
export type SettingsState = Readonly<z.infer<typeof settingsStateSchema>>;
