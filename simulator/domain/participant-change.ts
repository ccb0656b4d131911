import type { ParticipantEventType } from './floor-event.ts';
import type { Participant, Sound } from './participant.ts';
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
  readonly waitSound?: Sound | undefined;
  readonly holdSound?: Sound | undefined;
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
  const muted = change.muted ?? before.muted;
  const hold = change.hold ?? before.hold;
  return {
    ...before,
    muted,
    hold,
    speaking: before.speaking && !muted && !hold,
    beepOnExit: change.beepOnExit ?? before.beepOnExit,
    waitSound: change.waitSound ?? before.waitSound,
    holdSound: change.holdSound ?? before.holdSound,
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

/** What Twilio's callbacks would tell of a change; `modify` does not say what was modified. */
export function eventsBetween(before: Participant, after: Participant): ParticipantEventType[] {
  const happenings: ParticipantEventType[] = [];
  if (before.speaking && !after.speaking) happenings.push('participant-speech-stop');
  if (before.muted !== after.muted) {
    happenings.push(after.muted ? 'participant-mute' : 'participant-unmute');
  }
  if (before.hold !== after.hold) {
    happenings.push(after.hold ? 'participant-hold' : 'participant-unhold');
  }
  if (
    before.coaching !== after.coaching ||
    before.callSidToCoach !== after.callSidToCoach ||
    before.endConferenceOnExit !== after.endConferenceOnExit ||
    before.beepOnExit !== after.beepOnExit ||
    before.waitSound.url !== after.waitSound.url
  ) {
    happenings.push('participant-modify');
  }
  return happenings;
}
