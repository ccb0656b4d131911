import { fail, ok, type Result } from '../../common/failure.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import type { DialIn } from './dial-in.ts';
import { failureInWords } from './failure-words.ts';
import { answerLost, type OpenOutcomeWords } from './outcome-words.ts';
import type { OwnLeg } from './own-leg.ts';
import type { OwnTurns } from './own-turns.ts';
import { CONFIRM_WITHIN_MS, type OwnVoice } from './own-voice.ts';
import { isOver, type ParticipantFacts, type ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { andMuted, andPerhapsHeard } from './supervision-words.ts';
import { takeOffCall } from './take-off-call.ts';
import { withinTime } from './time-limit.ts';
import { isOutcomeOpen, saysGone, type TwilioPort } from './twilio-port.ts';
import { type CommandWatch, untilKnown } from './until-known.ts';

interface LeaveCallNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly facts: ParticipantFacts;
  readonly dialIn: DialIn;
  readonly leg: OwnLeg;
  readonly voice: OwnVoice;
  readonly silent: OwnTurns['silent'];
}

/** Takes my leg off a call, or stops it ringing. Where that is not certain I am muted first. */
export function createLeaveCall({
  twilio,
  roster,
  clock,
  facts,
  dialIn,
  leg: own,
  voice,
  silent,
}: LeaveCallNeeds): (conferenceSid: ConferenceSid, watch: CommandWatch) => Promise<Result<number>> {
  return async (conferenceSid, watch) => {
    const taken = await silent(() => takeOff(conferenceSid));
    if (taken.is === 'settled') return taken.result;
    // Out of turn: nobody who wants me silent waits until it is known.
    return untilKnown({
      words: taken.words,
      clock,
      watch,
      async look() {
        const seen = await facts.look(taken.leg, { repeat: false });
        if (!seen.ok && !saysGone(seen.error)) return 'nothing';
        return !seen.ok || isOver(seen.value) ? { settled: ok(roster.rev()) } : 'not-done';
      },
    });
  };

  async function findLeg(conferenceSid: ConferenceSid) {
    const leg = own.on(conferenceSid);
    return leg === undefined ? dialIn.find(conferenceSid) : ok(leg);
  }

  async function takeOff(conferenceSid: ConferenceSid): Promise<TakenOff> {
    const act = 'take you off the call';
    const found = await findLeg(conferenceSid);
    if (!found.ok) return { is: 'settled', result: fail(failureInWords(found.error, act)) };
    const leg = found.value;
    if (leg === null) return { is: 'settled', result: ok(roster.rev()) };
    const answer = await withinTime(clock, CONFIRM_WITHIN_MS, undefined, (signal) =>
      takeOffCall(twilio, leg, { signal }),
    );
    if (answer.ok || saysGone(answer.error)) {
      return { is: 'settled', result: ok(facts.gone(leg)) };
    }
    const { error: failure } = answer;
    const words = answerLost(failure, act);
    const { notDone, neverLearned } = words;
    // Dialled in muted, a leg that has not connected is not heard.
    const rings = leg.status !== 'connected' && leg.muted;
    if (isOutcomeOpen(failure)) {
      if (rings) return { is: 'open', leg, words };
      const andThen = (await voice.mute(leg)).ok ? andMuted : andPerhapsHeard;
      const both = { notDone: andThen(notDone), neverLearned: andThen(neverLearned) };
      return { is: 'open', leg, words: both };
    }
    const cause = failureInWords(failure, act);
    const result = rings ? fail(cause) : await voice.muteAfter(leg, cause, false);
    return { is: 'settled', result };
  }
}

type TakenOff =
  | { readonly is: 'settled'; readonly result: Result<number> }
  | { readonly is: 'open'; readonly leg: ParticipantIds; readonly words: OpenOutcomeWords };
