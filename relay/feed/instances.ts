import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { FeedServer } from './feed-server.ts';

/**
 * What one instance says to consoles reaches those of all instances: presence, leases and help. Events
 * do not need it: each instance follows the log by itself.
 */
export function shareAcrossInstances(
  io: FeedServer,
  redisUrl: string,
  onError: (error: unknown) => void,
): { close(): void } {
  // The adapter reads on at once after an error, so its commands have to wait while Redis is away.
  const redis = new Redis(redisUrl, {
    connectionName: 'earshot-instances',
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(50 * times, 500),
  });
  redis.on('error', onError);
  const itsRedis = withNoFailureUnseen(redis);
  io.adapter(
    createAdapter(itsRedis, { streamName: 'earshot:instances', channelPrefix: 'earshot' }),
  );
  return { close: () => redis.disconnect() };
}

/**
 * The adapter looks at no outcome of some of its commands. Those that wait when the connection is closed
 * fail then, and nobody's failure would end the process before what it accepted is safe.
 */
function withNoFailureUnseen(redis: Redis): Redis {
  const send = redis.sendCommand.bind(redis);
  const duplicate = redis.duplicate.bind(redis);
  redis.sendCommand = (...sent) => {
    const outcome = send(...sent);
    if (outcome instanceof Promise) outcome.catch(() => undefined);
    return outcome;
  };
  redis.duplicate = (...override) => withNoFailureUnseen(duplicate(...override));
  return redis;
}
