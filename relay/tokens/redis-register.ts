import type { Redis } from 'ioredis';
import { firstReady } from '../fleet/redis.ts';
import {
  REVOCATIONS_AGE_MS,
  type RegisterLine,
  registered,
  registerLineSchema,
  type TokenRegister,
} from './token-register.ts';

const ISSUED = 'earshot:tokens:issued';
const REVOKED = 'earshot:tokens:revoked';

/**
 * In Redis, for all instances. While Redis is away what was last known of revocations counts; a relay
 * that never heard of any says so by rejecting.
 */
export function createRedisRegister(redis: Redis, now: () => number): TokenRegister {
  let revoked: ReadonlySet<string> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  const settled = firstReady(redis).catch(() => undefined);

  return {
    async add(claims) {
      await firstReady(redis);
      await redis.hset(ISSUED, claims.id, JSON.stringify({ issued: claims }));
    },
    async revoke(id) {
      await firstReady(redis);
      await redis.sadd(REVOKED, id);
      readAt = Number.NEGATIVE_INFINITY;
    },
    async isRevoked(id) {
      if (now() - readAt >= REVOCATIONS_AGE_MS) {
        reading ??= refresh().finally(() => {
          reading = null;
        });
        await reading;
      }
      return revoked?.has(id) ?? false;
    },
    async list() {
      await firstReady(redis);
      const issued = Object.values(await redis.hgetall(ISSUED)).map(
        (text): RegisterLine => registerLineSchema.parse(JSON.parse(text)),
      );
      const lines = (await redis.smembers(REVOKED)).map((id): RegisterLine => ({ revoked: id }));
      return registered([...issued, ...lines]);
    },
    async close() {
      redis.disconnect();
    },
  };

  async function refresh(): Promise<void> {
    const began = now();
    await settled;
    try {
      revoked = new Set(await redis.smembers(REVOKED));
    } catch (error) {
      if (revoked === null) throw error;
    }
    readAt = began;
  }
}
