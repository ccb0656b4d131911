import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { UpdateChannel, UpdateState } from '../../common/ipc/updates.ts';
import type { Clock } from './clock.ts';

/** What fetches newer versions and puts them in the place of this one. Failures come in its own words. */
export interface Updater {
  /** Whether it can replace this copy of the console. */
  readonly standing: 'active' | 'not-installed' | 'no-feed' | 'development';
  /** Answers the newer version that this computer is to have by now, or null. */
  look(channel: UpdateChannel): Promise<Result<string | null, string>>;
  /** Fetches what was found and checks that it is ours. */
  download(onPercent: (percent: number) => void): Promise<Result<void, string>>;
  /** Ends the console and starts the newer one. */
  restart(): void;
}

/** Keeps the console up to date, and never takes it away from somebody who is on a call. */
export interface UpdateService {
  state(): UpdateState;
  /** Looks now; what is under way already goes on. */
  look(): Promise<void>;
  /** Restarts as soon as I am on no call: at once, when that is so now. */
  restart(): Result<undefined>;
  /** Does not restart by itself any more; the newer version begins at the next start. */
  waitWithRestart(): void;
  /** I may have left my last call. */
  lookWhetherFree(): void;
  close(): void;
}

interface UpdateServiceNeeds {
  readonly updater: Updater;
  readonly clock: Clock;
  /** What somebody chose, or the policy decided. */
  readonly channel: () => UpdateChannel | 'off';
  /** Whether a leg of mine is on any call, or rings. */
  readonly isOnCall: () => boolean;
  readonly onState: (state: UpdateState) => void;
}

const MINUTE_MS = 60_000;
/** The floor comes first. */
const FIRST_LOOK_MS = MINUTE_MS;
const LOOK_EVERY_MS = 4 * 60 * MINUTE_MS;
/** After a failure, doubled with each one that follows. */
const TRY_AGAIN_MS = 30 * MINUTE_MS;
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;

export function createUpdateService(needs: UpdateServiceNeeds): UpdateService {
  const { updater, clock, channel, isOnCall, onState } = needs;
  let state: UpdateState = { state: 'current', lookedAt: null };
  let underWay: Promise<void> | null = null;
  let failures = 0;
  let waiting = new AbortController();
  let isClosed = false;
  if (updater.standing === 'active') void goOn(FIRST_LOOK_MS);

  return {
    state: shown,
    look: lookOnce,
    restart() {
      if (state.state !== 'ready') return fail(NOTHING_READY);
      become({ ...state, isRestartWanted: true });
      restartIfFree();
      return ok(undefined);
    },
    waitWithRestart() {
      if (state.state === 'ready') become({ ...state, isRestartWanted: false });
    },
    lookWhetherFree: restartIfFree,
    close() {
      isClosed = true;
      waiting.abort();
    },
  };

  function shown(): UpdateState {
    if (updater.standing !== 'active') return { state: 'off', why: updater.standing };
    // What was fetched before the policy came is there all the same.
    return channel() === 'off' && state.state !== 'ready' ? { state: 'off', why: 'policy' } : state;
  }

  function become(next: UpdateState): void {
    state = next;
    onState(shown());
  }

  function restartIfFree(): void {
    if (isClosed || state.state !== 'ready' || !state.isRestartWanted || isOnCall()) return;
    isClosed = true;
    updater.restart();
  }

  /** Looks again and again, a little earlier or later each time: not all consoles at once. */
  async function goOn(first: number): Promise<void> {
    let waitMs = first;
    while (!isClosed) {
      waiting = new AbortController();
      await clock.sleep(waitMs * (0.9 + clock.random() * 0.2), waiting.signal);
      if (isClosed) return;
      await lookOnce();
      waitMs = failures === 0 ? LOOK_EVERY_MS : waitAfter(failures);
    }
  }

  function lookOnce(): Promise<void> {
    underWay ??= look().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function look(): Promise<void> {
    const from = channel();
    if (updater.standing !== 'active' || from === 'off' || state.state === 'ready') return;
    become({ state: 'looking' });
    const found = await updater.look(from);
    if (!found.ok) return failed(notFound(found.error));
    const { value: version } = found;
    if (version === null) {
      failures = 0;
      return become({ state: 'current', lookedAt: clock.now() });
    }
    become({ state: 'downloading', version, percent: 0 });
    const fetched = await updater.download((percent) => {
      const isNews = state.state === 'downloading' && Math.floor(percent) > state.percent;
      if (isNews) become({ state: 'downloading', version, percent: Math.floor(percent) });
    });
    if (!fetched.ok) return failed(notFetched(version, fetched.error));
    failures = 0;
    become({ state: 'ready', version, isRestartWanted: false });
  }

  function failed(failure: Failure): void {
    failures += 1;
    become({ state: 'failed', failure, nextAt: clock.now() + waitAfter(failures) });
  }
}

function waitAfter(failures: number): number {
  return Math.min(TRY_AGAIN_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

const STAYS = 'This version goes on working. It is tried again by itself.';

function notFound(why: string): Failure {
  return {
    code: 'unreachable',
    message: `Could not look for a newer version. ${why}`,
    hint: STAYS,
  };
}

function notFetched(version: string, why: string): Failure {
  return {
    code: 'unreachable',
    message: `Version ${version} could not be fetched. ${why}`,
    hint: STAYS,
  };
}

const NOTHING_READY: Failure = {
  code: 'not-ready',
  message: 'No newer version is ready.',
  hint: 'Look for one first.',
};
