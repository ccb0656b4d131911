import type { Draft } from '../../../common/adding/draft.ts';

/** Everything that Twilio tells about a conference. */
const CONFERENCE_EVENTS = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
] as const;

/** Everything that Twilio tells about a call that is dialled, so that its outcome is known at once. */
const CALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/**
 * What the form fills in before anybody types: the address of our relay, for what Twilio tells. What is
 * told about a whole conference is decided by the first person on it, so it is asked for a new one only.
 */
export function filledIn(callbacks: string | null, kind: 'live' | 'new'): Draft {
  if (callbacks === null) return {};
  const ofCall = {
    StatusCallback: `${callbacks}/callbacks/call`,
    StatusCallbackEvent: CALL_EVENTS,
  };
  if (kind === 'live') return ofCall;
  return {
    ...ofCall,
    ConferenceStatusCallback: `${callbacks}/callbacks/conference`,
    ConferenceStatusCallbackEvent: CONFERENCE_EVENTS,
  };
}

/** Whether it is as it was filled in. */
export function isAsFilledIn(draft: Draft, filled: Draft, name: string): boolean {
  return name in filled && sameValue(draft[name], filled[name]);
}

function sameValue(a: Draft[string] = '', b: Draft[string] = ''): boolean {
  return typeof a === 'string' || typeof b === 'string'
    ? a === b
    : a.length === b.length && a.every((one) => b.includes(one));
}
