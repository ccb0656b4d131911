import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { type Places, placesFor } from './places.ts';

/** A place whose instance died is free after this: longer than any request may take. Milliseconds. */
const HELD_AT_MOST_MS = 40_000;
const ASK_AGAIN_MS = { command: 10, read: 30 } as const;

/** While Redis is away each instance keeps to its own limit alone. */
export function createRedisPlaces(redis: Redis): Places {
  /** Places that Redis may have given without our hearing of it. */
  const lost = new Map<string, { readonly key: string; readonly at: number }>();
  redis.on('ready', giveBack);

  return {
    async take(account, want) {
      const key = `earshot:places:${account}`;
      const id = randomUUID();
      const until = performance.now() + want.withinMs;
      for (;;) {
        try {
          if ((await redis.eval(TAKE, 1, key, id, placesFor(want), HELD_AT_MOST_MS)) === 1) {
            return { release: () => void giveUp(key, id) };
          }
          giveBack();
        } catch {
          lose(key, id);
          return { release: () => undefined };
        }
        if (performance.now() >= until) return null;
        await sleep(ASK_AGAIN_MS[want.urgency] * (0.5 + Math.random()));
      }
    },
  };

  function giveUp(key: string, id: string): void {
    redis.zrem(key, id).catch(() => lose(key, id));
  }

  function lose(key: string, id: string): void {
    const now = performance.now();
    for (const [other, { at }] of lost) if (now - at > HELD_AT_MOST_MS) lost.delete(other);
    lost.set(id, { key, at: now });
  }

  function giveBack(): void {
    const places = [...lost];
    lost.clear();
    for (const [id, { key }] of places) giveUp(key, id);
  }
}

const TAKE = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[3]), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
`;
