import type { HistoryCall, HistoryExported, HistoryWritten } from '../../../common/ipc/history.ts';
import { formatAddress } from '../../ui/address.ts';
import {
  clock,
  date,
  dayAndMonth,
  list,
  number,
  percent,
  plural,
  shortTime,
  timeOfDay,
} from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { CallStanding } from './call-standing.ts';
import type { Trait } from './wanted.ts';

/** Everything that the history says. */
export const historyWords = wordsOf('history', {
  title: () => 'History',
  kept: (days: number) =>
    `Calls of the last ${plural(days, { one: 'day', other: `${number(days)} days` })}, on this computer`,
  notKept: () => 'Nothing is being kept at the moment.',
  lost: (count: number) =>
    `${plural(count, { one: '1 entry was', other: `${number(count)} entries were` })} not kept, so that calls may have gaps.`,

  find: () => 'Find calls',
  field: () => 'Find by name, number, label or SID',
  placeholder: () => 'Name, number, label, SID…',
  clear: () => 'Clear the search',
  period: () => 'When',
  anyTime: () => 'Any time',
  today: () => 'Today',
  yesterday: () => 'Yesterday',
  lastDays: (days: number) => `Last ${number(days)} days`,
  chosenDays: () => 'Choose days…',
  from: () => 'From',
  to: () => 'Until',
  traits: () => 'Show only',
  trait: (trait: Trait) => TRAIT[trait],
  traitTitle: (trait: Trait, longHoldMs: number) =>
    trait === 'long-hold'
      ? `Somebody was on hold for ${clock(longHoldMs)} or longer`
      : TRAIT_TITLE[trait],

  found: (count: number, hasMore: boolean) =>
    `${callsOf(count)}${hasMore ? ', and more further down' : ''}`,
  incomplete: () =>
    'Calls that an older Earshot kept are still being looked through: more may be found.',
  showAll: () => 'Show all calls',
  looking: () => 'Looking through the history…',
  more: () => 'Reading more calls…',
  tryAgain: () => 'Try again',
  noneKept: () => 'No call has been kept yet',
  noneKeptHint: () =>
    'Every call that goes on while Earshot is open stands here from its first moment, and can be read after it has ended.',
  noneFound: () => 'No call is found',
  noneFoundHint: () =>
    'All words have to be found on the same call. Try fewer of them, a longer time, or all calls.',

  table: () => 'Calls',
  call: () => 'Call',
  began: () => 'Began',
  length: () => 'Length',
  people: () => 'People',
  longestHold: () => 'Longest hold',
  commands: () => 'Commands',
  ended: () => 'Ended',
  nameless: () => 'Call without a name',
  day(at: number, now: number): string {
    const days = daysBetween(at, now);
    if (days === 0) return 'Today';
    if (days === 1) return 'Yesterday';
    return Math.abs(days) < 300 ? dayAndMonth(at) : date(at);
  },
  time: (at: number) => timeOfDay(at),
  shortTime: (at: number) => shortTime(at),
  clock: (ms: number | null) => (ms === null ? '–' : clock(ms)),
  atLeast: (ms: number) => `${clock(ms)}+`,
  atLeastTitle: () => 'At least: its end was not seen',
  holdAtLeast: (person: string) => `${person}, at least`,
  foundTitle: () => 'At least: it had begun before Earshot saw it',
  count: (count: number) => (count === 0 ? '–' : number(count)),
  failedOf: (failed: number) => `${number(failed)} failed`,
  names: ({ people, peopleCount }: Pick<HistoryCall, 'people' | 'peopleCount'>) => {
    const unnamed = peopleCount - people.length;
    const others = plural(unnamed, { one: 'somebody', other: `${number(unnamed)} without a name` });
    return list([...people.map(personName), ...(unnamed > 0 ? [others] : [])]);
  },
  standing: (standing: CallStanding) => STANDING[standing],
  standingTitle: (standing: CallStanding) => STANDING_TITLE[standing],

  details: () => 'What happened on the call',
  choose: () => 'No call is open',
  chooseHint: () => 'Choose one to see who spoke, who waited, and what was done by whom.',
  close: () => 'Close the call',
  reading: () => 'Reading what happened…',
  nothingKept: () => 'Nothing is known of this call any more.',
  nothingKeptHint: () => 'Calls are forgotten after the days that are set under History.',
  span: (call: HistoryCall, until: number, standing: CallStanding) => {
    const first = `${date(call.firstAt)}, ${timeOfDay(call.firstAt)}`;
    const began = call.beganUnseen ? `${first} or before` : first;
    const isSameDay = daysBetween(call.firstAt, until) === 0;
    const end = `${isSameDay ? '' : `${dayAndMonth(until)}, `}${timeOfDay(until)}`;
    return `${began} – ${standing === 'live' ? 'now' : end}`;
  },
  outcome: (standing: CallStanding, reason: string | null) =>
    standing === 'ended' && reason !== null ? endReason(reason) : STANDING_TITLE[standing],
  exportCall: () => 'Export this call…',

  figures: () => 'In numbers',
  totalHold: () => 'Hold in all',
  coachings: () => 'Coached',
  alarms: () => 'Alarms',
  person: (name: string | null) => (name === null ? 'Somebody' : personName(name)),
  everyone: () => 'Everyone',
  inCall: () => 'In call',
  talk: () => 'Talk',
  share: (part: number | null) => (part === null ? '' : percent(part)),
  onHold: () => 'On hold',
  muted: () => 'Muted',

  lanes: () => 'Against time',
  happenings: () => 'What happened',
  nothingHappened: () => 'Nothing was noted.',
  showAllHappenings: (count: number) => `Show all ${number(count)}`,
  onlyLatest: (count: number) =>
    `The call was so long that only its latest ${number(count)} entries are drawn. An export has all of them.`,

  export: () => 'Export…',
  exportTitle: () => 'Export calls',
  exportCallTitle: (name: string) => `Export “${name}”`,
  exportWhat: (isNarrowed: boolean) =>
    isNarrowed ? 'All calls that your search finds.' : 'All calls that are kept.',
  detail: () => 'What of them',
  detailCalls: () => 'One line for each call',
  detailEntries: () => 'Everything that happened on them',
  format: () => 'Format',
  csv: () => 'CSV, for spreadsheets',
  json: () => 'JSON, for programs',
  excel: () => 'It will be opened in Excel',
  excelHint: () => 'Marks the file as UTF-8. Other programs may stumble over the mark.',
  chooseFile: () => 'Choose a file…',
  exportState: () => 'Export',
  choosing: () => 'Choose where the file shall lie.',
  exporting: (written: HistoryWritten) => `Exporting: ${writtenOf(written)} so far`,
  stopping: () => 'Stopping the export…',
  stop: () => 'Stop the export',
  exported: (exported: HistoryExported) =>
    `Exported ${writtenOf(exported)} to ${exported.fileName}.`,
  dismiss: () => 'Dismiss',
});

