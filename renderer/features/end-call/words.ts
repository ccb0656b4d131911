import { wordsOf } from '../../words/words-of.ts';

/** What is said before a call is ended for everyone. */
export const endCallWords = wordsOf('endCall', {
  title: (call: string) => `End ${call} for everyone?`,
  gone: () => 'The call has ended meanwhile.',
  allAtOnce: () => 'All of them are cut off at once. This cannot be undone.',
  keep: () => 'Keep the call',
  agree: () => 'End the call',
});
