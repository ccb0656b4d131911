import type { MutableKind, Need, NeedKind, NeedReason } from '../../../common/floor/needs/need.ts';
import { formatDuration, formatTime } from '../../ui/duration.tsx';
import { capital, list, number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import { togetherWords } from '../together/words.ts';

/** Everything that the rail says. */
export const needsWords = wordsOf('needs', {
  rail: () => 'Needs you',
  cards: () => 'What needs you, most pressing first',
  countTitle: (count: number) =>
    `${counted(count, { one: 'thing needs', other: 'things need' })} you`,

  title,
  over: (reason: NeedReason) => `${title(reason)}: over`,
  severity: (severity: Need['severity']) => SEVERITY_WORD[severity],
  /** Why it is wanted, after the name of the call. */
  why,
  also: (kinds: readonly NeedKind[]) => `also ${list(kinds.map((kind) => ALSO[kind]))}`,
  more: (count: number) =>
    `${counted(count, { one: 'more needs', other: 'more need' })} you: sort the floor by “Needs you” to see all.`,
  floor: () => 'The floor',
  somebody: () => 'Somebody who left',

  resume: () => 'Resume',
  listen: () => 'Listen',
  coach: () => 'Coach',
  cancel: () => 'Cancel…',
  cancelMine: () => 'Cancel',
  redial: () => 'Redial',
  addAgent: () => 'Add agent',
  take: () => 'Take',
  done: () => 'Done',
  muteMe: () => 'Mute me',
  leave: () => 'Leave',
  dismiss: () => 'Dismiss',
  showData: () => 'Show details',
  /** An act for who cannot see on whose card it stands. */
  actOn: (act: string, subject: string) => `${act}: ${subject}`,
  open: (subject: string) => `Show ${subject} on the floor`,

  later: () => 'Later',
  laterOn: (subject: string) => `Later: ${subject}`,
  putOff: (minutes: number) =>
    minutes < 60
      ? `Put off for ${counted(minutes, { one: 'minute', other: 'minutes' })}`
      : `Put off for ${counted(minutes / 60, { one: 'hour', other: 'hours' })}`,
  untilWorse: () => 'Put off until it gets worse',
  muteKind: (kind: MutableKind) => `Mute ${KIND[kind]} alerts for me`,

  alertsTitle: () => 'Choose what you are alerted to',
  alertsFor: () => 'Alert me to',
  kind: (kind: MutableKind) => capital(KIND[kind]),
  alertsTitleQuiet: () => 'Choose what you are alerted to: the desktop is quiet',
  desktop: () => 'Over other windows',
  desktopMissing: () => 'This desktop shows no notifications.',
  quietForAnHour: () => 'Quiet for an hour',
  endQuiet: (until: number) => `Quiet until ${formatTime(until)}: tell me again`,
  /** What a notification says below its title. */
  desktopBody: (subject: string, call: string | null, why: string) =>
    [subject, ...(call === null ? [] : [call]), why].join(' · '),
  desktopRest: (more: number) =>
    `${counted(more, { one: 'more thing needs', other: 'more things need' })} you`,
  desktopRestBody: () => 'All of it is on the rail of the console.',
  alwaysOn: () => 'That you or a colleague may be heard cannot be muted.',

  nobody: () => 'Nobody needs you',
  noCalls: () => 'No calls are live.',
  looking: () => 'Looking at the floor…',
  others(people: number, isSure: boolean, isAll: boolean): string {
    const many = number(people);
    const who = isAll
      ? plural(people, { one: 'The one person on the floor', other: `All ${many} people` })
      : plural(people, { one: `${many} other`, other: `${many} others` });
    if (!isSure) return `${who}: nothing wrong is known, but the data is old.`;
    return `${who} ${plural(people, { one: 'is', other: 'are' })} fine.`;
  },
  snoozed: (count: number) => `${number(count)} put off`,
  showSnoozed: () => 'Show again',
  muted: (count: number) => `${number(count)} muted for you`,

  /** Said to who cannot see the rail, when something severe comes. */
  told(needs: readonly string[], more: number): string {
    if (needs.length === 0) return '';
    const rest = more === 0 ? '' : ` And ${number(more)} more.`;
    return `${needs.join(' ')}${rest}`;
  },
  toldOne: (reason: NeedReason, subject: string, call: string | null) =>
    `${title(reason)}: ${subject}${call === null ? '' : `, ${call}`}.`,
});

const SEVERITY_WORD = { 1: 'for information', 2: 'late', 3: 'alarming', 4: 'urgent' } as const;

const KIND: Readonly<Record<MutableKind, string>> = {
  help: 'help',
  alone: 'alone on a call',
  hold: 'long hold',
  ringing: 'long ringing',
  'failed-add': 'failed add',
  silence: 'silence',
  crosstalk: 'everybody talking',
  stale: 'old data',
};

const ALSO: Readonly<Record<NeedKind, string>> = {
  'mode-alarm': 'may be heard',
  help: 'asks for help',
  alone: 'alone',
  hold: 'on hold',
  ringing: 'ringing',
  'failed-add': 'was not reached',
  silence: 'silent',
  crosstalk: 'talking at once',
  stale: 'old data',
};

function title(reason: NeedReason): string {
  switch (reason.kind) {
    case 'hold':
      return 'On hold';
    case 'alone':
      return 'Alone';
    case 'ringing':
      return RINGING[reason.status].title;
    case 'silence':
      return 'Silent';
    case 'crosstalk':
      return 'All talking';
    case 'failed-add':
      return NOT_REACHED[reason.add.why];
    case 'help':
      return reason.help.takenBy === null ? 'Asks for help' : 'Being helped';
    case 'mode-alarm':
      return 'May be heard';
    case 'stale':
      return reason.isOffline ? 'No data' : 'Old data';
  }
}

function why(reason: NeedReason): string {
  switch (reason.kind) {
    case 'hold':
      return reason.heldBeforeMs < 1_000
        ? 'waits on hold'
        : `on hold before, too: ${formatDuration(reason.heldBeforeMs)}`;
    case 'alone':
      return reason.isHeld
        ? 'nobody else is there, and they are on hold'
        : 'nobody else is there to talk to';
    case 'ringing':
      return RINGING[reason.status].why;
    case 'silence':
      return reason.people === 2
        ? 'both quiet, the call is connected'
        : `all ${number(reason.people)} quiet, the call is connected`;
    case 'crosstalk':
      return reason.people === 2
        ? 'both talk at once'
        : `all ${number(reason.people)} talk at once`;
    case 'failed-add':
      return `${FAILED[reason.add.why]} at ${formatTime(reason.add.at)}`;
    case 'help':
      return reason.help.takenBy === null
        ? togetherWords.reason(reason.help.reason)
        : `${reason.help.takenBy.name} helps: ${togetherWords.reason(reason.help.reason)}`;
    case 'mode-alarm':
      return reason.isMe
        ? 'you are not muted, and who hears you is not known'
        : 'not muted, and who hears them is not known';
    case 'stale':
      return staleWords(reason.conferences, reason.isOffline);
  }
}

function staleWords(conferences: number, isOffline: boolean): string {
  const calls = counted(conferences, { one: 'call has', other: 'calls have' });
  if (!isOffline) return `${calls} not been confirmed for more than a minute`;
  const rest = conferences === 0 ? '' : `; ${calls} not been confirmed for more than a minute`;
  return `neither readings nor events come${rest}`;
}

const RINGING = {
  queued: { title: 'Not dialled yet', why: 'Twilio has not begun to dial' },
  connecting: { title: 'Connecting', why: 'their phone does not ring yet' },
  ringing: { title: 'Ringing', why: 'nobody has answered' },
} as const;

const NOT_REACHED = {
  busy: 'Not reached',
  'no-answer': 'Not reached',
  failed: 'Not reached',
  'left-list': 'Not reached',
  refused: 'Not dialled',
  unknown: 'Perhaps dialled',
} as const;

const FAILED = {
  busy: 'the line was busy',
  'no-answer': 'nobody answered',
  failed: 'the call could not be connected',
  'left-list': 'the call left the list while it rang',
  refused: 'nobody was dialled',
  unknown: 'Twilio’s answer was lost',
} as const;

function counted(count: number, forms: { readonly one: string; readonly other: string }): string {
  return `${number(count)} ${plural(count, forms)}`;
}
