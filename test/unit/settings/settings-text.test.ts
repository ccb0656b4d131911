import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, NARROWEST, WIDEST } from '../../../common/floor/columns.ts';
import { MUTABLE_KINDS } from '../../../common/floor/needs/need.ts';
import { DEFAULT_ROLE_RULES, ROLES } from '../../../common/floor/roles.ts';
import { MOST_RECENT } from '../../../common/ipc/saved-people.ts';
import { DEFAULT_SETTINGS, LANGUAGES, type Settings } from '../../../common/ipc/settings.ts';
import { settingsFromText, textOfSettings } from '../../../main/settings/settings-text.ts';

const minuteOfDay = fc.integer({ min: 0, max: 1_439 });

const someSettings: fc.Arbitrary<Settings> = fc.record({
  updates: fc.constantFrom('stable' as const, 'beta' as const).map((channel) => ({ channel })),
  thresholds: fc.integer({ min: 1, max: 1_000 }).map((lateAfter) => ({
    ...DEFAULT_SETTINGS.thresholds,
    hold: { lateAfter, alarmingAfter: null },
  })),
  history: fc.record({
    keepDays: fc.integer({ min: 1, max: 365 }),
    maxMegabytes: fc.integer({ min: 20, max: 10_000 }),
  }),
  announcements: fc.integer({ min: 1, max: 90 }).map((minutes) => [
    {
      name: 'Please wait',
      content: { kind: 'text' as const, text: `${minutes} minutes`, language: 'en-GB' as const },
    },
    {
      name: 'Music',
      content: { kind: 'url' as const, url: 'https://example.com/a.mp3', method: 'GET' as const },
    },
  ]),
  shortcuts: fc
    .integer({ min: 1, max: 12 })
    .map((key) => ({ hold: [`F${key}`], 'mute-me': [] as string[] })),
  views: fc.constantFrom('Billing', 'Returns').map((name) => [
    {
      id: '6a0c1f6e-9d51-4f0e-8a4e-3a52a5f0c9d1',
      name,
      words: 'billing',
      chips: ['on-hold' as const],
      sorting: { column: 'hold' as const, direction: 'down' as const },
      isGrouped: false,
    },
  ]),
  mutedNeeds: fc.subarray([...MUTABLE_KINDS]),
  notifications: fc.record({
    isOn: fc.boolean(),
    from: fc.constantFrom('late' as const, 'alarming' as const),
    doNotDisturb: fc.option(fc.record({ from: minuteOfDay, to: minuteOfDay })),
  }),
  roles: fc.record({
    rules: fc.subarray(DEFAULT_ROLE_RULES),
    corrections: fc.array(
      fc.record({
        of: fc.constantFrom('label' as const, 'address' as const),
        text: fc.constantFrom('Agent 4', '+14155550177'),
        role: fc.constantFrom(...ROLES),
      }),
    ),
  }),
  floor: fc.record({
    columns: fc.shuffledSubarray([...COLUMNS]),
    widths: fc
      .option(fc.integer({ min: NARROWEST, max: WIDEST }))
      .map((person) => (person === null ? {} : { person })),
    density: fc.constantFrom('comfortable' as const, 'compact' as const),
  }),
  appearance: fc.record({
    colorScheme: fc.constantFrom('auto' as const, 'dark' as const, 'light' as const),
  }),
  language: fc.constantFrom(...LANGUAGES),
  contacts: fc.subarray([
    { name: 'Dana Reyes', address: 'client:dana' },
    { name: 'Front desk', address: '+14155550177' },
  ]),
  recents: fc.array(fc.record({ address: fc.constant('+14155550177'), at: fc.nat() }), {
    maxLength: MOST_RECENT,
  }),
  presets: fc.subarray([
    { name: 'Silent', draft: { Muted: 'true', StatusCallbackEvent: ['ringing', 'answered'] } },
  ]),
});

test('settings come back as they were saved', () => {
  fc.assert(
    fc.property(someSettings, (settings) => {
      expect(settingsFromText(textOfSettings(settings))).toEqual({ ok: true, value: settings });
    }),
  );
});

test('whatever lies in the file, it is settings or half a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = settingsFromText(text);
      expect(read.ok ? '' : read.error).toMatch(/^(it|a newer Earshot) .+/);
    }),
  );
});

