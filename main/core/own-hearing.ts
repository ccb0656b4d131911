import type { Participant } from '../../common/model/participant.ts';
import type { CallSid } from '../../common/model/sid.ts';
import { legMode } from '../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';

/** Who hears my leg: everyone, or the one person whom it coaches. */
export type Hearing = 'everyone' | CallSid;

/**
 * Who hears my leg, as the roster shows it. Coaching somebody who is on hold or not on the call counts
 * as unknown: what Twilio does with the coach's voice then is not documented.
 */
export function hearingOf(
  leg: ParticipantRow,
  participants: ReadonlyMap<CallSid, ParticipantRow>,
): Hearing | 'nobody' | 'unknown' {
  const mode = legMode(leg, (callSid) => participants.has(callSid));
  switch (mode.kind) {
    case 'dialling':
    case 'on-hold':
    case 'muted':
      return 'nobody';
    case 'open':
      return 'everyone';
    case 'alarm':
      return 'unknown';
    case 'coaching':
      return participants.get(mode.target)?.hold === true ? 'unknown' : mode.target;
  }
}

/** Whether Twilio's answer shows my leg heard as it was asked to be, and in no other way. */
export function isHeardAs(answer: Participant, hearing: Hearing): boolean {
  if (answer.muted || answer.hold) return false;
  return hearing === 'everyone'
    ? !answer.coaching
    : answer.coaching && answer.callSidToCoach === hearing;
}
