import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import { type Profile, profileSummarySchema } from '../../common/ipc/profile.ts';
import type { Session } from '../../common/ipc/session.ts';
import type { RosterPatch, RosterSnapshot } from '../../common/roster/patch.ts';
import type { Clock } from './clock.ts';
import { createCommandService } from './command-service.ts';
import { createReconciler, type Pace } from './reconciler.ts';
import { createRosterService } from './roster-service.ts';
import { createSupervisionService } from './supervision-service.ts';
import type { TwilioPort } from './twilio-port.ts';

/** What is signed in now, and everything that lives and dies with it. At most one at a time. */
export interface SessionService {
  state(): Session;
  /** Ends what was open and starts reading this account. */
  open(kind: 'rehearsal' | 'account', profile: Profile): Promise<Result<Session>>;
  close(): Promise<void>;
  snapshot(): Result<RosterSnapshot>;
  run(command: Command): Promise<Result<{ epoch: string; rev: number }>>;
}

interface SessionServiceNeeds {
  readonly connect: (profile: Profile) => Result<TwilioPort>;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly newEpoch: () => string;
  readonly onSession: (session: Session) => void;
  readonly onPatch: (patch: RosterPatch) => void;
  readonly pace?: Pace;
}

export function createSessionService(needs: SessionServiceNeeds): SessionService {
  let active: ActiveSession | null = null;

  return {
    state: () => active?.state() ?? SIGNED_OUT,
    async open(kind, profile) {
      const twilio = needs.connect(profile);
      if (!twilio.ok) return twilio;
      await active?.close();
      active = startSession(needs, kind, profile, twilio.value);
      needs.onSession(active.state());
      return ok(active.state());
    },
    async close() {
      const ending = active;
      active = null;
      needs.onSession(SIGNED_OUT);
      await ending?.close();
    },
    snapshot: () => (active === null ? fail(NOT_SIGNED_IN) : ok(active.snapshot())),
    run: async (command) => (active === null ? fail(NOT_SIGNED_IN) : active.run(command)),
  };
}

interface ActiveSession extends Pick<SessionService, 'run'> {
  state(): Session;
  snapshot(): RosterSnapshot;
  close(): Promise<void>;
}

function startSession(
  { clock, consoleId, newEpoch, onSession, onPatch, pace }: SessionServiceNeeds,
  kind: 'rehearsal' | 'account',
  profile: Profile,
  twilio: TwilioPort,
): ActiveSession {
  const summary = profileSummarySchema.parse(profile);
  const roster = createRosterService(newEpoch());
  const reconciler = createReconciler({
    twilio,
    roster,
    clock,
    onLink: () => onSession(state()),
    ...(pace === undefined ? {} : { pace }),
  });
  const supervision = createSupervisionService({
    twilio,
    roster,
    clock,
    consoleId,
    profile: summary,
  });
  const commands = createCommandService({ twilio, roster, reconciler, supervision, clock });

  const unsubscribe = roster.subscribe((patch) => {
    onPatch(patch);
    void supervision.guard();
  });
  const running = reconciler.run();

  function state(): Session {
    const { epoch } = roster;
    return { state: 'active', epoch, kind, profile: summary, consoleId, link: reconciler.link() };
  }

  return {
    state,
    snapshot: () => roster.snapshot(),
    async run(command) {
      const done = await commands.run(command);
      return done.ok ? ok({ epoch: roster.epoch, rev: done.value }) : done;
    },
    async close() {
      unsubscribe();
      reconciler.close();
      // Nobody watches my leg any more, so it must not go on speaking. Twilio may be out of reach.
      await Promise.race([supervision.standDown(), clock.sleep(STAND_DOWN_MS)]);
      await twilio.close();
      await running;
    },
  };
}

/** How long the end of a session waits for my leg to be muted, in milliseconds. */
const STAND_DOWN_MS = 3_000;

const SIGNED_OUT: Session = { state: 'signed-out' };

const NOT_SIGNED_IN: Failure = {
  code: 'not-ready',
  message: 'No account is signed in.',
  hint: 'Sign in, or start a rehearsal.',
};
