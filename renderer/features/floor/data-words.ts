import { formatAge } from '../../ui/age.ts';
import { formatTime } from '../../ui/duration.tsx';
import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { DataStanding } from './data-standing.ts';

/** What is said of where the data comes from and how fresh it is. */
export const dataWords = wordsOf('data', {
  title: () => 'Where the data comes from',
  hint: () => 'How fresh this is',
  standing: (standing: DataStanding) => WORD[standing],
  /** After that word, the one figure that matters. */
  late: (lagMs: number) => `${formatAge(lagMs)} late`,
  age: (ms: number) => formatAge(ms),
  figure: (words: string) => `· ${words}`,

  about: (about: About) => ABOUT[about],
  now: (standing: DataStanding) => MEANING[standing],
  why: (message: string, hint: string) => `${message} ${hint}`,

  /** Where events and readings come from; null where nobody knows. */
  sources(relayUrl: string | null, isGateway: boolean, isRehearsal: boolean): string {
    if (isRehearsal)
      return 'The rehearsal on this computer: made-up calls, and a relay of its own.';
    if (relayUrl === null) return 'Readings of Twilio. No relay, so that no events come.';
    return isGateway
      ? `Events from ${relayUrl}; readings and requests to Twilio go through it, too.`
      : `Events from ${relayUrl}; readings of Twilio check them.`;
  },

  noSource: () => 'This account has no source of events.',
  eventsConnecting: (since: number) => `Connecting since ${formatTime(since)}.`,
  eventsCome: (isLate: boolean, since: number, last: string) =>
    `${isLate ? 'Late' : 'Live'} since ${formatTime(since)}. ${last}`,
  eventsResuming: (since: number) =>
    `Connected again since ${formatTime(since)}: what was missed is being told.`,
  eventsAway: (since: number, why: string) => `Not connected since ${formatTime(since)}.${why}`,
  noEventYet: () => 'None has come yet.',
  lastEvent: (agoMs: number) => `The last came ${formatAge(agoMs)} ago.`,

  lag: (lagMs: number) =>
    lagMs < 1_000
      ? 'Events come within a second of the quickest.'
      : `The last event came ${formatAge(lagMs)} later than the quickest.`,
  /** Whether the relay or Twilio is to be asked about what came late. */
  passage: (passageMs: number) =>
    `From the relay to here it took ${passageMs < 1_000 ? `${number(Math.round(passageMs))} ms` : formatAge(passageMs)} longer than the quickest.`,

  noneMissed: () => 'No event is known to be missing.',
  missed: (count: number) =>
    plural(count, {
      one: `${number(count)} event never came; it made its call be read at once.`,
      other: `${number(count)} events never came; each made its call be read at once.`,
    }),

  neverRead: () => 'The floor has not been read in full yet.',
  lastRead: (agoMs: number) => `The whole floor was last read ${formatAge(agoMs)} ago.`,

  requests: (lastMinute: number, allowed: number) =>
    `${number(lastMinute)} in the last minute, of ${number(allowed)} allowed.`,
  lowered: (budget: number) =>
    `The budget of this account is ${number(budget)}; it is lowered since Twilio said “too many requests”, and grows back by itself.`,
  used: (lastMinute: number, allowed: number) =>
    `Requests in the last minute: ${number(lastMinute)} of ${number(allowed)}`,

  nextReading: (waitMs: number) => `The next reading is ${whenIn(waitMs)}.`,
  triesAgain: (waitMs: number) => `Earshot tries again ${whenIn(waitMs)}, by itself.`,
  signedOut: (waitMs: number) =>
    `Earshot tries again ${whenIn(waitMs)}. Sign out, choose Edit beside the account, and paste credentials that are valid.`,
  eventsTriedAgain: () => 'Earshot goes on trying to get events by itself.',
});

/** What one can want to know of the data. */
export type About =
  | 'now'
  | 'why'
  | 'sources'
  | 'events'
  | 'lag'
  | 'missed'
  | 'readings'
  | 'requests'
  | 'next';

const ABOUT: Readonly<Record<About, string>> = {
  now: 'Now',
  why: 'Why',
  sources: 'Sources',
  events: 'Events',
  lag: 'Lag',
  missed: 'Missed',
  readings: 'Readings',
  requests: 'Requests',
  next: 'Next',
};

const WORD: Readonly<Record<DataStanding, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  lagging: 'Lagging',
  resuming: 'Resuming',
  polling: 'Polling',
  'polling-only': 'Polling only',
  throttled: 'Throttled',
  offline: 'Offline',
  'signed-out': 'Signed out',
  late: 'Late',
};

const MEANING: Readonly<Record<DataStanding, string>> = {
  connecting: 'The calls are being read for the first time.',
  live: 'Twilio tells every change as it happens, and readings check it.',
  lagging: 'Twilio’s events come late: a change shows only when its event or a reading comes.',
  resuming: 'Events come again. What happened meanwhile is being told.',
  polling: 'The calls are read again and again. A change shows with the next reading.',
  'polling-only': 'Twilio’s events do not come. A change shows with the next reading.',
  throttled: 'Twilio answered “too many requests”: the calls are read less often.',
  offline: 'Twilio cannot be read. What you see is old.',
  'signed-out': 'Twilio does not accept the credentials any more. What you see is old.',
  late: 'Nothing was heard from Twilio for longer than announced. What you see may be old.',
};

function whenIn(waitMs: number): string {
  return waitMs >= 1_000 ? `in ${formatAge(waitMs)}` : 'now';
}
