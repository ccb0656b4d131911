import { fail, type Result } from '../../common/failure.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import type { DialIn, Dialling } from './dial-in.ts';
import { ownLegs } from './own-legs.ts';
import { CONFIRM_WITHIN_MS, type OwnVoice } from './own-voice.ts';
import type { ParticipantFacts, ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { onAnotherCall } from './supervision-words.ts';
import { withinTime } from './time-limit.ts';
import { type Answer, type ParticipantChanges, saysGone, type TwilioPort } from './twilio-port.ts';

/** My leg, wherever it is, and what every wish about it begins with. */
export interface OwnLeg {
  all(): readonly ParticipantRow[];
  on(conferenceSid: ConferenceSid): ParticipantRow | undefined;
  /** My leg on this call, dialled in where it is not there yet, unless it is on another. */
  connect(
    conferenceSid: ConferenceSid,
    dialling: Dialling,
  ): Promise<Result<Participant | ParticipantRow>>;
  /** Whether it is heard, or may be. */
  mayBeHeard(leg: Participant | ParticipantRow): boolean;
  /** Whether Twilio, asked for it, has said that nobody hears it: an event alone is no such answer. */
  isKnownSilent(leg: Participant | ParticipantRow): boolean;
  /** Changes it in a way that makes nobody hear it; what Twilio answers is taken into the roster. */
  change(leg: ParticipantIds, changes: ParticipantChanges & { muted: true }): Answer<Participant>;
  /** Asks Twilio how it is. */
  look(leg: ParticipantIds): Answer<Participant>;
}

interface OwnLegNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly facts: ParticipantFacts;
  readonly dialIn: DialIn;
  readonly voice: OwnVoice;
}

export function createOwnLeg(needs: OwnLegNeeds): OwnLeg {
  const { twilio, roster, clock, consoleId, facts, dialIn, voice } = needs;
  const all = () => ownLegs(roster.roster(), consoleId);
  const on = (conferenceSid: ConferenceSid) =>
    all().find((leg) => leg.conferenceSid === conferenceSid);

  return {
    all,
    on,
    async connect(conferenceSid, dialling) {
      const present = on(conferenceSid);
      const [elsewhere] = all();
      if (present === undefined && elsewhere !== undefined) {
        return fail(onAnotherCall(elsewhere, dialling.act));
      }
      return dialIn.connect(conferenceSid, present, dialling);
    },
    mayBeHeard,
    isKnownSilent(leg) {
      const isToldByEvent = 'source' in leg && leg.source === 'event';
      return !mayBeHeard(leg) && !isToldByEvent;
    },
    async change(leg, changes) {
      const askedAt = clock.now();
      const answer = await withinTime(clock, CONFIRM_WITHIN_MS, undefined, (signal) =>
        twilio.updateParticipant(leg.conferenceSid, leg.callSid, changes, { signal }),
      );
      if (answer.ok) facts.told(answer.value, askedAt);
      else if (saysGone(answer.error)) facts.gone(leg);
      return answer;
    },
    look: (leg) =>
      withinTime(clock, CONFIRM_WITHIN_MS, undefined, (signal) => facts.look(leg, { signal })),
  };

  function mayBeHeard(leg: Participant | ParticipantRow): boolean {
    return !leg.muted || voice.isDoubtful(leg.callSid);
  }
}
