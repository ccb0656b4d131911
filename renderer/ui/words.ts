import { list, number, plural, timeOfDay } from '../words/format.ts';
import { wordsOf } from '../words/words-of.ts';

/** What more than one part of the screen says. */
export const uiWords = wordsOf('ui', {
  close: () => 'Close',
  cancel: () => 'Cancel',
  dismiss: () => 'Dismiss',

  people: (count: number) =>
    plural(count, { one: `${number(count)} person`, other: `${number(count)} people` }),
  /** Names as a sentence lists them: all of a few, else some and how many more. */
  listed(names: readonly string[], most = MOST_NAMES): string {
    const rest = names.length - most;
    // One more name is as short as “1 other”.
    return list(rest > 1 ? [...names.slice(0, most), `${number(rest)} others`] : names);
  },
  /** What my own leg is called. */
  you: () => YOU,
  /** A name inside of a sentence. */
  inSentence: (name: string) => (name === YOU ? 'you' : name),

  /** An age as people say it; never negative, since two clocks differ a little. */
  age(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1_000));
    if (seconds < 60) return `${number(seconds)} s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${number(minutes)} min` : `${number(Math.floor(minutes / 60))} h`;
  },

  /** Where what a dialog says may be otherwise by now. */
  asOf: (at: number) =>
    `That is as of ${timeOfDay(at)}: Twilio has not been read since, and it may be otherwise by now.`,
  changed: () => 'This changed while the question was open. Read it again.',
  twilioError: (code: number) => `Twilio error ${code}`,
  /** What it means that the system’s keychain is not used. */
  memoryVault(reason: string | null): string {
    const why = reason === null ? '' : `: ${reason}`;
    return (
      `The system’s keychain cannot be used${why}. What you enter is kept in memory and ` +
      'forgotten when Earshot closes. It is never written to the disk.'
    );
  },
});

const MOST_NAMES = 3;
const YOU = 'You';
