import type { BulkAct, WhyNot } from '../../../common/floor/bulk.ts';
import type { BulkRun } from '../../store/bulk-store.ts';
import { uiWords } from '../../ui/words.ts';
import { capital, number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** What one question asks for of many. */
export type ManyAct = Extract<BulkAct, { kind: 'mute' | 'hold' }>;
type Doing = 'mute' | 'unmute' | 'hold' | 'resume';

export function doingOf(act: ManyAct): Doing {
  if (act.kind === 'mute') return act.muted ? 'mute' : 'unmute';
  return act.hold ? 'hold' : 'resume';
}

/** Everything that acting on many says. */
export const bulkWords = wordsOf('bulk', {
  bar: () => 'Selected people',
  selected: (count: number, calls: number) =>
    `${number(count)} selected on ${plural(calls, { one: `${number(calls)} call`, other: `${number(calls)} calls` })}`,
  outOfSight: (count: number) => `${number(count)} out of sight`,
  outOfSightWhy: () =>
    'The search, the filters or the place on the list hide them. Acts are on them, too.',
  button: (doing: Doing) => VERBS[doing],
  announce: () => 'Announce…',
  clear: () => 'Clear',
  clearAll: () => 'Clear the selection',

  // The question.
  title: (doing: Doing, count: number) => `${asked(doing, uiWords.people(count))}?`,
  titleNobody: (doing: Doing) => VERBS[doing],
  agree: (doing: Doing, count: number) => asked(doing, uiWords.people(count)),
  does: (doing: Doing, names: readonly string[]) => DOES[doing](short(names), names.length),
  onCalls: (calls: number) => (calls === 1 ? '' : `They are on ${number(calls)} different calls.`),
  silencesMe: () => 'You are muted by it, too.',
  leavesSilence: (calls: readonly string[]) => `Then nobody on ${short(calls)} hears anybody.`,
  coachLoses: (coach: string, target: string) =>
    `${coach} coaches ${target}, and may then be heard by others.`,
  moreConsequences: (count: number) =>
    plural(count, {
      one: `The like is true of ${number(count)} more.`,
      other: `The like is true of ${number(count)} more.`,
    }),
  already: (doing: Doing, count: number) =>
    `${capital(uiWords.people(count))} ${plural(count, { one: 'is', other: 'are' })} ${STATES[doing]} already.`,
  leftOut: (why: WhyNot, names: readonly string[]) =>
    LEFT_OUT[why](capital(short(names.map(uiWords.inSentence))), names.length),
  nobody: () => 'There is nobody left of whom this could be asked.',

  // Under way.
  tray: () => 'Acts on several people',
  progress: (act: BulkRun['act'], count: number, of: number) =>
    act.kind === 'announce'
      ? `Announcing: ${number(count)} of ${number(of)} taken by Twilio`
      : `${UNDER_WAY[doingOfRun(act)]}: ${number(count)} of ${number(of)} confirmed`,
  done: (act: BulkRun['act'], count: number) =>
    act.kind === 'announce'
      ? plural(count, {
          one: `Twilio took ${number(count)} announcement`,
          other: `Twilio took ${number(count)} announcements`,
        })
      : DONE[doingOfRun(act)](count),
  refused: (count: number) => `${number(count)} not done`,
  replaced: (count: number) =>
    plural(count, {
      one: `${number(count)} asked otherwise since`,
      other: `${number(count)} asked otherwise since`,
    }),
  failures: (count: number) =>
    plural(count, {
      one: `What was not done, and why`,
      other: `What was not done, and why: ${number(count)}`,
    }),
  everyone: (call: string) => `Everyone on ${call}`,
  retry: (count: number) => plural(count, { one: 'Retry', other: `Retry those ${number(count)}` }),
  retryHelp: () => 'Not those who left, nor what may have been heard already.',
  dismiss: () => 'Dismiss what became of it',

  undo: () => 'Undo',
  undoWhat: (count: number) => `Undo: ${uiWords.people(count)}`,
  left: (seconds: number, keys: string) =>
    keys === '' ? `${number(seconds)} s` : `${number(seconds)} s · ${keys}`,
  undoKeys: (isMac: boolean) => (isMac ? '⌘Z' : 'Ctrl+Z'),
  /** Read out once, when it is over. */
  keysUndo: (keys: string) => `${keys} undoes it.`,

  // Restore.
  restore: (count: number) => `Restore ${uiWords.people(count)}…`,
  restoreHelp: () => 'Brings back how they were before you acted on several at once',
  forget: () => 'Forget how they were',
  restoreTitle: (count: number) => `Restore ${uiWords.people(count)}?`,
  restoreTitleNobody: () => 'Restore',
  restoreAgree: (count: number) => `Restore ${uiWords.people(count)}`,
  brings: (doing: Doing, names: readonly string[]) => BRINGS[doing](short(names), names.length),
  asBefore: (count: number) =>
    `${capital(uiWords.people(count))} ${plural(count, { one: 'is', other: 'are' })} as before already.`,
  changedSince: (names: readonly string[]) =>
    `${capital(short(names))} ${plural(names.length, { one: 'is', other: 'are' })} left alone: changed since by somebody else.`,
  restoreNobody: () => 'There is nobody left to bring back: all are as before, or have left.',
});

const MOST_NAMES = 4;

function short(names: readonly string[]): string {
  return uiWords.listed(names, MOST_NAMES);
}

function asked(doing: Doing, people: string): string {
  switch (doing) {
    case 'mute':
      return `Mute ${people}`;
    case 'unmute':
      return `Unmute ${people}`;
    case 'hold':
      return `Put ${people} on hold`;
    case 'resume':
      return `Take ${people} off hold`;
  }
}

const VERBS: Readonly<Record<Doing, string>> = {
  mute: 'Mute',
  unmute: 'Unmute',
  hold: 'Hold',
  resume: 'Resume',
};

const STATES: Readonly<Record<Doing, string>> = {
  mute: 'muted',
  unmute: 'not muted',
  hold: 'on hold',
  resume: 'off hold',
};

type OfPeople = (names: string, count: number) => string;

const DOES: Readonly<Record<Doing, OfPeople>> = {
  mute: (names, count) =>
    `Nobody will hear ${names}. ${plural(count, { one: 'That person goes', other: 'They go' })} on hearing everyone else.`,
  unmute: (names) => `Everyone on the same call will hear ${names} again.`,
  hold: (names) =>
    `${capital(names)} will hear hold audio and nobody else, and nobody will hear them.`,
  resume: (names) => `${capital(names)} will hear the call again, and be heard unless muted.`,
};

const LEFT_OUT: Readonly<Record<WhyNot, OfPeople>> = {
  'not-connected': (names, count) =>
    `${names} ${plural(count, { one: 'is left out: the phone rings', other: 'are left out: their phones ring' })} still.`,
  me: () => 'You are left out: your own leg has a switch of its own.',
  supervisor: (names, count) =>
    `${names} ${plural(count, { one: 'is a supervisor and is', other: 'are supervisors and are' })} left out: only they can let anybody hear them.`,
  gone: (names, count) => `${names} ${plural(count, { one: 'has', other: 'have' })} left the call.`,
};

function doingOfRun(act: Exclude<BulkRun['act'], { kind: 'announce' }>): Doing | 'restore' {
  return act.kind === 'restore' ? 'restore' : doingOf(act);
}

const UNDER_WAY: Readonly<Record<Doing | 'restore', string>> = {
  mute: 'Muting',
  unmute: 'Unmuting',
  hold: 'Putting on hold',
  resume: 'Resuming',
  restore: 'Restoring',
};

const DONE: Readonly<Record<Doing | 'restore', (count: number) => string>> = {
  mute: (count) => `${number(count)} muted`,
  unmute: (count) => `${number(count)} unmuted`,
  hold: (count) => `${number(count)} put on hold`,
  resume: (count) => `${number(count)} taken off hold`,
  restore: (count) =>
    `${plural(count, { one: `${number(count)} change`, other: `${number(count)} changes` })} taken back`,
};

const BRINGS: Readonly<Record<Doing, OfPeople>> = {
  mute: (names) => `Mutes ${names} again.`,
  unmute: (names) => `Unmutes ${names}: everyone on the same call hears them again.`,
  hold: (names) => `Puts ${names} on hold again.`,
  resume: (names) => `Takes ${names} off hold.`,
};
