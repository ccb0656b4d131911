import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../relay/clock.ts';
import type { EventLog } from '../../relay/log/event-log.ts';
import { createRedisLog } from '../../relay/log/redis-log.ts';
import { keysOf } from '../../relay/log/redis-text.ts';
import { trimByAge } from '../../relay/log/redis-trimming.ts';
import {
  entryOf,
  expectLikeAList,
  MODEL_ACCOUNT,
  MODEL_LIMITS,
  someActs,
} from '../support/relay/log-model.ts';
import { type RedisProcess, startRedis } from '../support/relay/redis-process.ts';

let redis: RedisProcess;
let direct: Redis;
let names = 0;

beforeAll(async () => {
  redis = await startRedis();
  direct = new Redis(redis.url);
});
afterAll(async () => {
  direct?.disconnect();
  await redis?.remove();
});

async function openLog(limits = MODEL_LIMITS): Promise<EventLog> {
  const log = createRedisLog({
    url: redis.url,
    accounts: [MODEL_ACCOUNT],
    limits,
    clock: systemClock,
    newLogName: () => `log ${++names}`,
    onError: () => undefined,
  });
  await eventually(() => log.ping());
  return log;
}

/** Until it does not reject any more. */
async function eventually<T>(act: () => Promise<T> | T, patience = 8_000): Promise<T> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe('the log in Redis', () => {
  it('numbers what is new without a gap, knows repeats, and tells its follower of all', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        await direct.flushall();
        const log = await openLog();
        try {
          const { list, told } = await expectLikeAList(log, acts, 1_000);
          await eventually(() => expect(told).toEqual(list));
        } finally {
          await log.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same to two instances that append at once, each entry once', async () => {
    await direct.flushall();
    // Enough for a follower that is slower than those who append.
    const limits = { ...MODEL_LIMITS, logEntries: 10_000 };
    const logs = [await openLog(limits), await openLog(limits)];
    let begun = 0;
    const told = logs.map((log) => {
      const keys: string[] = [];
      const numbers: number[] = [];
      log.follow({
        begins() {
          begun += 1;
        },
        flowing: () => undefined,
        entries(_account, entries) {
          for (const entry of entries) {
            numbers.push(entry.seq);
            keys.push('params' in entry ? (entry.params.Key ?? '') : '');
          }
        },
      });
      return { keys, numbers };
    });
    await eventually(() => expect(begun).toBe(2));
    const all = Array.from({ length: 300 }, (_, key) => key);
    const results = await Promise.all(
      logs.flatMap((log) => all.map((key) => log.append(MODEL_ACCOUNT, [entryOf(key, key)]))),
    );
    expect(results.flat().filter((result) => result === 'stored')).toHaveLength(all.length);
    await eventually(() => {
      for (const { numbers } of told) expect(numbers).toEqual(all.map((key) => key + 1));
    });
    expect(told[0]?.keys).toEqual(told[1]?.keys);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('takes away what is too old and nothing else', async () => {
    await direct.flushall();
    const log = await openLog();
    const entries = Array.from({ length: 30 }, (_, key) => entryOf(key, 1_000 + key * 10));
    await log.append(MODEL_ACCOUNT, entries);
    await trimByAge(direct, keysOf(MODEL_ACCOUNT).stream, 1_125);
    expect((await log.read(MODEL_ACCOUNT, 12, 100)).entries).toBeNull();
    expect((await log.read(MODEL_ACCOUNT, 13, 100)).entries).toHaveLength(17);
    await trimByAge(direct, keysOf(MODEL_ACCOUNT).stream, 5_000);
    expect(await log.read(MODEL_ACCOUNT, 30, 100)).toMatchObject({ head: 30, entries: [] });
    expect(await log.append(MODEL_ACCOUNT, [entryOf(99, 6_000)])).toEqual(['stored']);
    expect((await log.read(MODEL_ACCOUNT, 30, 100)).entries).toMatchObject([{ seq: 31 }]);
    await log.close();
  });

  it('rejects soon while Redis stands still, and a repeat afterwards is kept once', async () => {
    await direct.flushall();
    const log = await openLog();
    redis.freeze();
    const start = Date.now();
    await expect(log.append(MODEL_ACCOUNT, [entryOf(1, 1)])).rejects.toThrow();
    expect(Date.now() - start).toBeLessThan(3_000);
    redis.thaw();
    await eventually(() => log.append(MODEL_ACCOUNT, [entryOf(1, 1)]));
    expect((await log.read(MODEL_ACCOUNT, 0, 10)).entries).toHaveLength(1);
    await log.close();
  });

  it('begins anew under another name when Redis gives numbers a second time', async () => {
    await direct.flushall();
    const log = await openLog();
    const begun: { log: string; head: number }[] = [];
    const flow: boolean[] = [];
    log.follow({
      begins: (_account, end) => void begun.push(end),
      flowing: (is) => void flow.push(is),
      entries: () => undefined,
    });
    await eventually(() => expect(begun).toHaveLength(1));
    await log.append(MODEL_ACCOUNT, [entryOf(1, 1), entryOf(2, 2)]);
    await eventually(() => expect(flow.at(-1)).toBe(true));
    // As a copy from before the second entry would be, to which another one was added since.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { stream, end } = keysOf(MODEL_ACCOUNT);
    await redis.stop();
    await redis.start();
    await eventually(() => direct.ping());
    await direct
      .multi()
      .del(stream)
      .xadd(stream, '1-1', 'e', '{"kind":"gap"}')
      .xadd(stream, '2-7', 'e', '{"kind":"gap"}')
      .hset(end, 'head', 2)
      .exec();
    await eventually(() => expect(begun.length).toBeGreaterThan(1));
    expect(begun.at(-1)?.log).not.toBe(begun[0]?.log);
    expect((await log.read(MODEL_ACCOUNT, 2, 1)).log).toBe(begun.at(-1)?.log);
    await log.close();
  });
});
