import { parseSearch, type SearchWord } from '../../common/floor/search-query.ts';

/**
 * What was typed, as patterns of GLOB in JSON: all of the words have to be found, each in one of its
 * ways. They are compared with folded text of which each name begins a line (see call-row.ts).
 */
export function searchPatterns(typed: string): string {
  const words = parseSearch(typed).words.flatMap((word) =>
    // Either the one number or each of its parts: so of each part either that number or the part.
    word.parts.length === 0
      ? [waysOf(word)]
      : word.parts.map((part) => [...waysOf(word), ...waysOf(part)]),
  );
  return JSON.stringify(words);
}

function waysOf({ text, isShortNumber, digits, isFromStart }: SearchWord): readonly string[] {
  return [
    isShortNumber ? `*[^0-9]${text}*` : `*${literal(text)}*`,
    ...digits.map((number) => `*${isFromStart ? '+' : ''}${number}*`),
  ];
}

function literal(text: string): string {
  return text.replace(/[*?[]/g, '[$&]');
}
