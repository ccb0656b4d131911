import { formatAge } from '../../ui/age.ts';
import { formatTime } from '../../ui/duration.tsx';
import { wordsOf } from '../../words/words-of.ts';
import type { Emptiness } from './emptiness.ts';

/** What stands where the rows would be. */
export const emptyWords = wordsOf('emptyFloor', {
  title(why: Emptiness, readAt: number | null): string {
    return why === 'no-calls-then' && readAt !== null
      ? `No live calls at ${formatTime(readAt)}`
      : TITLE[why];
  },
  means: (why: Emptiness) => MEANS[why],

  showEverybody: () => 'Show everybody',
  newCall: () => 'New call',
  signOut: () => 'Sign out',

  appears: () => 'What will appear here, by itself',
  appearsWhat: () => [
    'Every Twilio conference of this account with somebody in it, also one that waits to begin.',
    'Not a call that joins two people without a conference: nobody can listen to it or coach in it.',
  ],
  read: (agoMs: number, nextInMs: number | null) => {
    const next =
      nextInMs === null
        ? ''
        : nextInMs < 1_000
          ? ' Reading again now.'
          : ` Next reading in ${formatAge(nextInMs)}.`;
    return `Read ${formatAge(agoMs)} ago.${next}`;
  },
  noSource: () =>
    'Changes show with the next reading. A relay tells them as they happen: the operations guide, “Set it up”.',
  noEvents: () =>
    'No event has come yet. If none comes with the next call either: the operations guide, “Point Twilio to it”.',
  rehearse: () => 'To see a busy floor without calling anybody, sign out and start the rehearsal.',
  rehearsed: () => 'Nothing is played. “Set the scene” above starts calls.',
});

const TITLE: Readonly<Record<Emptiness, string>> = {
  'nobody-found': 'Nobody is found',
  reading: 'Reading the live calls…',
  slow: 'Still reading the live calls…',
  throttled: 'No calls read yet',
  unreachable: 'No calls read yet',
  refused: 'Twilio does not accept the credentials any more',
  'no-calls': 'No live calls',
  'no-calls-then': 'No live calls',
};

const MEANS: Readonly<Record<Emptiness, string>> = {
  'nobody-found': 'There are people on the floor, but the search or a filter leaves nobody.',
  reading: 'This takes a second or two, longer with hundreds of calls.',
  slow: 'It takes longer than it should. Earshot goes on; the line above says what is known.',
  throttled:
    'Twilio has too many requests from this account. The calls appear here as soon as it answers; Earshot waits as long as Twilio asks.',
  unreachable:
    'Twilio cannot be reached from this computer. Check the network, VPN and proxy. The calls appear here as soon as Twilio answers.',
  refused:
    'Perhaps the key was deleted, or its secret changed. Sign out, choose Edit beside the account, and paste what is valid now. Nothing is known of the calls until then.',
  'no-calls': 'All is quiet: nobody is on a conference of this account.',
  'no-calls-then': 'There may be some by now. They appear here as soon as Twilio answers.',
};
