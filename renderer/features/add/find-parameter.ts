import { foldText } from '../../../common/floor/fold-text.ts';
import type { SaidName } from '../parameters/title-words.ts';
import { parametersWords } from '../parameters/words.ts';

export function foldedWords(typed: string): readonly string[] {
  return foldText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Its names, in our words and in Twilio's, and what it does have all of the words. */
export function isFound(name: SaidName, wanted: readonly string[]): boolean {
  const all = foldText(`${parametersWords.label(name)} ${parametersWords.help(name)}`);
  return wanted.every((word) => all.includes(word));
}
