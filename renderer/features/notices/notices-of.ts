import type { LocalState } from '../../store/local-store.ts';
import { noticesWords } from './words.ts';

/** Something about this computer that a person should know once. */
export interface Notice {
  /** Another key is another notice, which shows although an earlier one was dismissed. */
  readonly key: string;
  readonly words: string;
}

/** What is not kept as it should be: settings that were set aside, a history that has gaps. */
export function noticesOf({ settings, history }: LocalState): readonly Notice[] {
  const failures = [settings?.notice, history?.notice, history?.failure];
  const notices = failures
    .filter((failure) => failure !== null && failure !== undefined)
    .map(({ message, hint }) => ({ key: message, words: `${message} ${hint}` }));
  const dropped = history?.dropped ?? 0;
  return dropped === 0
    ? notices
    : [...notices, { key: 'dropped', words: noticesWords.dropped(dropped) }];
}
