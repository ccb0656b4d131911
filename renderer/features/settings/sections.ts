/** What the settings are about, in the order of the list. */
export const SETTINGS_SECTIONS = [
  'profiles',
  'thresholds',
  'roles',
  'announcements',
  'notifications',
  'shortcuts',
  'appearance',
  'language',
  'history',
  'updates',
  'diagnostics',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];
