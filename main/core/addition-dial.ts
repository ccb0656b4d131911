import type { Failure } from '../../common/failure.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { dialLost, refusedToDial } from './adding-words.ts';
import type { CheckedRequest } from './addition-request.ts';
import { type FoundDial, type LostDial, searchDial } from './addition-search.ts';
import type { News } from './addition-state.ts';
import type { Clock } from './clock.ts';
import { isOutcomeOpen, type TwilioFailure, type TwilioPort } from './twilio-port.ts';
import { untilKnown } from './until-known.ts';

/** What became of a request to dial. */
export type DialOutcome =
  | {
      readonly is: 'dialled';
      readonly callSid: CallSid;
      /** Null when nobody tells in which conference it was. */
      readonly conferenceSid: ConferenceSid | null;
      readonly queueMs: number | null;
      /** As Twilio answered; null when its answer was lost. */
      readonly participant: Participant | null;
      readonly news: News;
    }
  | { readonly is: 'refused' | 'unknown'; readonly failure: Failure };

interface DialNeeds extends Pick<LostDial, 'isKnown' | 'hasRival' | 'askedAt'> {
  readonly twilio: TwilioPort;
  readonly clock: Clock;
  /** Ends the looking after a lost answer. */
  readonly signal: AbortSignal;
  readonly onChecking: () => void;
}

/**
 * Dials once. When Twilio's answer is lost nobody dials again: Twilio is looked at until it shows whether
 * it dialled.
 */
export async function dialOnce(request: CheckedRequest, needs: DialNeeds): Promise<DialOutcome> {
  const { conference, form, who } = request;
  // Never broken off: without its answer nobody would know of the phone that rings.
  const place = conference.kind === 'live' ? conference.sid : conference.name;
  const answer = await needs.twilio.addParticipant(place, form);
  if (answer.ok) {
    const { participant, queueMs } = answer.value;
    const { callSid, conferenceSid, status } = participant;
    const news = { kind: 'participant', status } as const;
    return { is: 'dialled', callSid, conferenceSid, queueMs, participant, news };
  }
  // Twilio's own words may repeat what it was sent.
  const failure = { ...answer.error, detail: request.redact(answer.error.detail) };
  return isOutcomeOpen(failure)
    ? findOut(request, failure, needs)
    : { is: 'refused', failure: refusedToDial(failure, who) };
}

async function findOut(
  { conference, to, label, who }: CheckedRequest,
  failure: TwilioFailure,
  { twilio, clock, signal, onChecking, ...known }: DialNeeds,
): Promise<DialOutcome> {
  const found = await untilKnown<FoundDial>({
    words: dialLost(failure, who),
    look: () => searchDial({ conference, to, label, who, ...known }, { twilio, clock, signal }),
    clock,
    watch: { onChecking },
    signal,
  });
  if (!found.ok) {
    const is = found.error.code === 'unknown-outcome' ? 'unknown' : 'refused';
    return { is, failure: found.error };
  }
  const { call, conferenceSid } = found.value;
  const { callSid, queueMs } = call;
  const news = { kind: 'call', call } as const;
  return { is: 'dialled', callSid, conferenceSid, queueMs, participant: null, news };
}
