import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../common/ipc/settings.ts';
import { settingsFromText, textOfSettings } from '../../../main/settings/settings-text.ts';

const someSettings: fc.Arbitrary<Settings> = fc
  .tuple(
    fc.integer({ min: 1, max: 365 }),
    fc.integer({ min: 20, max: 10_000 }),
    fc.integer({ min: 1, max: 1_000 }),
  )
  .map(([keepDays, maxMegabytes, lateAfter]) => ({
    thresholds: { ...DEFAULT_SETTINGS.thresholds, hold: { lateAfter, alarmingAfter: null } },
    history: { keepDays, maxMegabytes },
  }));

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

  test('keeps what it says', () => {
    const hold = { lateAfter: 5, alarmingAfter: 10 };
    const value = { version: 1, thresholds: { hold }, history: { keepDays: 7 } };
    expect(read(value)).toEqual({
      ok: true,
      value: {
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
    [{ thresholds: {} }, 'it says what cannot be (version)'],
    [[], 'it says what cannot be (all of it)'],
  ])('%j is refused with what is wrong', (saved, error) => {
    expect(read(saved)).toEqual({ ok: false, error });
  });
});
