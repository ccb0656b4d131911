import type { CallSid } from '../model/sid.ts';
import type { ParticipantRow } from './rows.ts';

/** What taking one person out of a call does to the others. */
export type RemovalConsequence =
  | { readonly kind: 'ends-call'; readonly cutOff: readonly ParticipantRow[] }
  | { readonly kind: 'leaves-alone'; readonly who: ParticipantRow }
  | { readonly kind: 'stops-ringing' }
  | { readonly kind: 'nobody-left' }
  | { readonly kind: 'call-goes-on'; readonly staying: number };

/**
 * Twilio ends the call for everybody when a participant with endConferenceOnExit leaves or is removed.
 * That flag is read from Twilio and never assumed.
 */
export function consequenceOfRemoval(
  leaving: ParticipantRow,
  participants: Iterable<ParticipantRow>,
): RemovalConsequence {
  if (leaving.status !== 'connected') return { kind: 'stops-ringing' };
  const others = [...participants].filter(
    (row) => row.callSid !== leaving.callSid && row.status === 'connected',
  );
  const [onlyOther] = others;
  if (onlyOther === undefined) return { kind: 'nobody-left' };
  if (leaving.endConferenceOnExit) return { kind: 'ends-call', cutOff: others };
  return others.length === 1
    ? { kind: 'leaves-alone', who: onlyOther }
    : { kind: 'call-goes-on', staying: others.length };
}

/** Who whispers to this person now, among the people of the same call. */
export function coachOf(
  callSid: CallSid,
  participants: Iterable<ParticipantRow>,
): ParticipantRow | undefined {
  for (const row of participants) {
    const whispers = row.coaching && !row.muted && !row.hold && row.status === 'connected';
    if (whispers && row.callSidToCoach === callSid) return row;
  }
  return undefined;
}
