import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { ProfileSummary } from '../../common/ipc/profile.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { supervisorLabel } from '../../common/model/supervisor-label.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { createDialIn } from './dial-in.ts';
import { failureInWords } from './failure-words.ts';
import { type Hearing, hearingOf, isHeardAs } from './own-hearing.ts';
import { ownLegs } from './own-legs.ts';
import { createParticipantFacts, type ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import * as words from './supervision-words.ts';
import { takeOffCall } from './take-off-call.ts';
import { type ParticipantChanges, saysGone, type TwilioPort } from './twilio-port.ts';

/**
 * The supervisor's own leg. What can make it heard (coach, barge in) waits its turn, checks Twilio's
 * answer, and mutes on any doubt. What makes it silent (mute, stop, leave) never waits: it breaks off
 * whatever would make the leg heard, running or waiting, and goes next.
 */
export interface SupervisionService {
  isOwnLeg(callSid: CallSid): boolean;
  /** Whispers to one person, after dialling my leg in where it is not on the call yet. */
  coach(conferenceSid: ConferenceSid, target: CallSid): Promise<Result<number>>;
  /** Everybody on the call hears me. */
  bargeIn(conferenceSid: ConferenceSid): Promise<Result<number>>;
  muteMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Mutes my leg and ends its coaching; it stays on the call, listening. */
  stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Takes my leg off hold, muted. */
  resumeMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Takes my leg off the call, or stops it ringing. */
  leave(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Mutes me first when I coach somebody who is about to be held or removed. */
  hushTowards(conferenceSid: ConferenceSid, target: CallSid): Promise<void>;
  /** Mutes my leg where the roster shows it heard in a way that was not asked for, and raises alarm. */
  guard(): Promise<void>;
  /** Before the console goes away: stops what rings for me and mutes me wherever I am. */
  standDown(): Promise<void>;
}

export interface SupervisionAlarm {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly failure: Failure;
}

interface SupervisionNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly profile: Pick<ProfileSummary, 'endpoint' | 'callerId' | 'supervisorName'>;
  readonly onAlarm: (alarm: SupervisionAlarm) => void;
}

export function createSupervisionService({
  twilio,
  roster,
  clock,
  consoleId,
  profile,
  onAlarm,
}: SupervisionNeeds): SupervisionService {
  const label = supervisorLabel({ consoleId, name: profile.supervisorName });
  const facts = createParticipantFacts({ twilio, roster, clock });
  const dialIn = createDialIn({ twilio, roster, clock, label, profile });
  const queue = createSerialQueue();
  /** How each leg of mine was last confirmed to be heard by a wish of mine; absent means silent. */
  const wished = new Map<CallSid, Hearing>();
  /** Permission to make me heard. A silent act withdraws it from everything asked for before. */
  let permission = new AbortController();
  let isOpening = false;
  /** Legs that are being muted: until Twilio has answered, the roster may show them heard. */
  const hushing = new Set<CallSid>();

  return {
    isOwnLeg: (callSid) => legs().some((leg) => leg.callSid === callSid),
    coach: (conferenceSid, target) => heard((signal) => coach(conferenceSid, target, signal)),
    bargeIn: (conferenceSid) => heard((signal) => bargeIn(conferenceSid, signal)),
    muteMe: (conferenceSid) =>
      silent(async () => {
        const leg = legOn(conferenceSid);
        // Without a leg nobody hears me; what was about to dial it has just been broken off.
        return leg === undefined ? ok(roster.rev()) : silence(leg);
      }),
    stopCoaching: (conferenceSid) => silent(() => stopCoaching(conferenceSid)),
    resumeMe: (conferenceSid) => silent(() => resumeMe(conferenceSid)),
    leave: (conferenceSid) => silent(() => leave(conferenceSid)),
    async hushTowards(conferenceSid, target) {
      const leg = legOn(conferenceSid);
      if (leg !== undefined && !leg.muted && leg.coaching && leg.callSidToCoach === target) {
        await silent(() => silence(leg));
      }
    },
    guard,
    standDown: async () => {
      await silent(standDown);
    },
  };

  function heard(act: (signal: AbortSignal) => Promise<Result<number>>): Promise<Result<number>> {
    const { signal } = permission;
    return queue.run('own leg', async () => {
      if (signal.aborted) return fail(words.STOPPED);
      const result = await act(signal);
      // Whoever withdrew the permission is next in line, and makes the leg silent.
      if (!signal.aborted) void guard();
      return result;
    });
  }

  function silent<T>(act: () => Promise<T>): Promise<T> {
    permission.abort();
    permission = new AbortController();
    return queue.run('own leg', act);
  }

  async function coach(
    conferenceSid: ConferenceSid,
    target: CallSid,
    signal: AbortSignal,
  ): Promise<Result<number>> {
    const name = displayName(participantOf(roster.roster(), conferenceSid, target));
    const elsewhere = legs().find((leg) => leg.conferenceSid !== conferenceSid);
    if (elsewhere !== undefined) return fail(words.onAnotherCall(elsewhere, name));

    const leg = await dialIn.connect(conferenceSid, legOn(conferenceSid), `coach ${name}`, signal);
    if (!leg.ok) return leg;
    // To anything more private: silent first, so that no word reaches whoever heard me before.
    if (!leg.value.muted) {
      const muted = await silence(leg.value);
      if (!muted.ok) return muted;
    }
    const changes = { coaching: true, callSidToCoach: target, muted: false };
    return open(leg.value, changes, target, `coach ${name}`, signal);
  }

  async function bargeIn(
    conferenceSid: ConferenceSid,
    signal: AbortSignal,
  ): Promise<Result<number>> {
    const leg = legOn(conferenceSid);
    if (leg?.status !== 'connected') return fail(words.notOnCall('let everyone hear you'));
    const changes = { coaching: false, muted: false };
    return open(leg, changes, 'everyone', 'let everyone hear you', signal);
  }

  /** The one place that unmutes me: only as asked, confirmed by the answer, or not at all. */
  async function open(
    leg: ParticipantIds,
    changes: ParticipantChanges,
    hearing: Hearing,
    act: string,
    signal: AbortSignal,
  ): Promise<Result<number>> {
    if (signal.aborted) return fail(words.STOPPED);
    isOpening = true;
    try {
      const { conferenceSid, callSid } = leg;
      const answer = await twilio.updateParticipant(conferenceSid, callSid, changes, { signal });
      if (!answer.ok) {
        // Whoever withdrew the permission is next in line, and makes the leg silent.
        if (signal.aborted) return fail(words.STOPPED);
        return await silenceAfter(leg, failureInWords(answer.error, act));
      }
      const rev = facts.told(answer.value);
      if (!isHeardAs(answer.value, hearing)) return await silenceAfter(leg, words.notAsAsked(act));
      wished.set(callSid, hearing);
      return ok(rev);
    } finally {
      isOpening = false;
    }
  }

  async function stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>> {
    const leg = legOn(conferenceSid);
    if (leg === undefined) return fail(words.notOnCall('stop coaching'));
    // Two requests: whichever way Twilio applies one with both, nobody must hear a word in between.
    const muted = await silence(leg);
    if (!muted.ok) return muted;
    return change(leg, { coaching: false }, 'stop coaching');
  }

  async function resumeMe(conferenceSid: ConferenceSid): Promise<Result<number>> {
    const leg = legOn(conferenceSid);
    if (leg === undefined) return fail(words.notOnCall('take you off hold'));
    // Whether the end of a hold restores mute is not documented, so mute comes first and is read back.
    const muted = await silence(leg);
    if (!muted.ok) return muted;
    const resumed = await change(leg, { hold: false }, 'take you off hold');
    if (!resumed.ok) return resumed;
    await facts.look(leg);
    return ok(roster.rev());
  }

  async function leave(conferenceSid: ConferenceSid): Promise<Result<number>> {
    const leg = legOn(conferenceSid) ?? (await dialIn.find(conferenceSid));
    if (leg === null) return ok(roster.rev());
    const answer = await takeOffCall(twilio, leg);
    if (answer.ok || saysGone(answer.error)) return ok(facts.gone(leg));
    return silenceAfter(leg, failureInWords(answer.error, 'take you off the call'));
  }

  async function standDown(): Promise<void> {
    await Promise.all(
      legs().map((leg) =>
        // Whatever the roster says: a change that was broken off may have reached Twilio.
        leg.status === 'connected' ? silence(leg) : twilio.cancelCall(leg.callSid),
      ),
    );
  }

  async function guard(): Promise<void> {
    if (isOpening) return;
    for (const leg of legs()) {
      const others = roster.roster().conferences.get(leg.conferenceSid)?.participants;
      const hearing = hearingOf(leg, others ?? new Map());
      const wish = wished.get(leg.callSid);
      if (hearing === 'nobody' || hearing === wish || hushing.has(leg.callSid)) continue;
      // From now on, since other acts may stand in line before this one.
      hushing.add(leg.callSid);
      const target = wish === undefined || wish === 'everyone' ? undefined : others?.get(wish);
      const muted = await silent(() => silence(leg));
      const cause = words.heardUnasked(wish, target);
      const failure = muted.ok ? words.andMuted(cause) : words.andPerhapsHeard(cause);
      onAlarm({ conferenceSid: leg.conferenceSid, callSid: leg.callSid, failure });
    }
  }

  /** Silence is the safe state: mute first, then explain. */
  async function silenceAfter(leg: ParticipantIds, failure: Failure): Promise<Result<number>> {
    const muted = await silence(leg);
    return fail(muted.ok ? words.andMuted(failure) : words.andPerhapsHeard(failure));
  }

  /** Mutes my leg; ok also when it is gone. */
  async function silence(leg: ParticipantIds): Promise<Result<number>> {
    const { conferenceSid, callSid } = leg;
    wished.delete(callSid);
    hushing.add(callSid);
    try {
      const answer = await twilio.updateParticipant(conferenceSid, callSid, { muted: true });
      if (answer.ok && answer.value.muted) return ok(facts.told(answer.value));
      if (!answer.ok && saysGone(answer.error)) return ok(facts.gone(leg));
      const failure = answer.ok
        ? words.notAsAsked('mute you')
        : failureInWords(answer.error, 'mute you');
      return fail(words.andPerhapsHeard(failure));
    } finally {
      hushing.delete(callSid);
    }
  }

  async function change(
    leg: ParticipantIds,
    changes: ParticipantChanges,
    act: string,
  ): Promise<Result<number>> {
    const { conferenceSid, callSid } = leg;
    const answer = await twilio.updateParticipant(conferenceSid, callSid, changes);
    if (answer.ok) return ok(facts.told(answer.value));
    if (saysGone(answer.error)) facts.gone(leg);
    return fail(failureInWords(answer.error, act));
  }

  function legs(): readonly ParticipantRow[] {
    return ownLegs(roster.roster(), consoleId);
  }

  function legOn(conferenceSid: ConferenceSid): ParticipantRow | undefined {
    return legs().find((leg) => leg.conferenceSid === conferenceSid);
  }
}
