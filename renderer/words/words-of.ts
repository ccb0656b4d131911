import { namesIn } from './names-in.ts';
import { inEnglish, inOwnWords, type Phrase, type Words, whatIsSpoken } from './spoken.ts';

/**
 * The words of one part of the screen, in English, as the screen has them said: in the language that is
 * chosen when they are said, and in English where that one lacks a phrase. Nothing on the screen is
 * written elsewhere.
 */
export function wordsOf<W extends Readonly<Record<string, Phrase>>>(part: string, english: W): W {
  const said = { ...english };
  for (const [name, phrase] of Object.entries(english)) {
    Object.defineProperty(said, name, {
      value: (...told: never[]) => say(part, name, phrase, told),
    });
  }
  return said;
}

function say(part: string, name: string, english: Phrase, told: never[]): Words {
  const { phrases, disguise } = whatIsSpoken();
  const own = phrases[part]?.[name];
  if (own !== undefined) return inOwnWords(() => own(...told));
  if (disguise === null) return inEnglish(() => english(...told));
  return inEnglish((isOutermost) => {
    // Phrases are made of phrases: only what reaches the screen is disguised.
    if (!isOutermost) return english(...told);
    const { heard, names } = namesIn(told);
    const words: Words = Reflect.apply(english, undefined, heard);
    return typeof words === 'string'
      ? disguise(words, names())
      : words.map((one) => disguise(one, names()));
  });
}
