import type { z } from 'zod';
import type { Board, BoardOptions } from './board.ts';
import { createMemoryBoard } from './memory-board.ts';
import { createMemoryPlaces, type Places } from './places.ts';
import { createMemoryReadTurns, type ReadTurns } from './read-turns.ts';
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
  close(): void;
}

/** Callbacks come in only afterwards. Milliseconds. */
const BEGUN_WITHIN_MS = 1_000;

/** Resolves when it can be used, and soon also when Redis is away: then it rejects what it is asked. */
export async function openFleet(
  redisUrl: string | null,
  { now }: { readonly now: () => number },
): Promise<Fleet> {
  if (redisUrl === null) {
    return {
      board: (options) => createMemoryBoard(options, now),
      places: createMemoryPlaces(),
      readTurns: createMemoryReadTurns(),
      hasOthers: false,
      close: () => undefined,
    };
  }
  // Loaded only where there is a Redis: whoever rehearses waits for what is loaded.
  const { connectRedis, firstReady } = await import('./redis.ts');
  const redis = connectRedis(redisUrl);
  await firstReady(redis, BEGUN_WITHIN_MS).catch(() => undefined);
  return {
    board: (options) => createRedisBoard(options, redis),
    places: createRedisPlaces(redis),
    readTurns: createRedisReadTurns(redis),
    hasOthers: true,
    close: () => redis.disconnect(),
  };
}
