import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { LastHour } from '../../common/floor-numbers/last-hour.ts';
import type { AddingTerms, Addition } from '../../common/ipc/addition.ts';
import type { Command } from '../../common/ipc/command.ts';
import {
  type Profile,
  type ProfileSummary,
  profileSummarySchema,
} from '../../common/ipc/profile.ts';
import type { ConferenceRecording } from '../../common/ipc/recording.ts';
import type { Session } from '../../common/ipc/session.ts';
import { ALONE, type Together } from '../../common/ipc/together.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { RosterPatch, RosterSnapshot } from '../../common/roster/patch.ts';
import { type AddingService, createAddingService } from './adding-service.ts';
import { createAddingTerms } from './adding-terms.ts';
import { isOver } from './addition-state.ts';
import { createAnnouncementOutcomes } from './announcement-outcomes.ts';
import type { Clock } from './clock.ts';
import { createCoachingLeases } from './coaching-leases.ts';
import { createCommandService } from './command-service.ts';
import { createEventIntake } from './event-intake.ts';
import type { EventSource } from './event-source.ts';
import { createFloorWatch } from './floor-watch.ts';
import type { HistoryRecorder } from './history.ts';
import { createHistoryKeeper } from './history-keeper.ts';
import { type OwnCalls, ownCallsOf } from './own-calls.ts';
import { ownLegs } from './own-legs.ts';
import { createReconciler } from './reconciler.ts';
import { createRecordingReader } from './recording-reader.ts';
import type { RelayPort } from './relay-port.ts';
import { createRosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import { createSupervisionService, type SupervisionAlarm } from './supervision-service.ts';
import type { TwilioPort } from './twilio-port.ts';
import type { CommandWatch } from './until-known.ts';
import { whereabouts } from './whereabouts.ts';

/** What is signed in now, and everything that lives and dies with it. At most one at a time. */
export interface SessionService {
  state(): Session;
  /** Null while nobody is signed in, and in a rehearsal. Asks for no more than what it answers. */
  account(): OpenAccount | null;
  /**
   * Ends what was open and starts reading this account; `events` are null where it has none. They come
   * from the relay, if there is one.
   */
  open(
    kind: 'rehearsal' | 'account',
    profile: Profile,
    events: EventSource | null,
    relay?: RelayPort | null,
  ): Promise<Result<Session>>;
  /** Null while nobody is signed in, or without one. */
  relay(): RelayPort | null;
  close(): Promise<void>;
  /** The conferences on the screen, which are read before others. */
  watch(visible: readonly ConferenceSid[]): void;
  /** The machine slept: everything shown may be old. */
  wake(): void;
  snapshot(): Result<RosterSnapshot>;
  /** The floor in numbers, since the session began. */
  lastHour(): Result<LastHour>;
  /** Whether this call is recorded, as Twilio says now. */
  recordingOf(conferenceSid: ConferenceSid): Promise<Result<ConferenceRecording>>;
  run(command: Command, watch?: RunWatch): Promise<Result<{ epoch: string; rev: number }>>;
  /** What adds people to the calls of this account. */
  adding(): Result<AddingDoor>;
  /** Null while nobody is signed in. */
  ownCalls(): OwnCalls | null;
  /** Mutes me wherever I am, and waits for no other command. */
  silence(): Promise<Result<{ epoch: string; rev: number }>>;
  /** Whether a leg of mine is on any call, or anything that was asked for here is under way. */
  isAtWork(): boolean;
}

export interface OpenAccount {
  readonly profile: ProfileSummary;
  /** Whether its whole floor was read. */
  wasRead(): boolean;
}

export interface AddingDoor extends Pick<AddingService, 'list' | 'add' | 'cancel' | 'dismiss'> {
  terms(): Promise<AddingTerms>;
}

/** Told of what happens to a command, also after it has settled. */
interface RunWatch extends CommandWatch {
  /** An event told how an announcement ended: null when it was played. */
  readonly onAnnounced?: (failure: Failure | null) => void;
}

interface SessionServiceNeeds {
  readonly connect: (profile: Profile) => Result<TwilioPort>;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly newEpoch: () => string;
  readonly onSession: (session: Session) => void;
  readonly onPatch: (patch: RosterPatch) => void;
  readonly onAlarm: (alarm: SupervisionAlarm) => void;
  /** All attempts to add somebody, whenever one of them changes, and none when a session begins or ends. */
  readonly onAdditions?: (additions: readonly Addition[]) => void;
  /** Whether this call is recorded may have changed. */
  readonly onRecording?: (conferenceSid: ConferenceSid) => void;
  /** What the relay tells of the other consoles. */
  readonly onTogether?: (together: Together) => void;
  readonly history: Pick<HistoryRecorder, 'record'>;
}

export function createSessionService(needs: SessionServiceNeeds): SessionService {
  let active: ActiveSession | null = null;
  let commandsUnderWay = 0;
  /** Sessions open and close one after another, however fast they are asked for. */
  const changes = createSerialQueue();

  return {
    state: () => active?.state() ?? SIGNED_OUT,
    account: () => active?.account ?? null,
    open: (kind, profile, events, relay = null) =>
      changes.run('session', async () => {
        const twilio = needs.connect(profile);
        if (!twilio.ok) return twilio;
        await active?.close();
        needs.onTogether?.(ALONE);
        needs.onAdditions?.([]);
        active = startSession(needs, kind, profile, twilio.value, events, relay);
        needs.onSession(active.state());
        return ok(active.state());
      }),
    relay: () => active?.relay ?? null,
    close: () =>
      changes.run('session', async () => {
        const ending = active;
        active = null;
        needs.onSession(SIGNED_OUT);
        needs.onTogether?.(ALONE);
        needs.onAdditions?.([]);
        await ending?.close();
      }),
    watch: (visible) => active?.watch(visible),
    wake: () => active?.wake(),
    snapshot: () => (active === null ? fail(NOT_SIGNED_IN) : ok(active.snapshot())),
    lastHour: () => (active === null ? fail(NOT_SIGNED_IN) : ok(active.lastHour())),
    recordingOf: async (conferenceSid) =>
      active === null ? fail(NOT_SIGNED_IN) : active.recordingOf(conferenceSid),
    async run(command, watch) {
      if (active === null) return fail(NOT_SIGNED_IN);
      commandsUnderWay += 1;
      return active.run(command, watch).finally(() => {
        commandsUnderWay -= 1;
      });
    },
    adding: () => (active === null ? fail(NOT_SIGNED_IN) : ok(active.adding)),
    ownCalls: () => active?.ownCalls() ?? null,
    silence: async () => (active === null ? fail(NOT_SIGNED_IN) : active.silence()),
    isAtWork() {
      if (active === null) return false;
      const isAdding = active.adding.list().some(({ state }) => !isOver(state));
      return commandsUnderWay > 0 || isAdding || active.ownCalls().calls.length > 0;
    },
  };
}

interface ActiveSession
  extends Pick<SessionService, 'run' | 'watch' | 'wake' | 'recordingOf' | 'silence'> {
  readonly relay: RelayPort | null;
  readonly adding: AddingDoor;
  readonly account: OpenAccount | null;
  state(): Session;
  snapshot(): RosterSnapshot;
  lastHour(): LastHour;
  ownCalls(): OwnCalls;
  close(): Promise<void>;
}

function startSession(
  needs: SessionServiceNeeds,
  kind: 'rehearsal' | 'account',
  profile: Profile,
  twilio: TwilioPort,
  source: EventSource | null,
  relay: RelayPort | null,
): ActiveSession {
  const { clock, consoleId, newEpoch, onSession, onPatch, onAlarm, history } = needs;
  const summary = profileSummarySchema.parse(profile);
  const roster = createRosterService(newEpoch());
  const keeper = createHistoryKeeper({
    roster,
    history,
    clock,
    accountSid: summary.accountSid,
    supervisorName: summary.supervisorName,
  });
  const numbers = createFloorWatch({ roster, clock });
  const announcements = createAnnouncementOutcomes();
  let visible: ReadonlySet<ConferenceSid> = new Set();
  let isEnding = false;
  const reconciler = createReconciler({
    twilio,
    roster,
    clock,
    budget: {
      requestsPerMinute: profile.requestsPerMinute,
      // One place is left free, so that a command never waits for a reading.
      readsAtOnce: Math.max(1, profile.requestsAtOnce - 1),
    },
    attention: () => ({ pinned: pinned(), visible }),
    hasEvents: () => intake.isUp(),
    onLink: () => onSession(state()),
  });
  const intake = createEventIntake({
    source,
    roster,
    clock,
    onBreak: () => reconciler.wake(),
    onPause: () => reconciler.attend(),
    onLink: () => onSession(state()),
    onEvent(event) {
      numbers.event();
      keeper.event(event);
      announcements.event(event);
      adding.event(event);
    },
    onProgress: (progress) => adding.callProgress(progress),
    onRecording: (conferenceSid) => needs.onRecording?.(conferenceSid),
  });
  const supervision = createSupervisionService({
    twilio,
    roster,
    clock,
    consoleId,
    profile: summary,
    onAlarm(alarm) {
      keeper.alarm(alarm);
      onAlarm(alarm);
    },
  });
  const recordings = createRecordingReader({ twilio, clock, reconciler });
  const terms = createAddingTerms({
    twilio,
    reconciler,
    clock,
    callbacks: () => relay?.callbacks() ?? null,
  });
  const adding = createAddingService({
    twilio,
    roster,
    reconciler,
    clock,
    history: keeper,
    onAsked: (hasFailed) => numbers.command(hasFailed),
    onChange: (additions) => needs.onAdditions?.(additions),
  });
  const commands = createCommandService({ twilio, roster, reconciler, supervision, clock });

  const unsubscribe = roster.subscribe((patch) => {
    onPatch(patch);
    void supervision.guard();
  });
  const leases = createCoachingLeases(relay?.colleagues ?? null);
  const running = reconciler.run();
  intake.open();
  relay?.colleagues.open({
    places() {
      const places = whereabouts(roster.roster(), consoleId, visible);
      leases.keepOnly(places);
      return places;
    },
    changed: (together) => needs.onTogether?.(together),
    lost({ conferenceSid, callSid, name }) {
      onAlarm({ conferenceSid, callSid, failure: takenOver(name) });
    },
  });

  function state(): Session {
    const { epoch } = roster;
    const link = { ...reconciler.link(), events: intake.link() };
    return { state: 'active', epoch, kind, profile: summary, consoleId, link };
  }

  /** The session may have come to its end while colleagues were asked. */
  async function carryOut(command: Command, watch?: CommandWatch): Promise<Result<number>> {
    return isEnding ? fail(SESSION_ENDS) : commands.run(command, watch);
  }

  function pinned(): ReadonlySet<ConferenceSid> {
    return new Set(ownLegs(roster.roster(), consoleId).map(({ conferenceSid }) => conferenceSid));
  }

  return {
    relay,
    adding: { ...adding, terms: terms.read },
    account: kind === 'account' ? { profile: summary, wasRead: reconciler.wasRead } : null,
    state,
    snapshot: () => roster.snapshot(),
    lastHour: () => numbers.lastHour(),
    ownCalls: () => ownCallsOf(roster, consoleId),
    recordingOf: (conferenceSid) => recordings.read(conferenceSid),
    watch(sids) {
      visible = new Set(sids);
      reconciler.attend();
      relay?.colleagues.say();
    },
    wake() {
      intake.resetClock();
      reconciler.wake();
      // Whoever speaks learns that the line was cut meanwhile.
      relay?.colleagues.say();
    },
    async run(command, watch) {
      // My leg has been silenced for the last time: nothing may make it heard again.
      if (isEnding) return fail(SESSION_ENDS);
      const noteResult = keeper.begin(command);
      const noteTaken = announcements.begin(command, (failure) => watch?.onAnnounced?.(failure));
      const agreed = await leases.before(command);
      const done = await (agreed.ok ? carryOut(command, watch) : agreed);
      leases.after(command);
      noteResult(done);
      noteTaken(done);
      numbers.command(!done.ok);
      return done.ok ? ok({ epoch: roster.epoch, rev: done.value }) : done;
    },
    async silence() {
      if (isEnding) return fail(SESSION_ENDS);
      leases.silence();
      const notes = ownLegs(roster.roster(), consoleId).map(({ conferenceSid }) =>
        keeper.begin({ kind: 'mute-me', conferenceSid }),
      );
      const done = await supervision.silence();
      relay?.colleagues.say();
      for (const noteResult of notes) {
        noteResult(done);
        numbers.command(!done.ok);
      }
      return done.ok ? ok({ epoch: roster.epoch, rev: done.value }) : done;
    },
    async close() {
      isEnding = true;
      unsubscribe();
      adding.close();
      intake.close();
      numbers.close();
      reconciler.close();
      // Nobody watches my leg any more, so it must not go on speaking. Twilio may be out of reach.
      await Promise.race([supervision.standDown(), clock.sleep(STAND_DOWN_MS)]);
      keeper.close();
      await twilio.close();
      await running;
    },
  };
}

/** How long the end of a session waits for my leg to be muted, in milliseconds. */
const STAND_DOWN_MS = 3_000;

const SIGNED_OUT: Session = { state: 'signed-out' };

const SESSION_ENDS: Failure = {
  code: 'not-ready',
  message: 'This session is ending, and you are being muted. Nothing was changed.',
  hint: 'Ask again when you are signed in.',
};

const NOT_SIGNED_IN: Failure = {
  code: 'not-ready',
  message: 'No account is signed in.',
  hint: 'Sign in, or start a rehearsal.',
};

function takenOver(name: string): Failure {
  return {
    code: 'refused',
    message: `${name} coaches this agent now, too.`,
    hint: 'As long as you coach them, the agent hears you both. Stop coaching, or agree with them.',
  };
}
