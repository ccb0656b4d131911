import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../common/ipc/settings.ts';
import { chooseLanguage } from '../../../renderer/words/language.ts';
import { everyPhrase, filesOfRenderer, RENDERER, textOf } from '../../support/words/phrases.ts';

const PAGE = { lang: '', dir: '' };
const phrases = everyPhrase();
const tables = new Map<string, Record<string, Record<string, unknown>>>();
for (const file of new Set(phrases.map((phrase) => phrase.file))) {
  tables.set(file, await import(path.join(RENDERER, file)));
}

afterAll(() => chooseLanguage('en', PAGE));

test('every table of phrases is in the catalogue that translations are made after', () => {
  const catalogue = textOf('words/catalogue.ts');
  const parts = filesOfRenderer()
    .filter((file) => !file.startsWith('words/'))
    .flatMap((file) =>
      [...textOf(file).matchAll(/export const (\w+) = wordsOf\(\s*'([\w-]+)'/g)].map(
        ([, table, part = '']) => ({
          part,
          entry: `readonly ${part.includes('-') ? `'${part}'` : part}: typeof ${table};`,
        }),
      ),
    );
  expect(parts.filter(({ entry }) => !catalogue.includes(entry))).toEqual([]);
  expect(new Set(parts.map(({ part }) => part)).size).toBe(parts.length);
  expect(parts.length).toBeGreaterThan(15);
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
  test('every phrase is disguised, but for names, and says nothing that is not a word', () => {
    const wrong = phrases.flatMap(({ file, table, name, calls }) =>
      calls.flatMap((told) => {
        const say = tables.get(file)?.[table]?.[name];
        const fault = faultOf(saidIn('en', say, told), saidIn(language, say, told));
        return fault === null ? [] : [`${table}.${name}(${JSON.stringify(told)}): ${fault}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

function saidIn(language: Language, say: unknown, told: readonly unknown[]): readonly unknown[] {
  chooseLanguage(language, PAGE);
  if (typeof say !== 'function') return [];
  try {
    return [say(...told)].flat();
  } catch (error) {
    return [error];
  }
}

function faultOf(english: readonly unknown[], disguised: readonly unknown[]): string | null {
  if (english.length !== disguised.length) return `${english.length} became ${disguised.length}`;
  for (const [at, words] of english.entries()) {
    const other = disguised[at];
    if (typeof words !== 'string' || typeof other !== 'string') return `${words} is no string`;
    if (/undefined|NaN|\[object|null/.test(words)) return words;
    const own = words.replaceAll('Agent 4', '');
    if (/\p{L}/u.test(own) && other === words) return `“${words}” stayed as it is`;
    if (words === '' && other !== '') return `“” became “${other}”`;
  }
  return null;
}
