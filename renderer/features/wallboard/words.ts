import type { Need } from '../../../common/floor/needs/need.ts';
import { formatAge } from '../../ui/age.ts';
import { clock, number, plural, timeOfDay } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { DataStanding } from '../floor/data-standing.ts';
import { needsWords } from '../needs/words.ts';
import type { BoardFreshness } from './board-freshness.ts';
import type { Metric, SeriesInNumbers } from './hour-series.ts';

/** Everything that the wallboard says. */
export const wallboardWords = wordsOf('wallboard', {
  title: () => 'Wallboard',
  board: () => 'The floor in numbers',
  fullScreen: () => 'Full screen',
  leaveFullScreen: () => 'Leave full screen',
  noFullScreen: () => 'The system did not give the whole screen. Try the window’s own button.',
  close: () => 'Back to the floor',
  looking: () => 'Reading the floor…',

  needs(count: number, hasAlarm: boolean): string {
    if (count === 0) return 'Nobody needs you';
    const needs = plural(count, { one: '1 needs you', other: `${number(count)} need you` });
    return hasAlarm ? needs : `${needs}, no alarm`;
  },
  alarms: () => 'Alarms',
  alarm: ({ reason }: Need) => needsWords.title(reason),
  alarmFor: (ms: number) => clock(ms),
  moreAlarms: (count: number) =>
    plural(count, { one: 'and 1 more alarm', other: `and ${number(count)} more alarms` }),

  freshness: ({ is, standing, heardAt }: BoardFreshness, now: number) => {
    if (heardAt === null) return STANDING[standing];
    const heard = `heard ${formatAge(now - heardAt)} ago`;
    return is === 'fresh' || is === 'connecting'
      ? `${STANDING[standing]} · ${heard}`
      : `${STANDING[standing]}: numbers may lag · ${heard}`;
  },
  stale: () => 'Old data',
  staleSince: (heardAt: number | null) =>
    heardAt === null
      ? 'The floor has not been read.'
      : `Nothing has been heard since ${timeOfDay(heardAt)}. These numbers are of then.`,
  hourOld: (readAt: number) => `The charts are of ${timeOfDay(readAt)}.`,

  metric: (metric: Metric) => METRIC[metric],
  count: (value: number | null) => (value === null ? '–' : number(value)),
  clock: (ms: number | null) => (ms === null ? '–' : clock(ms)),
  value: valueInWords,
  waits: (name: string, call: string) => `${name} · ${call}`,
  nobodyWaits: () => 'Nobody is on hold',
  late: () => 'long',
  tooLong: () => 'too long',
  talkUnknown: () => 'Talk is told by events alone',
  ofEach: () => 'of each person so far',
  lastMinute: () => 'in the last whole minute',
  firstMinute: () => 'counted from the first whole minute on',
  failed: (count: number) => `${number(count)} failed`,
  noEvents: () => 'No events: the floor is polled',

  /** The chart for who cannot see it. */
  chart: (metric: Metric, numbers: SeriesInNumbers | null) =>
    numbers === null
      ? `${METRIC[metric]}, last hour: nothing is known yet`
      : `${METRIC[metric]}, last hour, from ${timeOfDay(numbers.since)}: last ${valueInWords(metric, numbers.last)}, ` +
        `lowest ${valueInWords(metric, numbers.lowest)}, highest ${valueInWords(metric, numbers.highest)}`,
  range: (metric: Metric, { lowest, highest, since, minutes }: SeriesInNumbers) => {
    const when = minutes < A_FULL_HOUR ? `Since ${timeOfDay(since)}` : 'Last hour';
    return lowest === highest
      ? `${when}: ${valueInWords(metric, lowest)}`
      : `${when}: ${valueInWords(metric, lowest)} to ${valueInWords(metric, highest)}`;
  },
  noHour: () => 'The last hour is drawn from the first minute on',
});

/** In minutes: one may be missing where nobody looked. */
const A_FULL_HOUR = 58;

const METRIC: Readonly<Record<Metric, string>> = {
  conferences: 'Live conferences',
  people: 'People',
  'longest-hold': 'Longest hold',
  'average-talk': 'Average talk',
  events: 'Events a minute',
  commands: 'Commands a minute',
};

const STANDING: Readonly<Record<DataStanding, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Polling',
  lagging: 'Events are late',
  resuming: 'Catching up',
  'polling-only': 'Events are lost, polling',
  throttled: 'Twilio slows us down',
  offline: 'Twilio cannot be read',
  'signed-out': 'Twilio refuses the account',
  late: 'Nothing is heard',
};

function valueInWords(metric: Metric, value: number): string {
  return metric === 'longest-hold' || metric === 'average-talk' ? clock(value) : number(value);
}
