import type { Participant } from './participant.ts';
import { refuse } from './refusal.ts';
import type { CallSid } from './sids.ts';

/** What an update may ask for; what is left out stays as it is. */
export interface ParticipantChange {
  readonly muted?: boolean | undefined;
  readonly hold?: boolean | undefined;
  readonly coaching?: boolean | undefined;
  readonly callSidToCoach?: string | undefined;
  readonly endConferenceOnExit?: boolean | undefined;
  readonly beepOnExit?: boolean | undefined;
}

export interface Coaching {
  readonly coaching: boolean;
  readonly callSidToCoach: CallSid | null;
}

/**
 * The participant after the change; refuses a coaching target that is on hold (16027) or not in
 * the conference (16028). Nothing is changed in part.
 */
export function changeParticipant(
  before: Participant,
  change: ParticipantChange,
  present: (callSid: string) => Participant | undefined,
): Participant {
  return {
    ...before,
    muted: change.muted ?? before.muted,
    hold: change.hold ?? before.hold,
    beepOnExit: change.beepOnExit ?? before.beepOnExit,
    // Seen in live use: on a held participant Twilio answers 200 and leaves this flag alone.
    endConferenceOnExit: before.hold
      ? before.endConferenceOnExit
      : (change.endConferenceOnExit ?? before.endConferenceOnExit),
    ...coachingAfter(before, change, present),
  };
}

/** Naming a target means coaching it, unless `coaching` says otherwise. */
export function coachingAfter(
  before: Coaching & { readonly callSid?: CallSid },
  change: Pick<ParticipantChange, 'coaching' | 'callSidToCoach'>,
  present: (callSid: string) => Participant | undefined,
): Coaching {
  if (change.coaching === undefined && change.callSidToCoach === undefined) {
    return { coaching: before.coaching, callSidToCoach: before.callSidToCoach };
  }
  if (change.coaching === false) return { coaching: false, callSidToCoach: null };

  const wanted = change.callSidToCoach ?? before.callSidToCoach;
  const target = wanted === null ? undefined : present(wanted);
  if (target === undefined || target.callSid === before.callSid) throw refuse.coachedAbsent();
  if (target.hold) throw refuse.coachedOnHold();
  return { coaching: true, callSidToCoach: target.callSid };
}
