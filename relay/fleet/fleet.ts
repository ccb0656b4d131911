import type { z } from 'zod';
import type { Board, BoardOptions } from './board.ts';
import { createMemoryBoard } from './memory-board.ts';
import { createMemoryPlaces, type Places } from './places.ts';
import { createMemoryReadTurns, type ReadTurns } from './read-turns.ts';
import { connectRedis, firstReady } from './redis.ts';
import { createRedisBoard } from './redis-board.ts';
import { createRedisPlaces } from './redis-places.ts';
import { createRedisReadTurns } from './redis-read-turns.ts';

/** What the instances of one relay have in common: through Redis, or in the memory of the only one. */
export interface Fleet {
  board<T>(options: BoardOptions & { readonly schema: z.ZodType<T> }): Board<T>;
  /** For requests to Twilio: so many at once of one account. */
  readonly places: Places;
  /** Who reads a list that many ask for. */
  readonly readTurns: ReadTurns;
  /** Whether there may be other instances. */
  readonly hasOthers: boolean;
  /** Resolves when it can be used, and soon also when Redis is away: then it rejects what it is asked. */
  readonly begun: Promise<void>;
  close(): void;
}

/** Callbacks come in only afterwards. Milliseconds. */
const BEGUN_WITHIN_MS = 1_000;

export function createFleet(
  redisUrl: string | null,
  { now }: { readonly now: () => number },
): Fleet {
  if (redisUrl === null) {
    return {
      board: (options) => createMemoryBoard(options, now),
      places: createMemoryPlaces(),
      readTurns: createMemoryReadTurns(),
      hasOthers: false,
      begun: Promise.resolve(),
      close: () => undefined,
    };
  }
  const redis = connectRedis(redisUrl);
  return {
    board: (options) => createRedisBoard(options, redis),
    places: createRedisPlaces(redis),
    readTurns: createRedisReadTurns(redis),
    hasOthers: true,
    begun: firstReady(redis, BEGUN_WITHIN_MS).catch(() => undefined),
    close: () => redis.disconnect(),
  };
}