const TRAIT: Readonly<Record<Trait, string>> = {
  mine: 'I stepped in',
  coached: 'Coached',
  'long-hold': 'Long hold',
  failed: 'Failed command',
};

const TRAIT_TITLE: Readonly<Record<Exclude<Trait, 'long-hold'>, string>> = {
  mine: 'You gave a command on it: stepped in, muted, held, announced, removed',
  coached: 'Somebody was coached on it',
  failed: 'A command on it failed',
};

const STANDING: Readonly<Record<CallStanding, string>> = {
  live: 'Live',
  ended: 'Ended',
  lost: 'End not seen',
};

const STANDING_TITLE: Readonly<Record<CallStanding, string>> = {
  live: 'It goes on now.',
  ended: 'It has ended.',
  lost: 'Earshot was closed, or did not see it, when it ended.',
};

/** Twilio's reasons of the end of a conference, in words; another one as Twilio says it. */
function endReason(reason: string): string {
  switch (reason) {
    case 'last-participant-left':
      return 'It ended when the last one left.';
    case 'last-participant-kicked':
      return 'It ended when the last one was removed.';
    case 'participant-with-end-conference-on-exit-left':
      return 'It ended because somebody left who carried the call.';
    case 'participant-with-end-conference-on-exit-kicked':
      return 'It ended because somebody was removed who carried the call.';
    case 'conference-ended-via-api':
      return 'It was ended for everyone, by a console or another program.';
    default:
      return `It ended: ${reason}.`;
  }
}

function callsOf(count: number): string {
  return plural(count, { one: '1 call', other: `${number(count)} calls` });
}

function writtenOf({ calls, entries }: HistoryWritten): string {
  if (entries === 0) return callsOf(calls);
  const what = plural(entries, { one: '1 entry', other: `${number(entries)} entries` });
  return `${callsOf(calls)} with ${what}`;
}

function personName(name: string): string {
  return formatAddress(name);
}

/** Midnights between two moments, by the clock on the wall. */
function daysBetween(at: number, now: number): number {
  const midnight = (time: number) => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
