import { wordsOf } from '../../words/words-of.ts';

export type ViewName = 'floor' | 'history' | 'wallboard' | 'settings';

/** What the console says around its views. */
export const consoleWords = wordsOf('console', {
  views: () => 'Views',
  view: (name: ViewName) => VIEW[name],
  findOrDo: () => 'Find or do',
});

const VIEW: Readonly<Record<ViewName, string>> = {
  floor: 'Floor',
  history: 'History',
  wallboard: 'Wallboard',
  settings: 'Settings',
};