describe('a saved file', () => {
  const read = (saved: unknown) => settingsFromText(JSON.stringify(saved));

  test.each([
    [{ version: 1 }],
    [{ version: 1, thresholds: {}, history: {} }],
    [{ version: 1, history: { keepDays: 30 }, of: 'another day' }],
  ])('%j has the defaults for all that it lacks', (saved) => {
    expect(read(saved)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  test.each([
    ['notifications', { isOn: false }],
    ['roles', { rules: [] }],
    ['floor', { density: 'compact' }],
    ['appearance', {}],
  ] as const)('with a part of its %s has the defaults for the rest of them', (group, part) => {
    expect(read({ version: 1, [group]: part })).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, [group]: { ...DEFAULT_SETTINGS[group], ...part } },
    });
  });

  test('is read without its version, and without what a later Earshot added', () => {
    const [rule] = DEFAULT_ROLE_RULES;
    const saved = {
      ...DEFAULT_SETTINGS,
      version: 1,
      weather: 'fine',
      thresholds: { ...DEFAULT_SETTINGS.thresholds, laughing: { lateAfter: 1, alarmingAfter: 2 } },
      history: { ...DEFAULT_SETTINGS.history, keepSongs: true },
      notifications: { ...DEFAULT_SETTINGS.notifications, sound: 'gong' },
      roles: { rules: [{ ...rule, note: 'x' }], corrections: [], guesses: [] },
      floor: {
        columns: ['weather', 'hold'],
        widths: { weather: 80, hold: 90 },
        density: 'compact',
        zoom: 2,
      },
      appearance: { colorScheme: 'auto', accent: 'green' },
    };
    expect(read(saved)).toEqual({
      ok: true,
      value: {
        ...DEFAULT_SETTINGS,
        roles: { rules: [rule], corrections: [] },
        floor: { columns: ['hold'], widths: { hold: 90 }, density: 'compact' },
      },
    });
  });

  test('keeps what is known of its shortcuts', () => {
    const shortcuts = { hold: ['p'], 'stand-on-head': ['q'] };
    expect(read({ version: 1, shortcuts })).toMatchObject({
      ok: true,
      value: { shortcuts: { hold: ['p'] } },
    });
  });

  test('keeps what it says', () => {
    const hold = { lateAfter: 5, alarmingAfter: 10 };
    const value = { version: 1, thresholds: { hold }, history: { keepDays: 7 } };
    expect(read(value)).toEqual({
      ok: true,
      value: {
        ...DEFAULT_SETTINGS,
        thresholds: { ...DEFAULT_SETTINGS.thresholds, hold },
        history: { ...DEFAULT_SETTINGS.history, keepDays: 7 },
      },
    });
  });

  test.each([
    [{ version: 2 }, 'a newer Earshot wrote it'],
    [{ version: 1, history: { keepDays: 0 } }, 'it says what cannot be (history.keepDays)'],
    [
      { version: 1, thresholds: { hold: { lateAfter: 9, alarmingAfter: 3 } } },
      'it says what cannot be (thresholds.hold.alarmingAfter)',
    ],
    [
      { version: 1, announcements: [{ name: 'Wait', content: { kind: 'song' } }] },
      'it says what cannot be (announcements.0.content.kind)',
    ],
    [{ version: 1, shortcuts: { hold: ['Hyper+k'] } }, 'it says what cannot be (shortcuts.hold.0)'],
    [{ version: 1, shortcuts: [] }, 'it says what cannot be (shortcuts)'],
    [
      { version: 1, notifications: { doNotDisturb: { from: 0, to: 1_440 } } },
      'it says what cannot be (notifications.doNotDisturb.to)',
    ],
    [{ version: 1, floor: { widths: { hold: 1 } } }, 'it says what cannot be (floor.widths.hold)'],
    [{ version: 1, roles: [] }, 'it says what cannot be (roles)'],
    [{ version: 1, language: 'tlh' }, 'it says what cannot be (language)'],
    [{ version: 1, thresholds: null }, 'it says what cannot be (thresholds)'],
    [{ thresholds: {} }, 'it says what cannot be (version)'],
    [[], 'it says what cannot be (all of it)'],
  ])('%j is refused with what is wrong', (saved, error) => {
    expect(read(saved)).toEqual({ ok: false, error });
  });
});
