import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { connectRedis } from './redis-connection.ts';

interface RollCallNeeds {
  readonly url: string;
  /** Of this life of this instance. */
  readonly name: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Callbacks may have been lost: for a while nobody was here, or an instance fell silent. */
  readonly onMissing: () => void;
}

export interface RollCall {
  /** `isDone`: this instance leaves nothing behind, so that nobody has to miss it. */
  close(isDone: boolean): Promise<void>;
}

const EVERY = 2_000;
const MISSING_AFTER = 10_000;
/** After Redis was away everybody looks late, so one's own calls have to arrive first. */
const CALLS_BEFORE_JUDGING = 8;
const KEY = 'earshot:roll-call';

/**
 * Each instance says every two seconds that it is there. A callback that was on its way to one that died
 * is not repeated by Twilio, and neither is one that came while there was none: both are found out here.
 */
export function keepRollCall({ url, name, clock, onError, onMissing }: RollCallNeeds): RollCall {
  const redis = connectRedis({ url, name: 'roll-call', onError });
  let calls = 0;
  let isFirst = true;
  let isOver = false;
  let stop = clock.after(0, call);

  async function call(): Promise<void> {
    try {
      const judge = calls >= CALLS_BEFORE_JUDGING ? MISSING_AFTER : 0;
      const answer = await redis.eval(CALL, 1, KEY, name, judge);
      const [others, missing] = z.tuple([z.int(), z.int()]).parse(answer);
      if (isOver) return;
      if (missing > 0 || (isFirst && others === 0)) onMissing();
      isFirst = false;
      calls += 1;
    } catch (error) {
      if (isOver) return;
      calls = 0;
      onError(error);
    }
    stop = clock.after(EVERY, call);
  }

  return {
    async close(isDone) {
      isOver = true;
      stop();
      if (isDone) await redis.hdel(KEY, name).catch(onError);
      redis.disconnect();
    },
  };
}

/**
 * KEYS: the roll. ARGV: who calls, how many milliseconds of silence are too many (0: nobody is judged).
 * Answers how many others there are, and how many of them fell silent and were struck off. By the clock
 * of Redis, since those of the instances may differ.
 */
const CALL = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local roll = redis.call('HGETALL', KEYS[1])
local others, missing = 0, 0
for i = 1, #roll, 2 do
  if roll[i] ~= ARGV[1] then
    others = others + 1
    if tonumber(ARGV[2]) > 0 and now - tonumber(roll[i + 1]) > tonumber(ARGV[2]) then
      redis.call('HDEL', KEYS[1], roll[i])
      missing = missing + 1
    end
  end
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now))
return {others, missing}
`;
