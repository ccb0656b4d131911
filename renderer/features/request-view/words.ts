import type { View } from '../../../common/request-views/views.ts';
import { wordsOf } from '../../words/words-of.ts';

/** What is said beside a request that can be read before it is made. */
export const requestViewWords = wordsOf('requestView', {
  title: () => 'The request',
  way: (view: View) => VIEWS[view],
  ways: () => 'How it is written',
  copy: (view: View) => `Copy as ${VIEWS[view]}`,
  copyShort: () => 'Copy',
  copied: () => 'Copied',
  throughRelay: () => 'It goes to your relay, which signs in to Twilio.',
  leftOut: () => 'What is left to Twilio’s default is not in it. Secrets are placeholders.',
});

const VIEWS: Readonly<Record<View, string>> = {
  curl: 'curl',
  typescript: 'TypeScript',
  http: 'HTTP',
};
