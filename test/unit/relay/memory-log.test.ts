import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryLog } from '../../../relay/log/memory-log.ts';
import {
  entryOf,
  expectLikeAList,
  MODEL_ACCOUNT,
  MODEL_LIMITS,
  someActs,
} from '../../support/relay/log-model.ts';

const HOUR = 3_600_000;

function logAt(clock: { now: () => number }) {
  const accounts = [MODEL_ACCOUNT];
  return createMemoryLog({ accounts, limits: MODEL_LIMITS, clock, newLogName: () => 'first' });
}

describe('the log in memory', () => {
  it('numbers what is new without a gap, knows repeats, and tells its follower of all', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        const log = logAt({ now: () => 1_000 });
        const { list, told } = await expectLikeAList(log, acts, 1_000);
        expect(told).toEqual(list);
      }),
    );
  });

  it('forgets entries and keys that are too old, and says so', async () => {
    let now = 0;
    const log = logAt({ now: () => now });
    await log.append(MODEL_ACCOUNT, [entryOf(1, 0), entryOf(2, 0)]);
    now = HOUR / 2;
    await log.append(MODEL_ACCOUNT, [entryOf(3, now)]);
    now = HOUR + 1;
    expect((await log.read(MODEL_ACCOUNT, 1, 10)).entries).toBeNull();
    expect((await log.read(MODEL_ACCOUNT, 2, 10)).entries).toMatchObject([{ seq: 3 }]);
    expect(await log.append(MODEL_ACCOUNT, [entryOf(3, now), entryOf(1, now)])).toEqual([
      'repeat',
      'stored',
    ]);
    expect(await log.read(MODEL_ACCOUNT, 3, 10)).toMatchObject({ head: 4, entries: [{ seq: 4 }] });
  });

  it('keeps no more than it may, however much comes', async () => {
    const log = logAt({ now: () => 0 });
    for (let key = 0; key < 1_000; key += 1) await log.append(MODEL_ACCOUNT, [entryOf(key, 0)]);
    expect((await log.read(MODEL_ACCOUNT, 1_000 - 40, 100)).entries).toHaveLength(40);
    expect((await log.read(MODEL_ACCOUNT, 1_000 - 60, 100)).entries).toBeNull();
  });
});
