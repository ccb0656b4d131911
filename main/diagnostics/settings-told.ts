import type { Settings } from '../../common/ipc/settings.ts';
import { covered } from './without-people.ts';

/** The settings as they may be shown to others: what was typed by hand is covered. */
export function settingsTold(settings: Settings) {
  return {
    thresholds: settings.thresholds,
    history: settings.history,
    announcements: settings.announcements.map(({ name, content }) => ({
      name: covered(name),
      content:
        content.kind === 'text'
          ? { kind: content.kind, text: covered(content.text), language: content.language }
          : { kind: content.kind, url: covered(content.url), method: content.method },
    })),
    shortcuts: settings.shortcuts,
    views: settings.views.map(({ id: _, name, words, ...view }) => ({
      name: covered(name),
      words: covered(words),
      ...view,
    })),
    mutedNeeds: settings.mutedNeeds,
    notifications: settings.notifications,
    roles: {
      rules: settings.roles.rules.map(({ role, when }) => ({
        role,
        when: when.map((one) => ('text' in one ? { ...one, text: covered(one.text) } : one)),
      })),
      corrections: settings.roles.corrections.map(({ of, role, text }) => ({
        of,
        role,
        text: covered(text),
      })),
    },
    contacts: settings.contacts.map(({ name, address }) => ({
      name: covered(name),
      address: covered(address),
    })),
    recents: settings.recents.map(({ address, at }) => ({ address: covered(address), at })),
    presets: settings.presets.map(({ name, draft }) => ({
      name: covered(name),
      filledIn: Object.keys(draft),
    })),
    floor: settings.floor,
    appearance: settings.appearance,
    language: settings.language,
    updates: settings.updates,
    // A new setting is looked at here before it is told.
  } satisfies Record<keyof Settings, unknown>;
}
