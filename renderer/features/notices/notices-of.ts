import type { LocalState } from '../../store/local-store.ts';
import { noticesWords } from './words.ts';

/** Something about this computer that a person should know once. */
export interface Notice {
  /** Another key is another notice, which shows although an earlier one was dismissed. */
  readonly key: string;
  readonly words: string;
}

/**
 * What is not as it should be: a policy that cannot be followed, settings that were set aside, a history
 * that has gaps; and a newer version that waits for me to leave my calls.
 */
export function noticesOf(local: Omit<LocalState, 'recovery'>): readonly Notice[] {
  const { settings, history, policy, updates } = local;
  const failures = [policy?.failure, settings?.notice, history?.notice, history?.failure];
  const notices = failures
    .filter((failure) => failure !== null && failure !== undefined)
    .map(({ message, hint }) => ({ key: message, words: `${message} ${hint}` }));
  const dropped = history?.dropped ?? 0;
  if (dropped > 0) notices.push({ key: 'dropped', words: noticesWords.dropped(dropped) });
  if (updates?.state === 'ready') {
    const { version, isRestartWanted } = updates;
    const words = isRestartWanted ? noticesWords.restarts(version) : noticesWords.ready(version);
    notices.push({ key: `${version} ${isRestartWanted}`, words });
  }
  return notices;
}
