import { foldText } from '../../../common/floor/fold-text.ts';
import { ACT_IDS, type ActId } from '../../../common/keyboard/acts.ts';

/** An act that some of the typed words name, and the words that are left to say whom it is about. */
export interface ActMatch {
  readonly act: ActId;
  readonly score: number;
  readonly rest: readonly string[];
}

/** Every act that the words may name, each in its best way; the words are folded. */
export function matchActs(
  words: readonly string[],
  namesOf: (act: ActId) => readonly string[],
): readonly ActMatch[] {
  return ACT_IDS.flatMap((act) => {
    const ways = namesOf(act)
      .map((name) => matchName(words, wordsOf(name)))
      .filter((way) => way !== null)
      .sort((a, b) => b.score - a.score || a.rest.length - b.rest.length);
    const [bestWay] = ways;
    return bestWay === undefined ? [] : [{ act, ...bestWay }];
  }).sort((a, b) => b.score - a.score);
}

/** A word that was typed out counts for more than one of which the beginning was typed. */
const WHOLE = 80;
const BEGUN = 40;
/** For each word of the name beyond the first that was typed, and each that was not. */
const MORE = 6;
const MISSING = 4;
/** Several words that are just how an act is called: nobody’s name is meant by any of them. */
const IN_FULL = 20;

function matchName(
  words: readonly string[],
  name: readonly string[],
): Omit<ActMatch, 'act'> | null {
  const left = [...words];
  let whole = 0;
  let begun = 0;
  for (const part of name) {
    const at = left.indexOf(part);
    if (at >= 0) {
      left.splice(at, 1);
      whole += 1;
    }
  }
  // One word only may be unfinished: the one that is being typed, or one that was cut short.
  if (whole < name.length) {
    const at = left.findIndex((word) =>
      name.some((part) => part !== word && part.startsWith(word)),
    );
    if (at >= 0 && (whole === 0 || at === left.length - 1)) {
      left.splice(at, 1);
      begun = 1;
    }
  }
  const typed = whole + begun;
  if (typed === 0) return null;
  // “to” and “me” alone name nothing.
  if (typed < name.length && whole > 0 && !hasWeight(words, left, name)) return null;
  const inFull = whole === name.length && whole > 1 ? IN_FULL : 0;
  const named = (whole > 0 ? WHOLE : BEGUN) + inFull;
  const score = named + MORE * (typed - 1) - MISSING * (name.length - typed);
  return { score, rest: left };
}

/** The first word of a name says what it is; the small words after it do not. */
function hasWeight(
  words: readonly string[],
  left: readonly string[],
  [first = '']: readonly string[],
): boolean {
  const used = words.filter((word) => !left.includes(word));
  return used.some((word) => first.startsWith(word));
}

const folded = new Map<string, readonly string[]>();

function wordsOf(name: string): readonly string[] {
  const before = folded.get(name);
  if (before !== undefined) return before;
  const words = foldText(name)
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  folded.set(name, words);
  return words;
}
