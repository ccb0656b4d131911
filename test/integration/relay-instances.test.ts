import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createFeedServer } from '../../relay/feed/feed.ts';
import { shareAcrossInstances } from '../../relay/feed/instances.ts';
import { startRedis } from '../support/relay/redis-process.ts';

it('an instance that ends while its way to the others is being opened fails nobody', async () => {
  const redis = await startRedis();
  const failures: unknown[] = [];
  const note = (reason: unknown) => failures.push(reason);
  process.on('unhandledRejection', note);
  for (let turn = 0; turn < 20; turn += 1) {
    const io = createFeedServer(createServer());
    const instances = shareAcrossInstances(io, redis.url, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, turn));
    await io.close();
    instances.close();
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  process.off('unhandledRejection', note);
  await redis.remove();
  expect(failures).toEqual([]);
});
