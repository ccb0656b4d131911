import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type {
  HistoryCall,
  HistoryCalls,
  HistoryEntry,
  HistoryState,
} from '../../common/ipc/history.ts';
import type { HistorySettings } from '../../common/ipc/settings.ts';
import type { Clock } from '../core/clock.ts';
import type { HistoryCallsQuery, HistoryRecorder } from '../core/history.ts';
import { type Bounds, createHistoryDatabase, type HistoryDatabase } from './history-database.ts';
import { openHistoryFile, setFileAside } from './history-file.ts';
import { isUnusable, notLoaded, notRead, notWritten, setAside } from './history-words.ts';
import type { Sqlite } from './sqlite.ts';

interface HistoryRecorderNeeds {
  readonly file: string;
  /** Rejects where the library does not run. */
  readonly loadSqlite: () => Promise<Sqlite>;
  readonly clock: Clock;
  /** Read again each time that old calls are dropped; null while none may be. */
  readonly limits: () => HistorySettings | null;
  readonly onState: (state: HistoryState) => void;
}

/** How long entries are gathered before they are written, in milliseconds. */
export const GATHER_MS = 250;
/** So many are written at a time, which takes a few milliseconds, with a pause before the next. */
const BATCH = 200;
const BETWEEN_BATCHES_MS = 10;
/** How many wait at most, while the disk refuses or a whole floor is found at once. */
export const MOST_WAITING = 20_000;
export const RETRY_MS = 30_000;
export const TIDY_EVERY_MS = 60_000;
/** A disk that spoils every file is not given one after another. */
const MOST_SET_ASIDE = 3;

/** Writes the history into one file. Nothing that befalls the file reaches who records. */
export function createHistoryRecorder(needs: HistoryRecorderNeeds): HistoryRecorder {
  const { file, clock, limits, onState } = needs;
  const stop = new AbortController();
  const waiting: HistoryEntry[] = [];
  let sqlite: Sqlite | null = null;
  let database: HistoryDatabase | null = null;
  const liveSince = clock.now();
  let tidyAt = liveSince;
  let timesSetAside = 0;
  let dropped = 0;
  let state: HistoryState = {
    state: 'opening',
    since: liveSince,
    failure: null,
    notice: null,
    dropped,
  };
  const loading = load();
  const running = run();

  return {
    record(entry) {
      const isInVain = state.state === 'stopped' && sqlite === null;
      if (isInVain || waiting.length >= MOST_WAITING) dropped += 1;
      else waiting.push(entry);
    },
    state: () => ({ ...state, dropped }),
    calls,
    entries: (query) => read((open) => open.entries(query)),
    async close() {
      stop.abort();
      await running;
      await writeAll();
      dropped += waiting.splice(0).length;
      tell({});
      shut();
    },
  };

  async function load(): Promise<void> {
    try {
      sqlite = await needs.loadSqlite();
    } catch (error) {
      dropped += waiting.splice(0).length;
      tell({ state: 'stopped', failure: notLoaded(error) });
    }
  }

  async function run(): Promise<void> {
    await loading;
    while (sqlite !== null && !stop.signal.aborted) {
      await clock.sleep(turn(sqlite), stop.signal);
    }
  }

  /** Does a little of what there is to do; answers in how many milliseconds the next turn is. */
  function turn(library: Sqlite): number {
    let isBusy: boolean;
    try {
      isBusy = work(opened(library));
    } catch (error) {
      return overcome(error);
    }
    tell({ state: 'recording', failure: null });
    return isBusy ? BETWEEN_BATCHES_MS : GATHER_MS;
  }

  function work(open: HistoryDatabase): boolean {
    const batch = waiting.slice(0, BATCH);
    if (batch.length > 0) dropped += open.write(batch);
    waiting.splice(0, batch.length);
    if (waiting.length > 0) return true;
    if (clock.now() < tidyAt) return false;
    const allowed = limits();
    const hasMore = allowed !== null && open.tidy(boundsOf(allowed, clock.now()));
    if (!hasMore) tidyAt = clock.now() + TIDY_EVERY_MS;
    return hasMore;
  }

  function opened(library: Sqlite): HistoryDatabase {
    database ??= createHistoryDatabase(openHistoryFile(library, file));
    return database;
  }

  /** What was not written goes on waiting. A file that cannot be used makes room for a new one. */
  function overcome(error: unknown): number {
    shut();
    try {
      if (!isUnusable(error) || timesSetAside >= MOST_SET_ASIDE) throw error;
      const aside = setFileAside(file, clock.now());
      timesSetAside += 1;
      tell({ notice: setAside(error, aside) });
      return 0;
    } catch (obstacle) {
      tell({ state: 'stopped', failure: notWritten(obstacle, file) });
      return RETRY_MS;
    }
  }

  /** Goes on until nothing waits, or the file refuses. */
  async function writeAll(): Promise<void> {
    await loading;
    while (sqlite !== null && waiting.length > 0) {
      if (turn(sqlite) === RETRY_MS) return;
      await clock.sleep(0);
    }
  }

  /** Looks through some calls at a time until enough are found. */
  async function calls(query: HistoryCallsQuery): Promise<Result<HistoryCalls>> {
    const found: HistoryCall[] = [];
    for (let before = query.before; ; ) {
      const rest = { ...query, before, limit: query.limit - found.length };
      const some = await read((open) => open.calls(rest, { now: clock.now(), liveSince }));
      if (!some.ok) return some;
      found.push(...some.value.calls);
      before = some.value.next;
      if (before === null || found.length === query.limit) {
        return ok({ ...some.value, calls: found });
      }
      await clock.sleep(0);
    }
  }

  async function read<T>(ask: (open: HistoryDatabase) => T): Promise<Result<T>> {
    await writeAll();
    if (stop.signal.aborted) return fail(CLOSED);
    if (sqlite === null || state.failure !== null) return fail(state.failure ?? notRead(null));
    try {
      return ok(ask(opened(sqlite)));
    } catch (error) {
      if (isUnusable(error)) overcome(error);
      return fail(notRead(error));
    }
  }

  function shut(): void {
    try {
      database?.close();
    } catch {
      // It was of no use any more, and nothing of it is needed.
    }
    database = null;
  }

  function tell(change: Partial<HistoryState>): void {
    const next = { ...state, ...change, dropped };
    const isNews =
      next.state !== state.state ||
      next.failure?.message !== state.failure?.message ||
      next.notice !== state.notice ||
      next.dropped !== state.dropped;
    if (!isNews) return;
    state = { ...next, since: next.state === state.state ? state.since : clock.now() };
    onState(state);
  }
}

/** Whoever goes on reading must not open the file anew. */
const CLOSED: Failure = {
  code: 'not-ready',
  message: 'Earshot is closing, so that the history was not read.',
  hint: 'Open Earshot again.',
};

const DAY_MS = 24 * 60 * 60_000;
/** What the log beside the file may take. */
const LOG_BYTES = 2_000_000;

function boundsOf({ keepDays, maxMegabytes }: HistorySettings, now: number): Bounds {
  return { keepSince: now - keepDays * DAY_MS, maxBytes: maxMegabytes * 1_000_000 - LOG_BYTES };
}
