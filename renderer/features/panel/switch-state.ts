import type { Command } from '../../../common/ipc/command.ts';
import type { OwnMode } from '../../../common/roster/own-mode.ts';
import type { PendingWish } from '../../store/wishes.ts';

/** The places of the switch by which a supervisor steps in. */
export type StepIn = 'listen' | 'coach' | 'barge-in' | 'leave';

export interface SwitchState {
  /** What Twilio has confirmed; null where I am in none of them, or nobody knows. */
  readonly on: Exclude<StepIn, 'leave'> | null;
  /** What I asked for and Twilio has not confirmed. */
  readonly pending: StepIn | null;
}

/** `wish` is the last one about my own leg on this call. */
export function switchState(mode: OwnMode, wish: PendingWish | undefined): SwitchState {
  return {
    on: mode.kind !== 'not-on-call' && mode.confirmed ? PLACE[mode.kind] : null,
    pending: wish === undefined ? null : placeOf(wish.command),
  };
}

const PLACE = {
  dialling: null,
  // Whoever hears hold audio does not listen to the call.
  'on-hold': null,
  listening: 'listen',
  coaching: 'coach',
  'barged-in': 'barge-in',
  alarm: null,
} as const;

function placeOf({ kind }: Command): StepIn | null {
  switch (kind) {
    case 'listen':
    case 'stop-coaching':
    case 'mute-me':
    case 'resume-me':
      return 'listen';
    case 'coach':
    case 'barge-in':
    case 'leave':
      return kind;
    default:
      return null;
  }
}
