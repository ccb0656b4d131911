import type { ConferenceStatus } from './conference.ts';
import type { Participant, Sound } from './participant.ts';

/** What somebody's ear gets. */
export type Heard =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'hold' | 'wait'; readonly sound: Sound }
  | { readonly kind: 'conference' };

/** Hold music, waiting music until the conference starts, or the others. */
export function heardBy(listener: Participant, conferenceStatus: ConferenceStatus): Heard {
  if (listener.status !== 'connected' || conferenceStatus === 'completed')
    return { kind: 'nothing' };
  if (listener.hold) return { kind: 'hold', sound: listener.holdSound };
  if (conferenceStatus === 'init') return { kind: 'wait', sound: listener.waitSound };
  return { kind: 'conference' };
}

/**
 * Whether `listener` hears what `speaker` says. Before a conference starts everybody hears waiting
 * music; a held person hears hold music and cannot be heard; a muted one hears all.
 *
 * A coach is heard by the coached person only. What Twilio does with a coach whose target has left
 * is not documented, so the worst is assumed here: everybody hears the coach.
 */
export function hears(
  listener: Participant,
  speaker: Participant,
  conferenceStatus: ConferenceStatus,
  isPresent: (callSid: string) => boolean,
): boolean {
  if (conferenceStatus !== 'in-progress') return false;
  if (listener.callSid === speaker.callSid) return false;
  if (listener.conferenceSid !== speaker.conferenceSid) return false;
  if (listener.status !== 'connected' || speaker.status !== 'connected') return false;
  if (listener.hold || speaker.hold || speaker.muted) return false;

  const target = speaker.callSidToCoach;
  if (!speaker.coaching || target === null || !isPresent(target)) return true;
  return listener.callSid === target;
}
