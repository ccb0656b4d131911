import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../common/ipc/settings.ts';
import type { Catalogue, Translation } from '../../../renderer/words/catalogue.ts';
import { clock, list, number, plural, timeOfDay } from '../../../renderer/words/format.ts';
import { chooseLanguage, chosenLanguage, onLanguage } from '../../../renderer/words/language.ts';
import { longer, mirrored } from '../../../renderer/words/pseudo.ts';
import { ENGLISH, type Phrases, speak } from '../../../renderer/words/spoken.ts';
import { wordsOf } from '../../../renderer/words/words-of.ts';

const words = wordsOf('test', {
  leave: () => 'Leave',
  coach: (name: string) => `Coach ${name}`,
  people: (count: number) =>
    `${number(count)} ${plural(count, { one: 'person', other: 'people' })}`,
  found: (count: number): string => `${words.people(count)} found`,
  mode: (kind: 'on-hold' | 'muted') => (kind === 'muted' ? 'muted' : 'On hold'),
  first: (rows: readonly { readonly label: string }[]) => `${rows[0]?.label ?? ''} is first`,
  named: (row: number, nameOf: (row: number) => string) => `${nameOf(row)} is muted`,
  steps: (name: string) => [`Call ${name}`, 'Wait'],
  nothing: () => '',
});

const page = { lang: '', dir: '' };

afterEach(() => {
  chooseLanguage('en', page);
  speak(ENGLISH);
});

function speakAs(locale: string, phrases: Phrases, direction: 'ltr' | 'rtl' = 'ltr'): void {
  speak({ locale, phrases, direction, disguise: null });
}

describe('a language', () => {
  test('says its own phrase, with what it is told, and English where it has none', () => {
    speakAs('de', { test: { coach: (name: string) => `${name} coachen` } });
    expect(words.coach('Ann')).toBe('Ann coachen');
    expect(words.leave()).toBe('Leave');
  });

  test('is looked up when a phrase is said, not when the words are made', () => {
    const { leave } = words;
    speakAs('de', { test: { leave: () => 'Verlassen' } });
    expect(leave()).toBe('Verlassen');
    speak(ENGLISH);
    expect(leave()).toBe('Leave');
  });

  test('stands in phrases that another part says in English', () => {
    speakAs('de', { test: { people: (count: number) => `${number(count)} Leute` } });
    expect(words.found(1_234)).toBe('1.234 Leute found');
  });

  test.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [5, 'few'],
    [30, 'many'],
    [100, 'other'],
  ])('with six plurals has its own word for %i', (count, form) => {
    const forms = {
      zero: 'zero',
      one: 'one',
      two: 'two',
      few: 'few',
      many: 'many',
      other: 'other',
    };
    speakAs('ar', { test: { people: (many: number) => plural(many, forms) } });
    expect(words.people(count)).toBe(form);
  });

  test('without plurals does not spoil the English that stands in for it', () => {
    speakAs('ja', {});
    expect(words.people(1)).toBe('1 person');
    speakAs('de', {});
    expect(words.people(1_234)).toBe('1,234 people');
    expect(number(1_234)).toBe('1.234');
  });

  test('writes clocks, times and lists in its own way', () => {
    speakAs('ar-EG', {});
    expect(clock(247_000)).toBe('٤:٠٧');
    speakAs('en-US', {});
    expect(timeOfDay(0)).toMatch(/[AP]M$/);
    expect(list(['A', 'B', 'C'])).toBe('A, B, and C');
  });

  test('from right to left keeps the names and numbers of a list apart', () => {
    speakAs('he', {}, 'rtl');
    expect(list(['+49 30', 'דנה'])).toBe('\u2068+49 30\u2069 ו\u2068דנה\u2069');
  });

  test('that fails in a phrase does not leave its locale behind', () => {
    speakAs('de', {
      test: {
        leave: () => {
          throw new Error('planted');
        },
      },
    });
    expect(() => words.leave()).toThrow('planted');
    expect(number(1.5)).toBe('1,5');
    expect(words.people(1_000)).toBe('1,000 people');
  });
});

