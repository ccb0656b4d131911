import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Follower, LogEnd } from './event-log.ts';
import { connectRedis } from './redis-connection.ts';
import { RENAME } from './redis-scripts.ts';
import { entryFrom, keysOf, placeOf, type Row, rowsFrom, streamsFrom } from './redis-text.ts';

interface FollowerNeeds {
  readonly url: string;
  readonly accounts: readonly string[];
  readonly clock: Clock;
  readonly newLogName: () => string;
  readonly onError: (error: Error) => void;
  readonly follower: Follower;
  /** Where an account's log ends; it begins one where there is none. */
  readonly endOf: (account: string) => Promise<LogEnd>;
}

export interface RedisFollowing {
  close(): Promise<void>;
}

/** Short of the time limit of a command, so that an idle log is told from one that is away. */
const BLOCK = 400;
const MOST_ROWS = 500;
/** Between two answers, so that a busy log is read in handfuls; a quiet one is read at once. */
const GATHERING = { least: 4, most: 20 };
const PAUSE_WHEN_AWAY = 100;
/** How often it is looked whether Redis still has the log that is being followed. */
const CHECKING = 5_000;

/** Where the follower stands in one account's log. */
interface Standing {
  readonly log: string;
  readonly seq: number;
  /** Of the entry `seq`; null when that was not there to be seen. */
  readonly at: number | null;
}

/**
 * Follows the streams of all accounts on a connection of its own, so that no instance needs another.
 *
 * A Redis that was restored from an old copy gives numbers a second time. So after every break it is
 * looked whether the entry told last is still the one in the log; if not, the log gets another name and
 * begins anew for everybody.
 */
export function followRedis(needs: FollowerNeeds): RedisFollowing {
  const { url, accounts, clock, follower, onError } = needs;
  const redis = connectRedis({ url, name: 'follower', onError });
  const standings = new Map<string, Standing>();
  let flowing = false;
  let closed = false;
  let checkAt = 0;
  const ended = run();

  async function run(): Promise<void> {
    while (!closed) {
      try {
        if (clock.now() >= checkAt) await checkAll();
        const readAt = clock.now();
        const rows = await readOn();
        setFlowing(true);
        if (clock.now() - readAt < GATHERING.least) await pause(gathering(rows));
      } catch (error) {
        if (closed) return;
        // While Redis is away the connection tells of it; a defect here would be told by nobody.
        if (flowing) onError(error instanceof Error ? error : new Error(String(error)));
        checkAt = 0;
        setFlowing(false);
        await pause(PAUSE_WHEN_AWAY);
      }
    }
  }

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  function setFlowing(now: boolean): void {
    if (now === flowing) return;
    flowing = now;
    follower.flowing(now);
  }

  async function checkAll(): Promise<void> {
    for (const account of accounts) {
      const end = await needs.endOf(account);
      const standing = standings.get(account);
      if (standing === undefined || standing.log !== end.log) await begin(account, end);
      else if (await wentBack(redis, account, standing, end)) await beginRenamed(account, end);
    }
    checkAt = clock.now() + CHECKING;
  }

  async function begin(account: string, { log, head }: LogEnd): Promise<void> {
    const [row] = await rowsAt(redis, account, head);
    const last = row === undefined ? null : placeOf(row[0]);
    standings.set(account, { log, seq: head, at: last?.seq === head ? last.at : null });
    follower.begins(account, { log, head });
  }

  async function beginRenamed(account: string, { log }: LogEnd): Promise<void> {
    await redis.eval(RENAME, 1, keysOf(account).end, log, needs.newLogName());
    await begin(account, await needs.endOf(account));
  }

  /** Answers how many rows there were. */
  async function readOn(): Promise<number> {
    const standing = accounts.map((account) => idAfter(standings.get(account)));
    const streams = accounts.map((account) => keysOf(account).stream);
    const answer = await redis.xread(
      'COUNT',
      MOST_ROWS,
      'BLOCK',
      BLOCK,
      'STREAMS',
      ...streams,
      ...standing,
    );
    let count = 0;
    for (const [stream, rows] of streamsFrom(answer)) {
      const account = accounts[streams.indexOf(stream)];
      if (account !== undefined) await tell(account, rows);
      count += rows.length;
    }
    return count;
  }

  async function tell(account: string, rows: readonly Row[]): Promise<void> {
    const standing = standings.get(account);
    const entries = rows.map(entryFrom);
    const last = entries.at(-1);
    if (standing === undefined || last === undefined || closed) return;
    const next = entries[0]?.seq ?? 0;
    if (next !== standing.seq + 1) {
      const end = await needs.endOf(account);
      if (next <= standing.seq) await beginRenamed(account, end);
      // So far behind that some were taken away meanwhile.
      else await begin(account, end);
      return;
    }
    standings.set(account, { log: standing.log, seq: last.seq, at: last.at });
    follower.entries(account, entries);
  }

  return {
    async close() {
      closed = true;
      redis.disconnect();
      await ended;
    },
  };
}

/** Larger handfuls when more than one comes in a millisecond. */
const gathering = (rows: number): number =>
  Math.max(GATHERING.least, Math.min(GATHERING.most, rows));

const LATEST = '18446744073709551615';

function idAfter(standing: Standing | undefined): string {
  return standing === undefined ? '$' : `${standing.seq}-${standing.at ?? LATEST}`;
}

async function wentBack(redis: Redis, account: string, { seq, at }: Standing, { head }: LogEnd) {
  if (head < seq) return true;
  const [row] = await rowsAt(redis, account, seq);
  const found = row === undefined ? null : placeOf(row[0]);
  // One that is not there was taken away for its age.
  return found?.seq === seq && at !== null && found.at !== at;
}

async function rowsAt(redis: Redis, account: string, seq: number): Promise<readonly Row[]> {
  return rowsFrom(await redis.xrange(keysOf(account).stream, `${seq}-0`, '+', 'COUNT', 1));
}
