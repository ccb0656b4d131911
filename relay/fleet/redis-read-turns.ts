import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { ReadTurns } from './read-turns.ts';

/** After this long without an answer the instance that asks may be dead. Milliseconds. */
const WAIT_AT_MOST_MS = 2_500;
const LOOK_AGAIN_MS = 15;
/** Longer than any request to Twilio takes. */
const KEPT_MS = 40_000;

export function createRedisReadTurns(redis: Redis): ReadTurns {
  const generationKey = (account: string) => `earshot:changes:${account}`;
  return {
    async changed(account) {
      await redis.incr(generationKey(account));
    },
    async generation(account) {
      try {
        return (await redis.get(generationKey(account))) ?? '0';
      } catch {
        return null;
      }
    },
    async take(name, windowMs) {
      const key = `earshot:read:${createHash('sha256').update(name).digest('base64url')}`;
      const reader = randomUUID();
      try {
        const [ageMs, answer] = joinSchema.parse(
          await redis.eval(JOIN, 1, key, reader, windowMs, KEPT_MS),
        );
        if (ageMs < 0) return { is: 'mine', done: (read) => void done(key, reader, read) };
        const given = answer === '' ? waitFor(key) : Promise.resolve(answer);
        // Both moments were cut to whole milliseconds.
        return { is: 'another’s', ageMs: ageMs + 1, answer: given };
      } catch {
        return { is: 'mine', done: () => undefined };
      }
    },
  };

  async function done(key: string, reader: string, answer: string | null): Promise<void> {
    await redis.eval(DONE, 1, key, reader, answer ?? '', WAIT_AT_MOST_MS).catch(() => undefined);
  }

  async function waitFor(key: string): Promise<string | null> {
    const until = performance.now() + WAIT_AT_MOST_MS;
    try {
      while (performance.now() < until) {
        const [began, answer] = await redis.hmget(key, 'began', 'answer');
        if (answer) return answer;
        if (began === null) return null;
        await sleep(LOOK_AGAIN_MS);
      }
    } catch {
      // Redis went away: whoever waits asks by itself.
    }
    return null;
  }
}

const joinSchema = z.tuple([z.number(), z.string()]);

/** ARGV: who would read, the window. Answers the age of the reading to share, or -1 to read. */
const JOIN = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local began = redis.call('HGET', KEYS[1], 'began')
if began and now - tonumber(began) < tonumber(ARGV[2]) then
  return {now - tonumber(began), redis.call('HGET', KEYS[1], 'answer') or ''}
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'began', string.format('%.0f', now), 'reader', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {-1, ''}
`;

/** Only for the reader whose turn it still is. */
const DONE = `
if redis.call('HGET', KEYS[1], 'reader') ~= ARGV[1] then return 0 end
if ARGV[2] == '' then return redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'answer', ARGV[2])
return redis.call('PEXPIRE', KEYS[1], ARGV[3])
`;