describe('the choice of a language', () => {
  test('is told once to who listens, and sets the page', () => {
    const told: string[] = [];
    const stop = onLanguage(() => told.push(chosenLanguage()));
    for (const language of LANGUAGES) chooseLanguage(language, page);
    chooseLanguage('ar-XB', page);
    expect(page).toEqual({ lang: 'ar-XB', dir: 'rtl' });
    stop();
    chooseLanguage('en', page);
    expect(told).toEqual(['en-XA', 'ar-XB']);
    expect(page).toEqual({ lang: 'en', dir: 'ltr' });
  });

  test('of a longer one accents everything but names', () => {
    chooseLanguage('en-XA', page);
    expect(words.leave()).toBe('[Ļééààṽéé]');
    expect(words.coach('Ann')).toBe('[Çööààçĥ Ann]');
    expect(words.first([{ label: 'Ann Lee' }])).toBe('[Ann Lee îîš ƒîîřšţ]');
    expect(words.named(7, (row) => `Agent ${row}`)).toBe('[Agent 7 îîš ɱûûţééð]');
    expect(words.steps('Ann')).toEqual(['[Çààļļ Ann]', '[Ŵààîîţ]']);
    expect(words.nothing()).toBe('');
  });

  test('of a longer one does not take the kind of a thing for a name', () => {
    chooseLanguage('en-XA', page);
    expect(words.mode('muted')).toBe('[ɱûûţééð]');
  });

  test('of a longer one marks a phrase within a phrase once', () => {
    chooseLanguage('en-XA', page);
    expect(words.found(1)).toBe('[1 þééřšööñ ƒööûûñð]');
    expect(words.coach(words.leave())).toBe('[Çööààçĥ [Ļééààṽéé]]');
  });

  test('from right to left keeps names apart', () => {
    chooseLanguage('ar-XB', page);
    expect(words.coach('Ann 4')).toBe('\u200f\u202eCoach\u202c\u200f \u2068Ann 4\u2069');
  });
});

describe('a disguise', () => {
  const letters = fc.stringMatching(/^[A-Za-z][a-z]{0,8}$/);
  const sentence = fc.array(letters, { minLength: 3, maxLength: 12 }).map((all) => all.join(' '));

  test('leaves names as they are, however they overlap', () => {
    fc.assert(
      fc.property(sentence, letters, letters, (before, a, b) => {
        const names = [`${a} ${b}1`, `${a} ${b}12`];
        const said = `${before}: ${names.join(' + ')}`;
        for (const disguise of [longer, mirrored]) {
          for (const name of names) expect(disguise(said, names)).toContain(name);
        }
      }),
    );
  });

  test('turns letters around and loses none', () => {
    fc.assert(
      fc.property(sentence, (said) => {
        expect(mirrored(said, []).replaceAll(/[\u200f\u202c\u202e]/g, '')).toBe(said);
      }),
    );
  });

  test.each([
    'Everyone on the call hears you.',
    'Nothing was heard from Twilio for longer than announced. What you see may be old.',
    'Reset the widths',
  ])('makes “%s” about a third longer', (said) => {
    const share = longer(said, []).length / said.length;
    expect(share).toBeGreaterThan(1.25);
    expect(share).toBeLessThan(1.5);
  });

  test('of a name with signs in it does not fail', () => {
    expect(longer('Coach (a+b) [x] \\d', ['(a+b)', '[x]', '\\d'])).toBe('[Çööààçĥ (a+b) [x] \\d]');
  });
});

describe('the type of a translation', () => {
  test('takes other words for what a phrase is told, in part or in full', () => {
    const started: Translation = {
      ui: { people: (count) => `${count} Leute`, close: () => 'Schließen' },
    };
    expect(started.ui?.close?.()).toBe('Schließen');
  });

  test('refuses what is missing, unknown, or told something else', () => {
    // @ts-expect-error: the catalogue is complete or it is none.
    const missing: Catalogue['undo'] = { undo: () => 'Zurück' };
    // @ts-expect-error: no phrase has this name.
    const unknown: Translation = { undo: { redo: () => 'Wieder' } };
    // @ts-expect-error: it is told a number.
    const other: Translation = { undo: { left: (seconds: string) => seconds } };
    // @ts-expect-error: a phrase is words.
    const silent: Translation = { undo: { undo: () => 7 } };
    expect([missing, unknown, other, silent]).toHaveLength(4);
  });
});
