import { Redis } from 'ioredis';

/** How long an answer of Redis may take before it counts as away. */
const REDIS_LIMIT = 1_000;

interface ConnectionNeeds {
  readonly url: string;
  /** In Redis's list of clients. */
  readonly name: string;
  readonly onError: (error: Error) => void;
}

/**
 * A connection that fails at once while Redis is away, and comes back by itself. What was under way
 * when it broke is not repeated here: only the caller knows whether that may be done.
 */
export function connectRedis({ url, name, onError }: ConnectionNeeds): Redis {
  const redis = new Redis(url, {
    connectionName: `earshot-${name}`,
    connectTimeout: 5_000,
    commandTimeout: REDIS_LIMIT,
    blockingTimeout: REDIS_LIMIT * 2,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(50 * times, 500),
  });
  redis.on('error', onError);
  return redis;
}
