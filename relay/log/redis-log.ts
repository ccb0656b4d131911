import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { EventLog, LogEnd, LogLimits, NewEntry } from './event-log.ts';
import { connectRedis } from './redis-connection.ts';
import { followRedis, type RedisFollowing } from './redis-follower.ts';
import { APPEND } from './redis-scripts.ts';
import { entryFrom, keysOf, rowsFrom, textOf } from './redis-text.ts';
import { trimByAge } from './redis-trimming.ts';

export interface RedisLogNeeds {
  readonly url: string;
  readonly accounts: readonly string[];
  readonly limits: LogLimits;
  readonly clock: Clock;
  readonly newLogName: () => string;
  readonly onError: (error: Error) => void;
}

const TRIMMING = 60_000;

/** The log of any number of instances. What was appended is as safe as Redis keeps it. */
export function createRedisLog(needs: RedisLogNeeds): EventLog {
  const { url, accounts, limits, clock, newLogName, onError } = needs;
  const redis = connectRedis({ url, name: 'log', onError });
  const appendTo = appender(redis, { limits, newLogName });
  const endOf = async (account: string) => (await appendTo(account, [])).end;
  let following: RedisFollowing | null = null;
  let stopTrimming = clock.after(TRIMMING, trim);

  function trim(): void {
    const oldest = clock.now() - limits.logAgeMs;
    const all = accounts.map((account) => trimByAge(redis, keysOf(account).stream, oldest));
    Promise.all(all).catch(onError);
    stopTrimming = clock.after(TRIMMING, trim);
  }

  return {
    append: async (account, entries) => (await appendTo(account, entries)).appended,
    async read(account, after, most) {
      const { log, head } = await endOf(account);
      if (after > head) return { log, head, entries: null };
      const { stream } = keysOf(account);
      // Up to the head that is told with them, so that nothing is missing between them.
      const answer = await redis.xrange(stream, `${after + 1}-0`, '+', 'COUNT', most);
      const entries = rowsFrom(answer).map(entryFrom);
      const kept = entries[0] === undefined ? after === head : entries[0].seq === after + 1;
      return {
        log,
        head: Math.max(head, entries.at(-1)?.seq ?? 0),
        entries: kept ? entries : null,
      };
    },
    follow(follower) {
      following = followRedis({ url, accounts, clock, newLogName, onError, follower, endOf });
    },
    async ping() {
      await redis.ping();
    },
    async close() {
      stopTrimming();
      await following?.close();
      redis.disconnect();
    },
  };
}

const answerSchema = z.tuple([z.string(), z.int()]).rest(z.int());

interface AppendedTo {
  readonly end: LogEnd;
  readonly appended: readonly ('stored' | 'repeat')[];
}

function appender(
  redis: Redis,
  { limits, newLogName }: Pick<RedisLogNeeds, 'limits' | 'newLogName'>,
) {
  return async (account: string, entries: readonly NewEntry[]): Promise<AppendedTo> => {
    const keys = keysOf(account);
    const names = entries.map(({ key, also }) => (also === undefined ? [key] : [key, also]));
    const seen = names.flat().map(keys.seen);
    const answer = await redis.eval(
      APPEND,
      seen.length + 2,
      keys.end,
      keys.stream,
      ...seen,
      newLogName(),
      limits.logEntries,
      limits.logAgeMs,
      ...entries.flatMap(({ at, body }, index) => [names[index]?.length ?? 1, at, textOf(body)]),
    );
    const [log, head, ...kept] = answerSchema.parse(answer);
    return { end: { log, head }, appended: kept.map((one) => (one === 1 ? 'stored' : 'repeat')) };
  };
}
