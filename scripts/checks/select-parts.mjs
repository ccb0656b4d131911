import { SetUpError } from '../project.mjs';

/**
 * The parts that the words on the command line name, by a part's name or its first word; all of
 * them without a word.
 * @template {{ name: string }} T
 * @param {readonly T[]} parts
 * @param {readonly string[]} words
 * @returns {T[]}
 */
export function selectParts(parts, words) {
  for (const word of words) {
    if (parts.some((part) => isNamed(part, word))) continue;
    throw new SetUpError(
      `npm test has no part "${word}".`,
      `Parts: ${parts.map(({ name }) => name).join(', ')}`,
    );
  }
  return parts.filter((part) => words.length === 0 || words.some((word) => isNamed(part, word)));
}

/** @param {{ name: string }} part @param {string} word */
function isNamed({ name }, word) {
  return name === word || name.startsWith(`${word} `);
}
