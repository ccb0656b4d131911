import type { AlarmCause, OwnMode } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { wordsOf } from '../../words/words-of.ts';

/** My own mode on a call, as long as I have a leg there. */
export type LegOwnMode = Exclude<OwnMode, { kind: 'not-on-call' }>;

type NameOf = (row: ParticipantRow) => string;

/** Everything that is said of my own voice. */
export const stepInWords = wordsOf('stepIn', {
  ownMode: () => 'My own mode',
  notOnCall: () => 'You are not on a call',

  checking: () => 'Checking…',
  checkingWhat: () => 'asking Twilio who hears you now',
  /** The name of a mode that Twilio has confirmed. */
  name: (kind: LegOwnMode['kind']): string => NAME[kind],
  /** The same as it stands before its sentence. */
  nameBefore: (name: string) => `${name}:`,
  /** Who hears me in it. */
  sentence(mode: LegOwnMode, nameOf: NameOf): string {
    switch (mode.kind) {
      case 'dialling':
        return 'answer your phone; you will be muted';
      case 'on-hold':
        return 'you hear hold audio, nobody hears you';
      case 'listening':
        return 'nobody hears you';
      case 'coaching':
        return `only ${nameOf(mode.target)} hears you`;
      case 'barged-in':
        return 'everyone hears you';
      case 'alarm':
        return causeInWords(mode.cause, nameOf);
    }
  },
  muteMe: () => 'Mute me',
  leave: () => 'Leave the call',

  unmuteTitle: () => 'Unmute your own leg?',
  gone: () => 'Your leg is not on the call any more. Nobody hears you.',
  /** `target`: whom my leg still coaches. */
  whoWillHear(target: ParticipantRow | undefined, call: string, nameOf: NameOf): string {
    if (target === undefined) return `Everyone on ${call} will hear you, customers too.`;
    const name = nameOf(target);
    return target.hold
      ? `Your leg still coaches ${name}, who is on hold: resume them first, or they do not hear you.`
      : `Your leg still coaches ${name}: only ${name} will hear you.`;
  },
  stayMuted: () => 'Stay muted',
  letEveryoneHear: () => 'Let everyone hear me',
  coach: (name: string) => `Coach ${name}`,
});

const NAME: Readonly<Record<LegOwnMode['kind'], string>> = {
  dialling: 'Calling you',
  'on-hold': 'On hold',
  listening: 'Listening',
  coaching: 'Coaching',
  'barged-in': 'Barged in',
  alarm: 'You may be heard',
};

function causeInWords(cause: AlarmCause, nameOf: NameOf): string {
  switch (cause.kind) {
    case 'target-unknown':
      return 'you are unmuted, and Twilio has not said whom you coach';
    case 'target-absent':
      return 'you are unmuted and coach nobody who is here';
    case 'target-on-hold':
      return `you are unmuted and coach ${nameOf(cause.target)}, who is on hold`;
  }
}
