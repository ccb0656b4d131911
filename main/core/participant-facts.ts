import type { Participant } from '../../common/model/participant.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import type { RosterService } from './roster-service.ts';
import { type Answer, type RequestOptions, saysGone, type TwilioPort } from './twilio-port.ts';

/** Takes what Twilio says of one participant into the roster, each with the time as of which it is true. */
export interface ParticipantFacts {
  /** The answer to a change asked for at that time, which has just come. Answers the revision that shows it. */
  told(participant: Participant, askedAt: number): number;
  /** They are off the call as of now. Answers the revision that shows it. */
  gone(target: ParticipantIds): number;
  /** Asks Twilio, and takes whatever it says into the roster, also that they are gone. */
  look(target: ParticipantIds, options?: RequestOptions): Answer<Participant>;
  /** Asks Twilio for whoever has this label. */
  lookFor(
    conferenceSid: ConferenceSid,
    label: string,
    options?: RequestOptions,
  ): Answer<Participant>;
}

export interface ParticipantIds {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
}

interface ParticipantFactsNeeds {
  readonly twilio: Pick<TwilioPort, 'fetchParticipant'>;
  readonly roster: RosterService;
  readonly clock: Clock;
}

export function createParticipantFacts({
  twilio,
  roster,
  clock,
}: ParticipantFactsNeeds): ParticipantFacts {
  return {
    told: (participant, askedAt) =>
      roster.apply({
        kind: 'participant-told',
        asOf: clock.now(),
        source: 'answer',
        askedAt,
        participant,
      }),
    gone: ({ conferenceSid, callSid }) =>
      roster.apply({ kind: 'participant-gone', asOf: clock.now(), conferenceSid, callSid }),
    async look({ conferenceSid, callSid }, options) {
      const { answer, asOf } = await read(conferenceSid, callSid, options);
      if (!answer.ok && saysGone(answer.error)) {
        roster.apply({ kind: 'participant-gone', asOf, conferenceSid, callSid });
      }
      return answer;
    },
    lookFor: async (conferenceSid, label, options) =>
      (await read(conferenceSid, label, options)).answer,
  };

  async function read(
    conferenceSid: ConferenceSid,
    who: CallSid | string,
    options?: RequestOptions,
  ) {
    let asOf = clock.now();
    const answer = await twilio.fetchParticipant(conferenceSid, who, {
      ...options,
      // Of a request that was repeated, the one that was answered counts.
      onSent() {
        asOf = clock.now();
        options?.onSent?.();
      },
    });
    if (answer.ok) {
      const participant = answer.value;
      const source = 'poll';
      roster.apply({ kind: 'participant-told', asOf, source, askedAt: asOf, participant });
    }
    return { answer, asOf };
  }
}

/** A leg that Twilio still describes although its call has ended. */
export function isOver({ status }: Participant): boolean {
  return status === 'complete' || status === 'failed';
}
