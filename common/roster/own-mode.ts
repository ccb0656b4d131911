import type { CallSid } from '../model/sid.ts';
import { legModeAmong } from './leg-mode.ts';
import type { ParticipantRow } from './rows.ts';

/** What the supervisor's own voice does on a call, as far as Twilio's flags tell. */
export type OwnMode =
  | { readonly kind: 'not-on-call' }
  | (LegOwnMode & {
      /**
       * Only Twilio's answer to a command and a reading tell muted, coaching and whom together; an
       * event does not say whom.
       */
      readonly confirmed: boolean;
    });

type LegOwnMode =
  | { readonly kind: 'dialling' }
  | { readonly kind: 'on-hold' }
  | { readonly kind: 'listening' }
  | { readonly kind: 'coaching'; readonly target: ParticipantRow }
  | { readonly kind: 'barged-in' }
  /** Unmuted, and who hears it is not documented. */
  | { readonly kind: 'alarm'; readonly cause: AlarmCause };

export type AlarmCause =
  | { readonly kind: 'target-unknown' } // coaching, and Twilio has not said whom
  | { readonly kind: 'target-absent'; readonly callSid: CallSid } // left, or not answered yet
  | { readonly kind: 'target-on-hold'; readonly target: ParticipantRow };

/** `leg` is my own on this call, undefined while I have none; `participants` are all of the call. */
export function ownModeOf(
  leg: ParticipantRow | undefined,
  participants: ReadonlyMap<CallSid, ParticipantRow>,
): OwnMode {
  if (leg === undefined) return { kind: 'not-on-call' };
  return { ...modeOfLeg(leg, participants), confirmed: leg.source !== 'event' };
}

function modeOfLeg(
  leg: ParticipantRow,
  participants: ReadonlyMap<CallSid, ParticipantRow>,
): LegOwnMode {
  const mode = legModeAmong(leg, participants);
  switch (mode.kind) {
    case 'dialling':
    case 'on-hold':
      return { kind: mode.kind };
    case 'muted':
      return { kind: 'listening' };
    case 'open':
      return { kind: 'barged-in' };
    case 'coaching':
      return coaching(mode.target, participants.get(mode.target));
    case 'alarm':
      return leg.callSidToCoach === null
        ? { kind: 'alarm', cause: { kind: 'target-unknown' } }
        : { kind: 'alarm', cause: { kind: 'target-absent', callSid: leg.callSidToCoach } };
  }
}

function coaching(callSid: CallSid, target: ParticipantRow | undefined): LegOwnMode {
  if (target === undefined) return { kind: 'alarm', cause: { kind: 'target-absent', callSid } };
  return target.hold
    ? { kind: 'alarm', cause: { kind: 'target-on-hold', target } }
    : { kind: 'coaching', target };
}
