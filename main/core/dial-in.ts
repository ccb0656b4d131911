import { fail, ok, type Result } from '../../common/failure.ts';
import type { ProfileSummary } from '../../common/ipc/profile.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { answerLost } from './outcome-words.ts';
import { isOver, type ParticipantFacts } from './participant-facts.ts';
import { notAnswered, STOPPED } from './supervision-words.ts';
import { type Answer, isOutcomeOpen, saysGone, type TwilioPort } from './twilio-port.ts';
import { type CommandWatch, untilKnown } from './until-known.ts';

/** Puts my leg on a call: muted, silent, neither starting nor ending it. */
export interface DialIn {
  /** The leg that is there, or a new one, once it is answered. */
  connect(
    conferenceSid: ConferenceSid,
    present: ParticipantRow | undefined,
    dialling: Dialling,
  ): Promise<Result<Participant | ParticipantRow>>;
  /** Asks Twilio for a leg with my label that the roster does not know; null when there is none. */
  find(conferenceSid: ConferenceSid): Answer<Participant | null>;
  /** Whether a leg was dialled, its answer was lost, and nobody has learned yet what became of it. */
  mayHaveDialled(conferenceSid: ConferenceSid): boolean;
}

export interface Dialling {
  /** What it is for, as in "coach Agent 4". */
  readonly act: string;
  readonly watch: CommandWatch;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** How long my own phone may ring before we give up, in seconds. */
const RING_SECONDS = 40;
/** How often Twilio is asked whether it was answered, in milliseconds. */
const RING_POLL_MS = 700;
/** Twilio: somebody active has this label. With a label of mine that somebody is my own leg. */
const LABEL_IN_USE = 16026;

interface DialInNeeds {
  readonly twilio: TwilioPort;
  readonly facts: ParticipantFacts;
  readonly clock: Clock;
  readonly label: string;
  readonly profile: Pick<ProfileSummary, 'endpoint' | 'callerId'>;
}

export function createDialIn({ twilio, facts, clock, label, profile }: DialInNeeds): DialIn {
  const undecided = new Set<ConferenceSid>();

  return {
    async connect(conferenceSid, present, dialling) {
      if (present?.status === 'connected') return ok(present);
      const leg = present === undefined ? await dial(conferenceSid, dialling) : ok(present);
      return leg.ok ? untilAnswered(leg.value, dialling.signal) : leg;
    },
    async find(conferenceSid) {
      const answer = await facts.lookFor(conferenceSid, label);
      if (!answer.ok && !saysGone(answer.error)) return answer;
      undecided.delete(conferenceSid);
      return ok(answer.ok && !isOver(answer.value) ? answer.value : null);
    },
    mayHaveDialled: (conferenceSid) => undecided.has(conferenceSid),
  };

  async function dial(
    conferenceSid: ConferenceSid,
    { act, watch, signal }: Dialling,
  ): Promise<Result<Participant>> {
    if (signal.aborted) return fail(STOPPED);
    // Never broken off: without its answer nobody would know of the leg that rings.
    const askedAt = clock.now();
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
      facts.told(answer.value, askedAt);
      return answer;
    }
    const { error: failure } = answer;
    if (!isOutcomeOpen(failure) && failure.code !== LABEL_IN_USE) {
      return fail(failureInWords(failure, act));
    }
    // Dialling again could ring twice, so look for the leg.
    undecided.add(conferenceSid);
    const found = await untilKnown<Participant>({
      words: answerLost(failure, act),
      clock,
      watch,
      signal,
      async look() {
        const seen = await facts.lookFor(conferenceSid, label, { repeat: false, signal });
        if (seen.ok && !isOver(seen.value)) return { settled: seen };
        return seen.ok || saysGone(seen.error) ? 'not-done' : 'nothing';
      },
    });
    if (found.ok || found.error.code !== 'unknown-outcome') undecided.delete(conferenceSid);
    return signal.aborted && !found.ok ? fail(STOPPED) : found;
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
    const ended = await twilio.cancelCall(leg.callSid);
    if (ended.ok || saysGone(ended.error)) facts.gone(leg);
    else await facts.look(leg);
    return fail(notAnswered(profile.endpoint));
  }
}
