/** A number or an address among words, and the words that are left. */
export interface WithDial {
  /** As it was typed; null when there is none. */
  readonly dial: string | null;
  readonly rest: readonly string[];
}

/** Fewer digits are part of a call’s name far more often than a number to be dialled. */
const FEWEST_DIGITS = 7;

/** Finds whom somebody wants to dial: an address that says what it is, or a number in one or more words. */
export function dialIn(words: readonly string[]): WithDial {
  const at = words.findIndex((word) => ADDRESS.test(word));
  if (at >= 0) return taken(words, at, at + 1);
  for (let from = 0; from < words.length; from += 1) {
    let to = from;
    while (NUMBER_PART.test(words[to] ?? '')) to += 1;
    if (digitsIn(words.slice(from, to)) >= FEWEST_DIGITS) return taken(words, from, to);
  }
  return { dial: null, rest: words };
}

const ADDRESS = /^(client|sips?|app):\S/i;
const NUMBER_PART = /^[+(]*\p{Nd}[\p{Nd}().–-]*$/u;

function taken(words: readonly string[], from: number, to: number): WithDial {
  return {
    dial: words.slice(from, to).join(' '),
    rest: [...words.slice(0, from), ...words.slice(to)],
  };
}

function digitsIn(words: readonly string[]): number {
  return words.join('').replaceAll(/\P{Nd}/gu, '').length;
}
