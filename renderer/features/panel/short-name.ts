/** A name that fits into so many pixels at 11.5 px, cut after a whole letter; of a number the end is shown. */
export function shortName(name: string, width: number): string {
  const letters = Array.from(SEGMENTER.segment(name), ({ segment }) => segment);
  const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  if (total <= width) return name;
  const room = width - widthOf(ELLIPSIS);
  return name.startsWith('+')
    ? `${ELLIPSIS}${fitting(letters.toReversed(), room).reverse().join('').trimStart()}`
    : `${fitting(letters, room).join('').trimEnd()}${ELLIPSIS}`;
}

/** What stands in somebody's disc: `A4` for Agent 4, the last two digits for a number. */
export function initialsOf(name: string): string {
  if (/^[+\d]/.test(name)) return name.replaceAll(/\D/g, '').slice(-2);
  const words = name.split(/[\s.:@_-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, ...rest] = words;
  if (first === undefined) return '?';
  const last = rest.at(-1);
  if (last === undefined) return firstLetter(first);
  // “Agent 12” is told from “Agent 1” by all of its digits.
  return firstLetter(first) + (/^\d{1,2}$/.test(last) ? last : firstLetter(last));
}

const SEGMENTER = new Intl.Segmenter();
const ELLIPSIS = '…';

/** As many of them, from the first, as have room. */
function fitting(letters: readonly string[], room: number): string[] {
  let left = room;
  const end = letters.findIndex((letter) => {
    left -= widthOf(letter);
    return left < 0;
  });
  return letters.slice(0, end);
}

function firstLetter(word: string): string {
  const [first] = SEGMENTER.segment(word);
  return first?.segment.toLocaleUpperCase() ?? '';
}

/** About as wide as letters are; those of East Asian scripts and emoji are square. */
function widthOf(letter: string): number {
  if (/[\u1100-\u11ff\u2e80-\uffdc]|\p{Extended_Pictographic}/u.test(letter)) return 12;
  return /[A-Z@%mwMW]/.test(letter) ? 8.2 : /[iIljt.,:;'|! ]/.test(letter) ? 3.6 : 6.4;
}
