import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { UpdateChannel, UpdateState } from '../../common/ipc/updates.ts';
import type { Clock } from './clock.ts';
import { unlessSilent } from './unless-silent.ts';

/** Whether a copy of the console can be replaced by a newer one, or why not. */
export type UpdateStanding =
  | 'active'
  | Exclude<Extract<UpdateState, { state: 'off' }>['why'], 'policy'>;

/** What fetches newer versions and puts them in the place of this one. Failures come in its own words. */
export interface Updater {
  readonly standing: UpdateStanding;
  /** Answers the newer version that this computer is to have by now, or null. */
  look(channel: UpdateChannel): Promise<Result<string | null, string>>;
  /** Fetches what was found and checks that it is ours. */
  download(onPercent: (percent: number) => void): Promise<Result<void, string>>;
  /** What is being looked for or fetched is not waited for any more. */
  giveUp(): void;
}

/** Keeps the console up to date, and never takes it away from somebody who is at work with it. */
export interface UpdateService {
  state(): UpdateState;
  /** Looks now; what is under way already goes on. */
  look(): Promise<void>;
  /** Restarts as soon as I am not at work: at once, when that is so now. */
  restart(): Result<undefined>;
  /** Does not restart by itself any more; the newer version begins at the next start. */
  waitWithRestart(): void;
  close(): void;
}

interface UpdateServiceNeeds {
  readonly updater: Updater;
  readonly clock: Clock;
  /** What somebody chose, or the policy decided. */
  readonly channel: () => UpdateChannel | 'off';
  /** Whether a leg of mine is on any call, or rings, or anything that I asked for is under way. */
  readonly isAtWork: () => boolean;
  /** Ends the console and starts the newer one. */
  readonly restart: (version: string) => void;
  readonly onState: (state: UpdateState) => void;
}

const MINUTE_MS = 60_000;
/** The floor comes first. */
const FIRST_LOOK_MS = MINUTE_MS;
const LOOK_EVERY_MS = 4 * 60 * MINUTE_MS;
/** After a failure, doubled with each one that follows. */
const TRY_AGAIN_MS = 30 * MINUTE_MS;
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
/** How long a place of newer versions may say nothing, when it is asked for its list and for a file. */
const LIST_SILENT_MS = MINUTE_MS;
const FILE_SILENT_MS = 10 * MINUTE_MS;
/** Whoever leaves a call may go on to the next: I have to be free at two looks, one after the other. */
const FREE_LOOK_MS = 5_000;

export function createUpdateService(needs: UpdateServiceNeeds): UpdateService {
  const { updater, clock, channel, isAtWork, onState } = needs;
  let state: UpdateState = { state: 'current', lookedAt: null };
  let underWay: Promise<void> | null = null;
  let failures = 0;
  let nextInMs = soon(FIRST_LOOK_MS);
  let waiting = new AbortController();
  let isWaitingToRestart = false;
  const closing = new AbortController();
  if (updater.standing === 'active') void goOn();

  return {
    state: shown,
    async look() {
      await lookOnce();
      // What comes next is counted from now.
      waiting.abort();
    },
    restart() {
      if (state.state !== 'ready') return fail(NOTHING_READY);
      become({ ...state, isRestartWanted: true });
      if (!isAtWork()) leave(state.version);
      else if (!isWaitingToRestart) void restartWhenFree();
      return ok(undefined);
    },
    waitWithRestart() {
      if (state.state === 'ready') become({ ...state, isRestartWanted: false });
    },
    close,
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

  function close(): void {
    closing.abort();
    waiting.abort();
  }

  function leave(version: string): void {
    if (closing.signal.aborted) return;
    close();
    needs.restart(version);
  }

  async function restartWhenFree(): Promise<void> {
    isWaitingToRestart = true;
    let wasFree = false;
    while (state.state === 'ready' && state.isRestartWanted && !closing.signal.aborted) {
      if (wasFree && !isAtWork()) return leave(state.version);
      wasFree = !isAtWork();
      await clock.sleep(FREE_LOOK_MS, closing.signal);
    }
    isWaitingToRestart = false;
  }

  /** A little earlier or later: not all consoles at once. */
  function soon(ms: number): number {
    return ms * (0.9 + clock.random() * 0.2);
  }

  /** Looks again and again; a look that somebody asked for takes the place of the next one. */
  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      waiting = new AbortController();
      const { signal } = waiting;
      await clock.sleep(nextInMs, signal);
      if (!signal.aborted) await lookOnce();
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
    nextInMs = soon(LOOK_EVERY_MS);
    if (updater.standing !== 'active' || from === 'off' || state.state === 'ready') return;
    become({ state: 'looking' });
    const found = await unlessSilent(clock, LIST_SILENT_MS, () => updater.look(from), givenUp);
    if (!found.ok) return failed(notFound(found.error));
    const { value: version } = found;
    if (version === null) {
      failures = 0;
      return become({ state: 'current', lookedAt: clock.now() });
    }
    become({ state: 'downloading', version, percent: 0 });
    const fetch = (heard: () => void) =>
      updater.download((percent) => {
        heard();
        const isNews = state.state === 'downloading' && Math.floor(percent) > state.percent;
        if (isNews) become({ state: 'downloading', version, percent: Math.floor(percent) });
      });
    const fetched = await unlessSilent(clock, FILE_SILENT_MS, fetch, givenUp);
    if (!fetched.ok) return failed(notFetched(version, fetched.error));
    failures = 0;
    become({ state: 'ready', version, isRestartWanted: false });
  }

  function failed(failure: Failure): void {
    failures += 1;
    nextInMs = soon(waitAfter(failures));
    become({ state: 'failed', failure, nextAt: clock.now() + nextInMs });
  }

  function givenUp(): Result<never, string> {
    updater.giveUp();
    return fail(SILENT);
  }
}

function waitAfter(failures: number): number {
  return Math.min(TRY_AGAIN_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

const SILENT = 'The place of newer versions does not answer.';

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
