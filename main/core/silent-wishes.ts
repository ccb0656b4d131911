import { fail, ok, type Result } from '../../common/failure.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { DialIn } from './dial-in.ts';
import { failureInWords } from './failure-words.ts';
import type { OwnLeg } from './own-leg.ts';
import type { OwnVoice } from './own-voice.ts';
import type { ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import * as words from './supervision-words.ts';
import { saysGone, type TwilioFailure } from './twilio-port.ts';
import type { CommandWatch } from './until-known.ts';

/** What leaves my leg on the call, and nobody hears it. */
export interface SilentWishes {
  /** The signal ends the wait for my phone to be answered. */
  listen(
    conferenceSid: ConferenceSid,
    watch: CommandWatch,
    signal: AbortSignal,
  ): Promise<Result<number>>;
  muteMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
  stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>>;
  resumeMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
}

interface SilentWishesNeeds {
  readonly roster: RosterService;
  readonly leg: OwnLeg;
  readonly voice: OwnVoice;
  readonly dialIn: DialIn;
}

export function createSilentWishes({
  roster,
  leg: own,
  voice,
  dialIn,
}: SilentWishesNeeds): SilentWishes {
  return {
    async listen(conferenceSid, watch, signal) {
      const act = 'listen to this call';
      const connected = await own.connect(conferenceSid, { act, watch, signal });
      if (!connected.ok) return connected;
      const leg = connected.value;
      if (leg.hold) return resume(leg);
      if (!own.isKnownSilent(leg) || leg.coaching) return endCoaching(leg, act, resume);
      return confirmListening(leg, act, await own.look(leg), resume);
    },

    async muteMe(conferenceSid) {
      const leg = own.on(conferenceSid);
      if (leg !== undefined) return voice.mute(leg);
      // Without a leg nobody hears me; what was about to dial it has just been broken off.
      const isRead = roster.roster().conferences.get(conferenceSid)?.row.participantsAsOf != null;
      if (isRead && !dialIn.mayHaveDialled(conferenceSid)) return ok(roster.rev());
      const found = await dialIn.find(conferenceSid);
      if (!found.ok) return fail(failureInWords(found.error, 'mute you'));
      return found.value === null ? ok(roster.rev()) : voice.mute(found.value);
    },

    async stopCoaching(conferenceSid) {
      const act = 'stop coaching';
      const leg = own.on(conferenceSid);
      return leg === undefined ? fail(words.notOnCall(act)) : endCoaching(leg, act);
    },

    async resumeMe(conferenceSid) {
      const leg = own.on(conferenceSid);
      return leg === undefined ? fail(words.notOnCall('take you off hold')) : resume(leg);
    },
  };

  /** Two requests: whichever way Twilio applies one with both, nobody must hear a word in between. */
  async function endCoaching(
    leg: ParticipantIds,
    act: string,
    whenHeld: WhenHeld = STAY_HELD,
  ): Promise<Result<number>> {
    const muted = await voice.mute(leg);
    if (!muted.ok) return muted;
    const changed = await own.change(leg, { coaching: false, muted: true });
    return confirmListening(leg, act, changed, whenHeld);
  }

  async function resume(leg: ParticipantIds): Promise<Result<number>> {
    const act = 'take you off hold';
    const muted = await voice.mute(leg);
    if (!muted.ok) return muted;
    const resumed = await own.change(leg, { hold: false, muted: true });
    if (!resumed.ok) return refused(leg, act, resumed.error);
    // Whether the end of a hold restores mute is not documented, so it is read back as well.
    const seen = await own.look(leg);
    if (!seen.ok) return refused(leg, act, seen.error);
    return seen.value.muted && !seen.value.hold
      ? ok(roster.rev())
      : voice.muteAfter(leg, words.notAsAsked(act), !seen.value.muted);
  }

  /** Whether Twilio's answer shows me silent and coaching nobody; on hold I would hear music. */
  async function confirmListening(
    leg: ParticipantIds,
    act: string,
    answer: Result<Participant, TwilioFailure>,
    whenHeld: WhenHeld,
  ): Promise<Result<number>> {
    if (!answer.ok) return refused(leg, act, answer.error);
    const { muted, coaching, hold } = answer.value;
    if (!muted || coaching) return voice.muteAfter(leg, words.notAsAsked(act), !muted);
    return hold ? whenHeld(leg, roster.rev()) : ok(roster.rev());
  }

  async function refused(
    leg: ParticipantIds,
    act: string,
    failure: TwilioFailure,
  ): Promise<Result<number>> {
    if (saysGone(failure)) return fail(words.notOnCall(act));
    return voice.muteAfter(leg, failureInWords(failure, act), false);
  }
}

/** What to do when somebody has put my leg on hold; `rev` shows that it is silent. */
type WhenHeld = (leg: ParticipantIds, rev: number) => Promise<Result<number>>;

const STAY_HELD: WhenHeld = async (_leg, rev) => ok(rev);
