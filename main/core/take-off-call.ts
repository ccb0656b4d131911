import type { ParticipantStatus } from '../../common/model/participant.ts';
import type { ParticipantIds } from './participant-facts.ts';
import type { Answer, RequestOptions, TwilioPort } from './twilio-port.ts';

/** A connected leg is removed; one that still rings may refuse that, so its call is ended instead. */
export function takeOffCall(
  twilio: Pick<TwilioPort, 'removeParticipant' | 'cancelCall'>,
  { conferenceSid, callSid, status }: ParticipantIds & { readonly status: ParticipantStatus },
  options?: RequestOptions,
): Answer<void> {
  return status === 'connected'
    ? twilio.removeParticipant(conferenceSid, callSid, options)
    : twilio.cancelCall(callSid, options);
}
