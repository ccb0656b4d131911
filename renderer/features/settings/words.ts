import { wordsOf } from '../../words/words-of.ts';
import type { SettingsSection } from './sections.ts';

/** What the settings say around their sections, and in the small ones. */
export const settingsWords = wordsOf('settings', {
  title: () => 'Settings',
  sections: () => 'Sections of the settings',
  section: (section: SettingsSection) => SECTION[section].name,
  lead: (section: SettingsSection) => SECTION[section].lead,
  reading: () => 'Reading the settings…',

  saving: () => 'Saving…',
  saved: () => 'Saved',
  undo: () => 'Undo',
  tryAgain: () => 'Try again',
  discard: () => 'Go back to what is saved',
  edit: (name: string) => `Edit ${name}`,
  remove: (name: string) => `Delete ${name}`,
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  save: () => 'Save',

  colours: () => 'Colours',
  colourScheme: (scheme: 'auto' | 'dark' | 'light') => SCHEME[scheme].name,
  colourSchemeIs: (scheme: 'auto' | 'dark' | 'light') => SCHEME[scheme].what,
  density: () => 'Lines of the floor',
  densityOf: (density: 'comfortable' | 'compact') => DENSITY[density].name,
  densityIs: (density: 'comfortable' | 'compact') => DENSITY[density].what,

  screenLanguage: () => 'Language of the screen',
  forTranslators: () => 'For translators',
  forTranslatorsIs: () =>
    'English in disguise, to see what a translation does to the screen before there is one.',
  language: (language: 'en' | 'en-XA' | 'ar-XB') => LANGUAGE[language].name,
  languageIs: (language: 'en' | 'en-XA' | 'ar-XB') => LANGUAGE[language].what,
  namesStay: () =>
    'Names, numbers and labels stay as Twilio has them. Announcements have a language of their own.',
});

const SECTION: Readonly<Record<SettingsSection, { readonly name: string; readonly lead: string }>> =
  {
    profiles: {
      name: 'Accounts',
      lead: 'Each account has its own region, relay, and the phone on which Twilio calls you.',
    },
    thresholds: {
      name: 'Thresholds',
      lead: 'From when on a clock is late, and from when on it alarms: on the floor, in the panel and in what needs you.',
    },
    roles: {
      name: 'Roles',
      lead: 'How Earshot tells agents from customers. The first rule that fits decides.',
    },
    announcements: {
      name: 'Announcements',
      lead: 'Texts and recordings that are at hand when you announce something.',
    },
    notifications: {
      name: 'Notifications',
      lead: 'What the desktop tells you while you look elsewhere.',
    },
    shortcuts: { name: 'Shortcuts', lead: 'What each key does.' },
    appearance: { name: 'Appearance', lead: 'How Earshot looks on this computer.' },
    language: { name: 'Language', lead: 'What Earshot speaks on this screen.' },
    history: {
      name: 'History',
      lead: 'What happened on the calls is kept on this computer, and nowhere else.',
    },
    updates: {
      name: 'Updates',
      lead: 'Newer versions of Earshot, and when they may begin.',
    },
    diagnostics: {
      name: 'Diagnostics',
      lead: 'One file for whoever helps you when something is wrong.',
    },
  };

const SCHEME = {
  auto: { name: 'Same as the system', what: 'Changes with the desktop' },
  dark: { name: 'Dark', what: 'Easy on the eyes in a dim room' },
  light: { name: 'Light', what: 'Legible in bright light' },
} as const;

const DENSITY = {
  comfortable: { name: 'Comfortable', what: 'Two lines for each person, easy to hit' },
  compact: { name: 'Compact', what: 'More people at a glance' },
} as const;

const LANGUAGE = {
  en: { name: 'English', what: 'Complete' },
  'en-XA': { name: 'Longer English', what: 'With accents and a third more letters' },
  'ar-XB': { name: 'English from right to left', what: 'Everything mirrored' },
} as const;
