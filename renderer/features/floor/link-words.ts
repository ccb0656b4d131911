import { formatTime } from '../../ui/duration.tsx';
import { wordsOf } from '../../words/words-of.ts';
import type { LinkStanding } from './link-standing.ts';

/** What is said of trouble with the account. */
export const linkWords = wordsOf('link', {
  standing: (standing: Exclude<LinkStanding, 'live'>): string => HEADLINE[standing],
  nothingSince: (at: number) => `Nothing was heard from Twilio since ${formatTime(at)}.`,
  /** After the one word for it. */
  since: (at: number) => `since ${formatTime(at)}.`,
  nothingRead: () => 'No calls have been read yet.',
  asOf: (at: number, eventsCome: boolean) =>
    eventsCome
      ? `What you see is as of ${formatTime(at)}, but for the calls marked as live, which events keep true.`
      : `What you see is as of ${formatTime(at)}.`,
  goesOn: () => 'Earshot goes on trying by itself.',

  runOnly: () => 'Kept for this run only',
});

const HEADLINE: Readonly<Record<Exclude<LinkStanding, 'live'>, string>> = {
  connecting: 'Not connected',
  late: 'Late',
  stale: 'Offline',
  throttled: 'Throttled by Twilio',
  unauthorized: 'Signed out by Twilio',
};
