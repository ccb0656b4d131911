import { Redis } from 'ioredis';

/** Longer than this, a Redis that does not answer counts as away. Milliseconds. */
const ANSWER_WITHIN_MS = 700;
const LOOK_EVERY_MS = 500;

/**
 * A connection whose commands fail at once while Redis is away, instead of piling up: who asks is a
 * person, and what is asked is worth nothing later. It connects again by itself. A Redis that stands
 * still is away, too: nobody's click waits for it more than once.
 */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    commandTimeout: ANSWER_WITHIN_MS,
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    // What was given up must not be done later.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
  });
  // Without a listener it is written to the console; whoever asks learns of it from the answer.
  redis.on('error', () => undefined);
  const looking = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => redis.disconnect(true));
  }, LOOK_EVERY_MS).unref();
  redis.once('end', () => clearInterval(looking));
  return redis;
}

/** For the first commands, since none waits for the connection. Rejects when it does not come about. */
export async function firstReady(redis: Redis, withinMs = 3_000): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      redis.off('ready', onReady);
      reject(new Error('Redis does not answer. Check its address, and that it runs.'));
    }, withinMs);
    redis.once('ready', onReady);

    function onReady(): void {
      clearTimeout(timer);
      resolve();
    }
  });
}
