import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Board, BoardOptions } from './board.ts';

/** Somebody else was quicker this often, one after the other: that is no contest but a defect. */
const MOST_TRIES = 20;

/**
 * One hash for each account. A value stands behind the time, by Redis's own clock, at which it goes, so
 * that instances whose clocks differ agree.
 */
export function createRedisBoard<T>(
  { name, most, schema }: BoardOptions & { readonly schema: z.ZodType<T> },
  redis: Redis,
): Board<T> {
  const keyOf = (account: string) => `earshot:${name}:${account}`;
  const parse = (text: string): T | null => {
    if (text === '') return null;
    const read = schema.safeParse(JSON.parse(text));
    // Another version of the relay wrote it: it is not understood here, and goes by itself.
    return read.success ? read.data : null;
  };
  const textAt = async (account: string, key: string) =>
    textSchema.parse(await redis.eval(READ_ONE, 1, keyOf(account), key));

  return {
    get: async (account, key) => parse(await textAt(account, key)),

    async all(account) {
      const pairs = listSchema.parse(await redis.eval(READ_ALL, 1, keyOf(account)));
      const things = new Map<string, T>();
      for (let index = 0; index + 1 < pairs.length; index += 2) {
        const value = parse(pairs[index + 1] ?? '');
        if (value !== null) things.set(pairs[index] ?? '', value);
      }
      return things;
    },

    async update(account, key, decide) {
      let text = await textAt(account, key);
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const current = parse(text);
        const decision = decide(current);
        if ('keep' in decision) return { now: current };
        const [next, ttlMs] =
          'remove' in decision ? ['', 0] : [JSON.stringify(decision.put), decision.ttlMs];
        const [verdict, found] = verdictSchema.parse(
          await redis.eval(SWAP, 1, keyOf(account), key, text, next, ttlMs, most),
        );
        if (verdict === 'full') return { full: true };
        if (verdict === 'done') return { now: 'remove' in decision ? null : decision.put };
        text = found;
      }
      throw new Error(`No turn to change ${name} ${key}`);
    },
  };
}

const textSchema = z.string();
const listSchema = z.array(z.string());
const verdictSchema = z.tuple([z.enum(['done', 'moved', 'full']), z.string()]);

const CLOCK = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local function value(raw)
  if not raw then return '' end
  local bar = string.find(raw, '|', 1, true)
  if tonumber(string.sub(raw, 1, bar - 1)) <= now then return '' end
  return string.sub(raw, bar + 1)
end
local function present()
  local pairs, live = redis.call('HGETALL', KEYS[1]), {}
  for index = 1, #pairs, 2 do
    local text = value(pairs[index + 1])
    if text == '' then
      redis.call('HDEL', KEYS[1], pairs[index])
    else
      live[#live + 1] = pairs[index]
      live[#live + 1] = text
    end
  end
  return live
end
`;

const READ_ONE = `${CLOCK} return value(redis.call('HGET', KEYS[1], ARGV[1]))`;
const READ_ALL = `${CLOCK} return present()`;

/** ARGV: field, the value that it is expected to have, the next value, its time to live, the most. */
const SWAP = `${CLOCK}
local found = value(redis.call('HGET', KEYS[1], ARGV[1]))
if found ~= ARGV[2] then return {'moved', found} end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  return {'done', ''}
end
if found == '' and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[5])
  and #present() / 2 >= tonumber(ARGV[5]) then
  return {'full', ''}
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now + tonumber(ARGV[4])) .. '|' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], 172800000)
return {'done', ''}
`;
