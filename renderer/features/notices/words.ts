import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** What is said of this computer. */
export const noticesWords = wordsOf('notices', {
  dropped(count: number): string {
    const entries = plural(count, {
      one: `${number(count)} entry was`,
      other: `${number(count)} entries were`,
    });
    return `${entries} not kept in the history, and cannot be got back. Calls are not affected.`;
  },
});
