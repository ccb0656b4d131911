import { uiWords } from './words.ts';

/** An age as people say it: `4 s`, `3 min`, `2 h`. */
export const formatAge = uiWords.age;
