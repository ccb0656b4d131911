import { wordsOf } from '../words/words-of.ts';

export const bridgeWords = wordsOf('bridge', {
  notUnderstood: () => 'Earshot did not understand its own answer.',
  restart: () => 'Restart Earshot. Calls are not affected.',
});
