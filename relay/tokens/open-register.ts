import { join } from 'node:path';
import { connectRedis } from '../fleet/redis.ts';
import { createFileRegister } from './file-register.ts';
import { createRedisRegister } from './redis-register.ts';
import { createMemoryRegister, type TokenRegister } from './token-register.ts';

/** Where the relay and the command line both find the register: in Redis, or in the data folder. */
export function openTokenRegister(
  place: { readonly redisUrl: string | null; readonly dataFolder: string | null },
  now: () => number,
): TokenRegister {
  if (place.redisUrl !== null) return createRedisRegister(connectRedis(place.redisUrl), now);
  return place.dataFolder === null
    ? createMemoryRegister()
    : createFileRegister(join(place.dataFolder, 'tokens.jsonl'), now);
}
