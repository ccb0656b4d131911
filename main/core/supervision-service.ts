import { fail, ok, type Result } from '../../common/failure.ts';
import type { ProfileSummary } from '../../common/ipc/profile.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { supervisorLabel } from '../../common/model/supervisor-label.ts';
import type { Clock } from './clock.ts';
import { createDialIn } from './dial-in.ts';
import { createLeaveCall } from './leave-call.ts';
import { createOwnGuard } from './own-guard.ts';
import { createOwnLeg } from './own-leg.ts';
import { createOwnTurns } from './own-turns.ts';
import { createOwnVoice, type SupervisionAlarm } from './own-voice.ts';
import { createParticipantFacts, type ParticipantIds } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { createSilentWishes } from './silent-wishes.ts';
import { createSpeakWishes } from './speak-wishes.ts';
import { notHushed, notYetCoached } from './supervision-words.ts';
import type { TwilioPort } from './twilio-port.ts';
import type { CommandWatch } from './until-known.ts';

export type { SupervisionAlarm } from './own-voice.ts';

/**
 * The supervisor's own leg. What can make it heard (coach, barge in) waits its turn and is confirmed by
 * Twilio at once, or I am muted. What makes it silent (mute, listen, leave) never waits: it breaks off
 * whatever would make the leg heard, running or waiting, and goes next.
 */
export interface SupervisionService {
  /** My leg is on the call, muted and coaching nobody; it is dialled in where it is not there yet. */
  listen(conferenceSid: ConferenceSid, watch?: CommandWatch): Promise<Result<number>>;
  /** Whispers to one person, after dialling my leg in where it is not on the call yet. */
  coach(
    conferenceSid: ConferenceSid,
    target: CallSid,
    watch?: CommandWatch,
  ): Promise<Result<number>>;
  /** Everybody on the call hears me. */
  bargeIn(conferenceSid: ConferenceSid): Promise<Result<number>>;
  muteMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /**
   * Mutes me wherever I am, whatever is under way. Waits for nothing: even what makes me silent, such as
   * leaving, may take its turn for seconds.
   */
  silence(): Promise<Result<number>>;
  /** Mutes my leg and ends its coaching; it stays on the call, listening. */
  stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Takes my leg off hold, muted. */
  resumeMe(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Takes my leg off the call, or stops it ringing. */
  leave(conferenceSid: ConferenceSid, watch?: CommandWatch): Promise<Result<number>>;
  /**
   * Does something to somebody whom nobody may coach meanwhile: I am muted first when I coach them, and
   * cannot begin to before it has ended.
   */
  silentTowards(farewell: Farewell, act: () => Promise<Result<number>>): Promise<Result<number>>;
  /** Mutes my leg where the roster shows it heard in a way that was not asked for, and raises alarm. */
  guard(): Promise<void>;
  /** Before the console goes away: stops what rings for me and mutes me wherever I am. */
  standDown(): Promise<void>;
}

/** What is about to be done to whom; `name` as in "hold Agent 4". */
interface Farewell {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly name: string;
}

interface SupervisionNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly profile: Pick<ProfileSummary, 'endpoint' | 'callerId' | 'supervisorName'>;
  readonly onAlarm: (alarm: SupervisionAlarm) => void;
}

