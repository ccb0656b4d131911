import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import { failureInWords } from './failure-words.ts';
import type { OwnLeg } from './own-leg.ts';
import type { OwnVoice } from './own-voice.ts';
import type { ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import * as words from './supervision-words.ts';
import { saysGone, type TwilioFailure } from './twilio-port.ts';
import type { CommandWatch } from './until-known.ts';

/** What can make me heard. The signal withdraws the permission. */
export interface SpeakWishes {
  coach(
    conferenceSid: ConferenceSid,
    target: CallSid,
    watch: CommandWatch,
    signal: AbortSignal,
  ): Promise<Result<number>>;
  bargeIn(conferenceSid: ConferenceSid, signal: AbortSignal): Promise<Result<number>>;
}

/** Twilio: whom I want to coach is on hold. */
const TARGET_ON_HOLD = 16027;

interface SpeakWishesNeeds {
  readonly roster: RosterService;
  readonly leg: OwnLeg;
  readonly voice: OwnVoice;
}

export function createSpeakWishes({ roster, leg: own, voice }: SpeakWishesNeeds): SpeakWishes {
  return {
    async coach(conferenceSid, target, watch, signal) {
      const name = displayName(participantOf(roster.roster(), conferenceSid, target));
      const act = `coach ${name}`;
      const connected = await own.connect(conferenceSid, { act, watch, signal });
      if (!connected.ok) return connected;

      const leg = connected.value;
      const wasHeard = own.mayBeHeard(leg);
      const opening = {
        changes: { coaching: true, callSidToCoach: target, muted: false },
        hearing: target,
        wasHeard,
        act,
        inWords: (failure: TwilioFailure) =>
          failure.code === TARGET_ON_HOLD
            ? words.onHold(name, TARGET_ON_HOLD)
            : failureInWords(failure, act),
        signal,
      };
      const coachesAnother = leg.coaching && leg.callSidToCoach !== target;
      if (!own.isKnownSilent(leg) || coachesAnother) {
        const aimed = await aimMuted(leg, target, opening);
        if (!aimed.ok) return aimed;
      }
      return voice.open(leg, opening);
    },

    async bargeIn(conferenceSid, signal) {
      const act = 'let everyone hear you';
      const leg = own.on(conferenceSid);
      if (leg?.status !== 'connected') return fail(words.notOnCall(act));
      return voice.open(leg, {
        changes: { coaching: false, muted: false },
        hearing: 'everyone',
        wasHeard: own.mayBeHeard(leg),
        act,
        inWords: (failure) => failureInWords(failure, act),
        signal,
      });
    },
  };

  /**
   * To anything more private: muted first, so that no word reaches whoever heard me before, then turned
   * to the other person and read back, all in silence.
   */
  async function aimMuted(
    leg: ParticipantIds,
    target: CallSid,
    { act, wasHeard, inWords }: Aim,
  ): Promise<Result<number>> {
    const muted = await voice.mute(leg);
    if (!muted.ok) return muted;
    const changes = { coaching: true, callSidToCoach: target, muted: true } as const;
    const answer = await own.change(leg, changes);
    if (!answer.ok && saysGone(answer.error)) return fail(words.notOnCall(act));
    if (!answer.ok) return voice.muteAfter(leg, inWords(answer.error), wasHeard);

    const { muted: isMuted, coaching, callSidToCoach } = answer.value;
    if (isMuted && coaching && callSidToCoach === target) return ok(roster.rev());
    return voice.muteAfter(leg, words.notAsAsked(act), wasHeard || !isMuted);
  }
}

interface Aim {
  readonly act: string;
  readonly wasHeard: boolean;
  readonly inWords: (failure: TwilioFailure) => Failure;
}
