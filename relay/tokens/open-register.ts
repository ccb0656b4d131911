import { join } from 'node:path';
import { createFileRegister } from './file-register.ts';
import { createMemoryRegister, type TokenRegister } from './token-register.ts';

/** Where the relay and the command line both find the register: in Redis, or in the data folder. */
export async function openTokenRegister(
  place: { readonly redisUrl: string | null; readonly dataFolder: string | null },
  now: () => number,
): Promise<TokenRegister> {
  if (place.redisUrl !== null) {
    const { connectRedis } = await import('../fleet/redis.ts');
    const { createRedisRegister } = await import('./redis-register.ts');
    return createRedisRegister(connectRedis(place.redisUrl), now);
  }
  return place.dataFolder === null
    ? createMemoryRegister()
    : createFileRegister(join(place.dataFolder, 'tokens.jsonl'), now);
}
