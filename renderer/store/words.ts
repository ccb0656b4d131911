import { wordsOf } from '../words/words-of.ts';

export const storeWords = wordsOf('store', {
  settingsNotRead: () => 'The settings have not been read yet, so nothing was saved.',
  tryAgain: () => 'Wait a moment and try again.',
});