export function createSupervisionService(needs: SupervisionNeeds): SupervisionService {
  const { twilio, roster, clock, consoleId, profile, onAlarm } = needs;
  const label = supervisorLabel({ consoleId, name: profile.supervisorName });
  const facts = createParticipantFacts({ twilio, roster, clock });
  const dialIn = createDialIn({ twilio, facts, clock, label, profile });
  const voice = createOwnVoice({ twilio, facts, clock, onAlarm });
  const leg = createOwnLeg({ twilio, roster, clock, consoleId, facts, dialIn, voice });
  const turns = createOwnTurns();
  const speak = createSpeakWishes({ roster, leg, voice });
  const hush = createSilentWishes({ roster, leg, voice, dialIn });
  const leave = createLeaveCall({ twilio, roster, clock, facts, dialIn, leg, voice, silent });
  /** Wishes to coach that are under way or wait their turn. */
  const coaching = new Set<{ readonly target: CallSid }>();
  /** What is being done to somebody who cannot be coached meanwhile. */
  const farewells = new Set<Farewell>();
  const guard = createOwnGuard({ roster, leg, voice, facts, clock, mute, onAlarm });

  return {
    listen: (conferenceSid, watch = {}) =>
      silent((signal) => hush.listen(conferenceSid, watch, signal)),
    async coach(conferenceSid, target, watch = {}) {
      const farewell = [...farewells].find(({ callSid }) => callSid === target);
      if (farewell !== undefined) return fail(notYetCoached(farewell.name));
      const wish = { target };
      coaching.add(wish);
      const result = await heard((signal) => speak.coach(conferenceSid, target, watch, signal));
      coaching.delete(wish);
      return result;
    },
    bargeIn: (conferenceSid) => heard((signal) => speak.bargeIn(conferenceSid, signal)),
    muteMe: (conferenceSid) => silent(() => hush.muteMe(conferenceSid)),
    silence,
    stopCoaching: (conferenceSid) => silent(() => hush.stopCoaching(conferenceSid)),
    resumeMe: (conferenceSid) => silent(() => hush.resumeMe(conferenceSid)),
    leave: (conferenceSid, watch = {}) => leave(conferenceSid, watch),
    async silentTowards(farewell, act) {
      farewells.add(farewell);
      const hushed = await hushTowards(farewell);
      const result = hushed.ok ? await act() : hushed;
      farewells.delete(farewell);
      return result;
    },
    guard,
    async standDown() {
      await silent(standDown);
      voice.close();
    },
  };

  async function hushTowards({ conferenceSid, callSid, name }: Farewell): Promise<Result<number>> {
    const mine = leg.on(conferenceSid);
    const coaches = mine?.muted === false && mine.coaching && mine.callSidToCoach === callSid;
    const isOnTheWay = [...coaching].some((wish) => wish.target === callSid);
    if (!coaches && !isOnTheWay) return ok(roster.rev());
    const muted = await silent(async () => {
      const now = leg.on(conferenceSid);
      return now?.status === 'connected' ? voice.mute(now) : ok(roster.rev());
    });
    return muted.ok ? muted : fail(notHushed(name));
  }

  async function silence(): Promise<Result<number>> {
    // Begins once everything that was asked for is broken off, which the wish in turn does at once.
    const atOnce = Promise.resolve().then(muteEverywhere);
    return silent(async () => {
      const muted = await atOnce;
      return leg.all().every(leg.isKnownSilent) ? muted : muteEverywhere();
    });
  }

  async function muteEverywhere(): Promise<Result<number>> {
    // A leg that rings was dialled in muted.
    const legs = leg.all().filter(({ status, muted }) => status === 'connected' || !muted);
    const answers = await Promise.all(legs.map(voice.mute));
    return answers.find(({ ok: isMuted }) => !isMuted) ?? ok(roster.rev());
  }

  async function heard(
    act: (signal: AbortSignal) => Promise<Result<number>>,
  ): Promise<Result<number>> {
    const result = await turns.heard(act);
    // What the roster showed while it was under way was left alone.
    void guard();
    return result;
  }

  async function silent<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const result = await turns.silent(async (signal) => {
      const done = await act(signal);
      // What was broken off may have made me heard on another call than the one that was meant.
      const open = leg.all().filter(({ callSid }) => voice.isInterrupted(callSid));
      await Promise.all(open.map(voice.mute));
      return done;
    });
    void guard();
    return result;
  }

  function mute(mine: ParticipantIds): Promise<Result<number>> {
    return silent(() => voice.mute(mine));
  }

  async function standDown(): Promise<void> {
    await Promise.all(
      leg.all().map((mine) =>
        // Whatever the roster says: a change that was broken off may have reached Twilio.
        mine.status === 'connected' ? voice.mute(mine) : twilio.cancelCall(mine.callSid),
      ),
    );
  }
}
