import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** Everything that only the mini window says. */
export const miniWords = wordsOf('mini', {
  silentEverywhere: () => 'nobody hears you',
  looking: () => 'Looking…',
  lookingWhat: () => 'asking the console what your voice does',

  muteMe: () => 'Mute me',
  muting: () => 'Muting…',
  /** The key that does it, as it stands on it. */
  muteKey: () => 'Esc',
  leave: () => 'Leave',
  leaving: () => 'Leaving…',
  /** Where the others would notice, the console asks first. */
  leaveWithQuestion: () => 'Leave…',
  leaveWithQuestionWhy: () => 'The others would notice: opens the console, which asks first',
  openConsole: () => 'Open the console',
  close: () => 'Close the mini window',

  /** Of a mode that is shown as of a moment that is past. */
  lastKnown: (name: string) => `Last known: ${name}`,
  old: (age: string) => `Last confirmed ${age} ago: it may be otherwise by now`,
  /** Calls beyond the one that is shown; the mute is one for all. */
  more: (calls: number) =>
    plural(calls, {
      one: `You are on ${number(calls)} more call. Mute me mutes you on all of them.`,
      other: `You are on ${number(calls)} more calls. Mute me mutes you on all of them.`,
    }),
});
