import { fail, ok, type Result } from '../../common/failure.ts';
import type { ProfileSummary } from '../../common/ipc/profile.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { createParticipantFacts } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { notAnswered, STOPPED } from './supervision-words.ts';
import { saysGone, type TwilioPort } from './twilio-port.ts';

/** Puts my leg on a call: muted, silent, neither starting nor ending it. */
export interface DialIn {
  /** The leg that is there, or a new one, once it is answered. The signal ends the wait. */
  connect(
    conferenceSid: ConferenceSid,
    present: ParticipantRow | undefined,
    act: string,
    signal: AbortSignal,
  ): Promise<Result<Participant | ParticipantRow>>;
  /** Asks Twilio for a leg with my label that the roster does not know; null when there is none. */
  find(conferenceSid: ConferenceSid): Promise<Participant | null>;
}

/** How long my own phone may ring before we give up, in seconds. */
const RING_SECONDS = 40;
/** How often Twilio is asked whether it was answered, in milliseconds. */
const RING_POLL_MS = 700;
/** After a lost answer to the dial request: when to look for the leg, in milliseconds. */
const SEARCH_AFTER_MS = [300, 1_000, 2_500];
/** Twilio: somebody active has this label. With a label of mine that somebody is my own leg. */
const LABEL_IN_USE = 16026;

interface DialInNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly label: string;
  readonly profile: Pick<ProfileSummary, 'endpoint' | 'callerId'>;
}

export function createDialIn({ twilio, roster, clock, label, profile }: DialInNeeds): DialIn {
  const facts = createParticipantFacts({ twilio, roster, clock });

  return {
    async connect(conferenceSid, present, act, signal) {
      if (present?.status === 'connected') return ok(present);
      const dialled = present === undefined ? await dial(conferenceSid, act) : ok(present);
      return dialled.ok ? untilAnswered(dialled.value, signal) : dialled;
    },
    find,
  };

  async function dial(conferenceSid: ConferenceSid, act: string): Promise<Result<Participant>> {
    // Never broken off: without its answer nobody would know of the leg that rings.
    const answer = await twilio.createParticipant(conferenceSid, {
      to: profile.endpoint,
      from: profile.callerId,
      label,
      muted: true,
      beep: false,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
      timeoutSeconds: RING_SECONDS,
    });
    if (answer.ok) {
      facts.told(answer.value);
      return answer;
    }
    if (answer.error.mayHaveHappened || answer.error.code === LABEL_IN_USE) {
      const found = await search(conferenceSid);
      if (found !== null) return ok(found);
    }
    return fail(failureInWords(answer.error, act));
  }

  /** The answer to the dial request was lost. Dialling again could ring twice, so look for the leg. */
  async function search(conferenceSid: ConferenceSid): Promise<Participant | null> {
    for (const waitMs of SEARCH_AFTER_MS) {
      await clock.sleep(waitMs);
      const found = await find(conferenceSid);
      if (found !== null) return found;
    }
    return null;
  }

  async function find(conferenceSid: ConferenceSid): Promise<Participant | null> {
    const asOf = clock.now();
    const answer = await twilio.fetchParticipant(conferenceSid, label);
    if (!answer.ok || isOver(answer.value)) return null;
    roster.apply({ kind: 'participant-told', asOf, participant: answer.value });
    return answer.value;
  }

  async function untilAnswered(
    leg: Participant | ParticipantRow,
    signal: AbortSignal,
  ): Promise<Result<Participant>> {
    const giveUpAt = clock.now() + RING_SECONDS * 1_000;
    while (!signal.aborted && clock.now() < giveUpAt) {
      const answer = await facts.look(leg, { signal });
      if (answer.ok && answer.value.status === 'connected') return answer;
      const isNoMore = answer.ok ? isOver(answer.value) : saysGone(answer.error);
      if (isNoMore) return fail(notAnswered(profile.endpoint));
      await clock.sleep(RING_POLL_MS, signal);
    }
    if (signal.aborted) return fail(STOPPED);
    await twilio.cancelCall(leg.callSid);
    facts.gone(leg);
    return fail(notAnswered(profile.endpoint));
  }
}

function isOver({ status }: Participant): boolean {
  return status === 'complete' || status === 'failed';
}
