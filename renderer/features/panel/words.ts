import type { SpanKind } from '../../../common/history/span.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { Mode } from '../../../common/ipc/policy.ts';
import type { OwnMode } from '../../../common/roster/own-mode.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatDuration, formatTime } from '../../ui/duration.tsx';
import { uiWords } from '../../ui/words.ts';
import { capital, number, plural, tenths } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import { ownModeInWords } from '../step-in/own-mode-words.ts';
import { consequenceWords } from './foot-words.ts';
import { happeningInWords } from './happening-words.ts';
import type { HearChange } from './hear-changes.ts';
import type { PersonLook } from './person-look.ts';

type NameOf = (row: ParticipantRow) => string;

/** Everything that the panel says. */
export const panelWords = wordsOf('panel', {
  panel: (name: string) => `Conference ${name}`,
  close: () => 'Close the panel',
  details: () => 'Details of the call',
  ended: () => 'This call has ended.',
  nobody: () => 'Nobody on this call has been read yet.',

  people: (count: number) => uiWords.people(count),
  add: () => 'Add someone',
  age: (ms: number) => formatDuration(ms),
  waiting: () => 'waiting to start',

  /** What last confirmed what is shown, and how long ago. */
  freshness(conference: ConferenceRow, by: ParticipantRow['source'], ageMs: number): string {
    if (conference.participantsAsOf === null) return 'not read yet';
    const age = `${uiWords.age(ageMs)} ago`;
    switch (conference.events) {
      case 'healthy':
        return `live · ${SOURCE[by]} ${age}`;
      case 'doubtful':
        return `an event is missing: reading again · ${SOURCE[by]} ${age}`;
      case 'none':
        return `no events · ${SOURCE[by]} ${age}`;
    }
  },
  asOf: (at: number | null) =>
    at === null
      ? 'Twilio has not been read.'
      : `As of ${formatTime(at)}: Twilio has not been read since.`,

  stepIn: () => 'Step in',
  listen: () => 'Listen',
  coach: () => 'Coach',
  /** The name of Coach for who cannot see whom the field beside it names. */
  coachWhom: (target: string | null, coached: string | null) => {
    if (target === null) return 'Coach: choose whom first';
    return coached === null || coached === target
      ? `Coach ${target}`
      : `Coach ${target} instead of ${coached}`;
  },
  turnedOff: (mode: Mode) => `${MODE_NAME[mode]}: turned off on this computer`,
  bargeIn: () => 'Barge in',
  leave: () => 'Leave',
  target: () => 'Whom to coach',
  chooseTarget: () => 'Choose whom to coach',
  nobodyToCoach: () => 'Nobody here can be coached',
  targetOption(name: string, obstacle: 'on-hold' | 'not-on-call' | null, coach: string | null) {
    if (obstacle === 'on-hold') return `${name} · on hold, cannot hear you`;
    if (obstacle === 'not-on-call') return `${name} · not on the call yet`;
    return coach === null ? name : `${name} · ${coach} is coaching`;
  },
  /** My own mode in a sentence, as far as it is known. */
  mode(mode: OwnMode, nameOf: NameOf): string {
    if (mode.kind === 'not-on-call') return 'You are not on this call';
    const { name, sentence } = ownModeInWords(mode, nameOf);
    const isNamed = mode.confirmed && (mode.kind === 'alarm' || mode.kind === 'dialling');
    if (isNamed) return `${name}: ${sentence}`;
    return capital(sentence);
  },
  confirmed: (staleAsOf: number | null) =>
    staleAsOf === null ? 'confirmed by Twilio' : `confirmed at ${formatTime(staleAsOf)}`,
  pending(command: Command, isOnCall: boolean, target: string | null): string {
    switch (command.kind) {
      case 'coach':
        return `Asking Twilio to let only ${target ?? 'them'} hear you…`;
      case 'barge-in':
        return 'Asking Twilio to let everyone hear you…';
      case 'leave':
        return 'Taking you off the call…';
      case 'resume-me':
        return 'Taking you off hold, muted…';
      default:
        return isOnCall ? 'Muting you…' : 'Calling you: answer your phone, you will be muted…';
    }
  },
  checking: () => 'Twilio’s answer was lost. Looking what became of it…',

  bargeTitle: () => 'Let everyone hear you?',
  bargeQuestion: (call: string) => `Everyone on ${call} will hear you, customers too.`,
  bargeFromCoaching: (name: string) => `Now only ${name} hears you.`,
  bargeFirstJoin: () =>
    'You are not on this call. Earshot calls you first, muted. When you have answered, this asks again before anybody hears you.',
  bargeRinging: () => 'Your phone is ringing. Nobody hears you until you agree here.',
  bargeOnHold: () =>
    'Your leg is on hold: nobody would hear you. Have it taken off hold first; you stay muted.',
  bargeDone: () => 'Everyone on the call hears you.',
  bargeUnsure: () => 'Asking Twilio who hears you now…',
  bargeAgree: () => 'Let everyone hear me',
  callMe: () => 'Call me, muted',
  resumeMe: () => 'Take me off hold, muted',
  notNow: () => 'Not now',

  hearMap: () => 'Who hears whom',
  hearMapPicture: (count: number) =>
    `Drawing of who hears whom among ${uiWords.people(count)}; the table after it says the same`,
  hearTable: (isPreview: boolean) => (isPreview ? 'Who would hear whom' : 'Who hears whom'),
  person: () => 'Person',
  hears: () => 'Hears',
  heardBy: () => 'Is heard by',
  /** `count`: of all others who are connected. */
  audience(sure: readonly string[], perhaps: readonly string[], count: number): string {
    const surely =
      sure.length === 0
        ? perhaps.length === 0
          ? 'nobody'
          : ''
        : sure.length === count && count > 1
          ? 'everyone'
          : uiWords.listed(sure.map(uiWords.inSentence));
    if (perhaps.length === 0) return surely;
    return `${surely === '' ? '' : `${surely}, `}perhaps ${uiWords.listed(perhaps.map(uiWords.inSentence))}`;
  },
  linkHeard: () => 'hear each other',
  linkOneWay: () => 'hears',
  linkWhisper: () => 'whisper',
  linkPerhaps: () => 'may hear',
  linkGained: () => 'would begin',
  linkLost: () => 'would end',
  you: () => uiWords.you(),
  /** Beside somebody in the drawing; of what needs no word it is empty. */
  look(look: PersonLook, wouldBe: boolean): string {
    if (look === 'open') return wouldBe ? 'then heard' : '';
    return wouldBe ? `then ${THEN[look] ?? LOOK[look]}` : LOOK[look];
  },
  lookTitle: (look: PersonLook) => LOOK[look],

  previewOver: () => 'The call would be over for everyone.',
  previewSame: () => 'Nothing would change in who hears whom.',
  preview: (
    changes: readonly HearChange[],
    nameOf: (callSid: HearChange['speakers'][number]) => string,
  ) => {
    const shown = changes.slice(0, MOST_CHANGES).map((change) => changeWords(change, nameOf));
    const rest = changes.length - shown.length;
    return rest === 0
      ? shown
      : [...shown, `${counted(rest, { one: 'more change', other: 'more changes' })}.`];
  },

  clocks: () => 'Clocks',
  time: () => 'In call',
  hold: () => 'Hold',
  mutedFor: () => 'Muted',
  silent: () => 'Silent',
  talk: () => 'Talk',
  clock(ms: number | null): string {
    return ms === null ? '–' : formatDuration(ms);
  },
  clockStanding: (standing: 'late' | 'alarming') => (standing === 'late' ? 'long' : 'too long'),
  ringingFor: () => 'ringing',
  heldInAll: () => 'on hold in all, not now',
  endsOnExit: () => 'Ends the call for everyone on leaving',

  colleagues: () => 'Colleagues here',

  lanes: () => 'Last five minutes',
  laneStart: () => '−5 min',
  laneEnd: (staleAsOf: number | null) => (staleAsOf === null ? 'now' : formatTime(staleAsOf)),
  everyone: () => 'Everyone',
  somebody: () => 'Somebody',
  /** A lane for who cannot see it. */
  lane(name: string, lengths: ReadonlyMap<SpanKind, number>, commands: number): string {
    const parts = SAID.flatMap(([kind, word]) => {
      const ms = lengths.get(kind);
      return ms === undefined ? [] : [`${word} ${formatDuration(ms)}`];
    });
    const asked = commands === 0 ? [] : [counted(commands, { one: 'command', other: 'commands' })];
    return `${name}: ${[...parts, ...asked].join(', ') || 'nothing known'}`;
  },
  /** What hovering a bar says. */
  bar(kind: SpanKind, fromMs: number, ms: number, goesOn: boolean, isAtLeast: boolean): string {
    const since = formatTime(fromMs);
    const length = `${isAtLeast ? 'at least ' : ''}${formatDuration(ms)}`;
    return `${KIND[kind]} ${length}, ${goesOn ? `since ${since}` : `from ${since}`}`;
  },
  kind: (kind: SpanKind) => KIND[kind],
  command: () => 'Command',
  failedCommand: () => 'Failed or alarm',
  noHistory: () => 'What happened before is not kept: only what goes on now is drawn.',

  happenings: () => 'What happened',
  nothingHappened: () => 'Nothing has been noted yet.',
  happening: happeningInWords,
  /** How it came to be known, or how long Twilio took. */
  told(source: 'poll' | 'answer' | 'event' | 'console' | null, latencyMs: number | null): string {
    if (latencyMs !== null) return took(latencyMs);
    return source === null || source === 'console' ? '' : SOURCE[source];
  },
  toldTitle: (latencyMs: number | null) =>
    latencyMs === null ? 'How Earshot came to know' : `Twilio took ${took(latencyMs)}`,

  notes: () => 'What went wrong',
  dismiss: () => 'Dismiss',

  foot: () => 'What leaving does',
  carries: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} leaving ends the call for everyone.`
      : `The call ends for everyone when one of these leaves: ${uiWords.listed(names.map(uiWords.inSentence))}.`,
  nobodyCarries: () => 'The call goes on until the last one leaves.',
  leavingDoes: (consequences: readonly Parameters<typeof consequenceWords>[0][], nameOf: NameOf) =>
    `Your leaving: ${uiWords.listed(
      consequences.map((one) => consequenceWords(one, nameOf)),
      4,
    )}.`,
  endCall: () => 'End call…',
  endCallFor: (count: number) => `End the call for ${uiWords.people(count)}`,
});

const LOOK: Readonly<Record<PersonLook, string>> = {
  'not-on-call': 'not on call',
  ringing: 'ringing',
  'on-hold': 'on hold',
  muted: 'muted',
  listening: 'listening',
  coaching: 'coaching',
  'barged-in': 'barged in',
  'may-be-heard': 'may be heard',
  talking: 'talking',
  open: 'open',
};

const THEN: Partial<Record<PersonLook, string>> = {
  'not-on-call': 'gone',
  'may-be-heard': 'heard perhaps',
  talking: 'heard',
};

const MOST_CHANGES = 3;

const SOURCE = { poll: 'a reading', answer: 'Twilio’s answer', event: 'an event' } as const;

const KIND: Readonly<Record<SpanKind, string>> = {
  ring: 'Ringing',
  'in-call': 'In call',
  talk: 'Talking',
  mute: 'Muted',
  hold: 'On hold',
  coach: 'Coaching',
  announcement: 'Announcement',
};

const SAID: readonly (readonly [SpanKind, string])[] = [
  ['ring', 'ringing'],
  ['in-call', 'in call'],
  ['talk', 'talked'],
  ['mute', 'muted'],
  ['hold', 'on hold'],
  ['coach', 'coached'],
  ['announcement', 'announcement'],
];

function counted(count: number, forms: { readonly one: string; readonly other: string }): string {
  return `${number(count)} ${plural(count, forms)}`;
}

function took(ms: number): string {
  return ms < 1_000 ? `${number(Math.round(ms))} ms` : `${tenths(ms / 1_000)} s`;
}

function changeWords(
  { fate, kind, speakers, listeners }: HearChange,
  nameOf: (callSid: HearChange['speakers'][number]) => string,
): string {
  const who = uiWords.listed(
    listeners.map(nameOf).map((name, index) => (index === 0 ? name : uiWords.inSentence(name))),
  );
  const whom = uiWords.listed(speakers.map(nameOf).map(uiWords.inSentence));
  if (fate === 'lost') return `${who} would no longer hear ${whom}.`;
  switch (kind) {
    case 'open':
      return `${who} would hear ${whom}.`;
    case 'whisper':
      return `Only ${uiWords.inSentence(who)} would hear ${whom}.`;
    case 'perhaps':
      return `${who} might hear ${whom}.`;
  }
}

const MODE_NAME: Readonly<Record<Mode, string>> = {
  listen: 'Listen',
  coach: 'Coach',
  'barge-in': 'Barge in',
};
