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
  io.adapter(createAdapter(redis, { streamName: 'earshot:instances', channelPrefix: 'earshot' }));
  return { close: () => redis.disconnect() };
}
