import { isolated } from './format.ts';

/**
 * Two languages that nobody speaks: English in disguise, to see on the real screen that every word goes
 * through the catalogue, that there is room for longer words, and that it can be read from right to left.
 */

/** Accented and about a third longer, in brackets: what is cut off shows. */
export function longer(words: string, names: readonly string[]): string {
  return disguised(
    words,
    names,
    (name) => name,
    accented,
    (whole) => `[${whole}]`,
  );
}

/** From right to left, letter by letter. */
export function mirrored(words: string, names: readonly string[]): string {
  return disguised(words, names, isolated, turned, (whole) => whole);
}

function turned(words: string): string {
  return words.replace(/[\p{L}’]+/gu, '\u200f\u202e$&\u202c\u200f');
}

function accented(words: string): string {
  return words.replace(/[A-Za-z]/g, (letter) => ACCENTED.get(letter) ?? letter);
}

const ACCENTED = new Map([
  ...pairs('bcdfghjklmnpqrstvwxyz', 'ƀçðƒğĥĵķļɱñþǫřšţṽŵẋýž', 1),
  ...pairs('BCDFGHJKLMNPQRSTVWXYZ', 'ƁÇÐƑĞĤĴĶĻṀÑÞǪŘŠŢṼŴẊÝŽ', 1),
  // Said twice they make words a third longer that still break where words do.
  ...pairs('aeiouAEIOU', 'àéîöûÀÉÎÖÛ', 2),
]);

function pairs(plain: string, marked: string, times: number): [string, string][] {
  return Array.from(marked, (letter, index) => [plain.charAt(index), letter.repeat(times)]);
}

function disguised(
  words: string,
  names: readonly string[],
  ofName: (name: string) => string,
  ofWords: (words: string) => string,
  ofWhole: (whole: string) => string,
): string {
  // A sign, or a name alone, has no words to disguise.
  if (!/\p{L}/u.test(words) || names.includes(words)) return words;
  const said = names.filter((name) => name !== '' && words.includes(name));
  if (said.length === 0) return ofWhole(ofWords(words));
  // The longest first, since one name may be the beginning of another.
  const longestFirst = said.toSorted((a, b) => b.length - a.length);
  const parts = words.split(new RegExp(`(${longestFirst.map(asPattern).join('|')})`));
  // A split by a group alternates between what stands around it and the group itself.
  return ofWhole(parts.map((part, at) => (at % 2 === 1 ? ofName(part) : ofWords(part))).join(''));
}

function asPattern(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
