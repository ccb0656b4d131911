import { z } from 'zod';
import { DEFAULT_LAYOUT, floorLayoutSchema } from '../floor/columns.ts';
import { mutedKindsSchema } from '../floor/needs/need.ts';
import { DEFAULT_NOTIFICATIONS, notificationSettingsSchema } from '../floor/needs/notify.ts';
import { DEFAULT_ROLES, roleSettingsSchema } from '../floor/roles.ts';
import { savedViewsSchema } from '../floor/saved-view.ts';
import { shortcutsSchema } from '../keyboard/shortcuts-schema.ts';
import { DEFAULT_THRESHOLDS, thresholdsSchema } from '../roster/thresholds.ts';
import { failureSchema } from './failure-schema.ts';
import { savedAnnouncementsSchema } from './saved-announcement.ts';
import { contactsSchema, presetsSchema, recentsSchema } from './saved-people.ts';
import { UPDATE_CHANNELS } from './updates.ts';

export const historySettingsSchema = z.object({
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

/** Of the screen. The last two are English, longer and from right to left, to see what a translation would do. */
export const LANGUAGES = ['en', 'en-XA', 'ar-XB'] as const;
const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** What people can set on this computer, whoever is signed in. */
export const settingsSchema = z.object({
  thresholds: thresholdsSchema,
  history: historySettingsSchema,
  announcements: savedAnnouncementsSchema,
  /** Who can be added, who was lately, and how. */
  contacts: contactsSchema,
  recents: recentsSchema,
  presets: presetsSchema,
  /** What was changed of the keyboard shortcuts. */
  shortcuts: shortcutsSchema,
  /** Ways to look at the floor. */
  views: savedViewsSchema,
  /** What the rail does not call me for. */
  mutedNeeds: mutedKindsSchema,
  notifications: notificationSettingsSchema,
  /** How the role of a person is told. */
  roles: roleSettingsSchema,
  floor: floorLayoutSchema,
  appearance: z.object({
    /** `auto` follows the system. */
    colorScheme: z.enum(['auto', 'dark', 'light']),
  }),
  language: languageSchema,
  updates: z.object({
    /** Where newer versions come from, unless the policy of the computer says so. */
    channel: z.enum(UPDATE_CHANNELS),
  }),
});

/** The settings that are to be others; those that are not named stay as they are. */
export const settingsChangesSchema = z
  .strictObject(settingsSchema.shape)
  .partial()
  .refine(namesSome, 'Name what is to be changed')
  // With a value for each of them, as the refinement has seen.
  .pipe(z.custom<SettingsChanges>());

export const settingsStateSchema = z.object({
  settings: settingsSchema,
  /** Why the defaults are used in place of what was saved; null when they are not. */
  notice: failureSchema.nullable(),
});

export const DEFAULT_SETTINGS: Settings = {
  thresholds: DEFAULT_THRESHOLDS,
  history: { keepDays: 30, maxMegabytes: 500 },
  announcements: [],
  contacts: [],
  recents: [],
  presets: [],
  shortcuts: {},
  views: [],
  mutedNeeds: [],
  notifications: DEFAULT_NOTIFICATIONS,
  roles: DEFAULT_ROLES,
  floor: DEFAULT_LAYOUT,
  appearance: { colorScheme: 'auto' },
  language: 'en',
  updates: { channel: 'stable' },
};

export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type SettingsChanges = Partial<Settings>;
export type HistorySettings = Readonly<z.infer<typeof historySettingsSchema>>;
export type SettingsState = Readonly<z.infer<typeof settingsStateSchema>>;

/** A name without a value would take the setting away. */
function namesSome(changes: object): boolean {
  const values = Object.values(changes);
  return values.length > 0 && values.every((value) => value !== undefined);
}
