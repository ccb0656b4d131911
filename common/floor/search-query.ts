import { foldText } from './fold-text.ts';

/** What was typed into the search, ready to be compared many times. */
export interface SearchQuery {
  /** As it was typed. */
  readonly typed: string;
  /** All of them have to be found, in any order. */
  readonly words: readonly SearchWord[];
}

export interface SearchWord {
  readonly text: string;
  /** One or two digits: “4” finds “Agent 4” and “Billing 4412” and not “Agent 14”. */
  readonly isShortNumber: boolean;
  /** The ways in which it may be written in a telephone number, digits alone; empty when it is none. */
  readonly digits: readonly string[];
  /** It began with a plus, so that the number must begin with it. */
  readonly isFromStart: boolean;
  /** The words of a number that was typed with spaces: it may be one number, or each stand for itself. */
  readonly parts: readonly SearchWord[];
}

/** No words when nothing was typed that can be found. */
export function parseSearch(typed: string): SearchQuery {
  const words: SearchWord[] = [];
  let run: SearchWord[] = [];
  const endRun = () => {
    if (run.length > 1 && isLikeNumber(run)) words.push(spacedNumber(run));
    else words.push(...run);
    run = [];
  };
  for (const text of foldText(typed).replaceAll('(0)', '').split(/\s+/).slice(0, MOST_WORDS)) {
    const word = wordOf(text);
    if (word === null) continue;
    // A plus begins another number.
    if (!isNumber(text) || text.startsWith('+')) endRun();
    if (isNumber(text)) run.push(word);
    else words.push(word);
  }
  endRun();
  return { typed, words };
}

export const EVERYBODY: SearchQuery = { typed: '', words: [] };

/** More words than anybody types; a pasted page must not slow the screen down. */
const MOST_WORDS = 12;
/** Fewer digits are in nearly every number. */
const FEWEST_DIGITS = 3;

function wordOf(text: string): SearchWord | null {
  const isFromStart = isNumber(text) && text.startsWith('+');
  const digits = isNumber(text) ? text.replace(/\D/g, '') : '';
  // Brackets and dashes alone, as they stand between the parts of a pasted number.
  if (/^[()+.\-/]*$/.test(text)) return null;
  return {
    text,
    isShortNumber: /^\d{1,2}$/.test(text),
    digits: isFromStart || digits.length >= FEWEST_DIGITS ? waysToWrite(digits, isFromStart) : [],
    isFromStart,
    parts: [],
  };
}

/** “4 12” is two words; fewer digits than any telephone number that one types in groups. */
function isLikeNumber(parts: readonly SearchWord[]): boolean {
  const text = parts.map((part) => part.text).join('');
  return text.startsWith('+') || text.replace(/\D/g, '').length >= 5;
}

function spacedNumber(parts: readonly SearchWord[]): SearchWord {
  const text = parts.map((part) => part.text).join('');
  const isFromStart = text.startsWith('+');
  const digits = waysToWrite(text.replace(/\D/g, ''), isFromStart);
  return { text, isShortNumber: false, digits, isFromStart, parts };
}

function isNumber(text: string): boolean {
  return /^\+?[\d().\-/]+$/.test(text);
}

/**
 * Numbers are kept in international form, so what stands before it from here is left out: `00` or `011`
 * before a country, a single `0` before an area.
 */
function waysToWrite(digits: string, isFromStart: boolean): readonly string[] {
  if (isFromStart) return [digits];
  const prefix = /^(?:011|00|0)(?=\d{2})/.exec(digits)?.[0] ?? '';
  return prefix === '' ? [digits] : [digits, digits.slice(prefix.length)];
}
