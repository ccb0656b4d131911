import type { CallSid } from '../model/sid.ts';
import type { ParticipantRow } from './rows.ts';

/**
 * What a leg can do on its call, derived from Twilio's flags in the one order in which they count:
 * hold silences everything, mute silences coaching, coaching narrows who hears it.
 */
export type LegMode =
  | { readonly kind: 'dialling' } // queued, connecting or ringing
  | { readonly kind: 'on-hold' } // hears hold audio, is not heard
  | { readonly kind: 'muted' } // hears everybody, is not heard
  | { readonly kind: 'coaching'; readonly target: CallSid } // heard by the target alone
  | { readonly kind: 'open' } // heard by everybody
  /** Unmuted and coaching nobody who is here: who hears it is not documented. */
  | { readonly kind: 'alarm' };

export function legMode(leg: ParticipantRow, isPresent: (callSid: CallSid) => boolean): LegMode {
  if (leg.status !== 'connected') return { kind: 'dialling' };
  if (leg.hold) return { kind: 'on-hold' };
  if (leg.muted) return { kind: 'muted' };
  if (!leg.coaching) return { kind: 'open' };
  return leg.callSidToCoach !== null && isPresent(leg.callSidToCoach)
    ? { kind: 'coaching', target: leg.callSidToCoach }
    : { kind: 'alarm' };
}

/** The mode of a leg on its call, where only somebody who is connected can be coached. */
export function legModeAmong(
  leg: ParticipantRow,
  participants: ReadonlyMap<CallSid, ParticipantRow>,
): LegMode {
  return legMode(
    leg,
    (callSid) => callSid !== leg.callSid && participants.get(callSid)?.status === 'connected',
  );
}
