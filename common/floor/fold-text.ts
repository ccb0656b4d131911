/**
 * A text as search and rules compare it: without case, accents, kinds of digits and invisible marks of
 * direction, so that “Søren” is found by “soren”, “ＡＢ” by “ab” and “٤١٥” by “415”. Both sides of a
 * comparison have to be folded.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const lower = text.toUpperCase().toLowerCase().normalize('NFKD').toLowerCase();
  return lower.replace(IGNORED, '').replace(REPLACED, (letter) => replacementOf(letter));
}

/** A folded text, and for each of its units where in the original the letter begins and ends. */
export interface FoldedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * The same folding that keeps the way back, for marking what was found; offsets count UTF-16 units. An
 * accent that stands after its letter belongs to that letter, so that no mark ever cuts between them.
 */
export function foldWithOffsets(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const letter of original) {
    const folded = foldText(letter);
    const end = offset + letter.length;
    if (folded === '' && ends.length > 0) stretchLast(ends, offset, end);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    text += folded;
    offset = end;
  }
  return { text, starts, ends };
}

/** Whatever ended where the accent begins now ends behind it: one letter may fold to several units. */
function stretchLast(ends: number[], from: number, to: number): void {
  for (let unit = ends.length - 1; unit >= 0 && ends[unit] === from; unit -= 1) ends[unit] = to;
}

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Accents of Latin, Greek and Cyrillic, the points of Hebrew, the short vowels and the tatweel of Arabic,
 * and format characters. Vowel signs of other scripts are letters there and stay.
 */
const IGNORED =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: marks are meant here without their letters.
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|[\ufe00-\ufe0f]|\p{Cf}/gu;

/** Letters that Unicode does not take apart, and the digits of Arabic and Persian. */
const REPLACED = /[æœøłđðþħıςß\u0660-\u0669\u06f0-\u06f9]/g;

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ß: 'ss',
};

function replacementOf(letter: string): string {
  // The digits of both rows begin at a code whose last four bits are zero.
  return LETTERS[letter] ?? String(letter.charCodeAt(0) & 0xf);
}
