import type { AlarmCause, OwnMode } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

/** My own mode on a call, as long as I have a leg there. */
export type LegOwnMode = Exclude<OwnMode, { kind: 'not-on-call' }>;

interface OwnModeWords {
  readonly name: string;
  readonly sentence: string;
}

/** The mode by its name, and who hears me in it. What Twilio has not confirmed has no name yet. */
export function ownModeInWords(
  mode: LegOwnMode,
  nameOf: (row: ParticipantRow) => string,
): OwnModeWords {
  if (!mode.confirmed) {
    return { name: 'Checking…', sentence: 'asking Twilio who hears you now' };
  }
  switch (mode.kind) {
    case 'dialling':
      return { name: 'Calling you', sentence: 'answer your phone; you will be muted' };
    case 'on-hold':
      return { name: 'On hold', sentence: 'you hear hold audio, nobody hears you' };
    case 'listening':
      return { name: 'Listening', sentence: 'nobody hears you' };
    case 'coaching':
      return { name: 'Coaching', sentence: `only ${nameOf(mode.target)} hears you` };
    case 'barged-in':
      return { name: 'Barged in', sentence: 'everyone hears you' };
    case 'alarm':
      return { name: 'You may be heard', sentence: causeInWords(mode.cause, nameOf) };
  }
}

function causeInWords(cause: AlarmCause, nameOf: (row: ParticipantRow) => string): string {
  switch (cause.kind) {
    case 'target-unknown':
      return 'you are unmuted, and Twilio has not said whom you coach';
    case 'target-absent':
      return 'you are unmuted and coach nobody who is here';
    case 'target-on-hold':
      return `you are unmuted and coach ${nameOf(cause.target)}, who is on hold`;
  }
}
