import { expect, it } from 'vitest';
import { createMemoryLog } from '../../../relay/log/memory-log.ts';
import { createHandClock } from '../../support/relay/hand-clock.ts';
import { createHandFeed } from '../../support/relay/hand-feed.ts';
import { entryOf } from '../../support/relay/log-model.ts';

it('tells everybody on, after more came at once than is kept in memory', async () => {
  const clock = createHandClock();
  const log = createMemoryLog({
    accounts: ['AC1'],
    limits: { logAgeMs: 3_600_000_000, logEntries: 100_000 },
    clock,
    newLogName: () => 'now',
  });
  const { feed, open } = createHandFeed('AC1', log, clock);
  log.follow({
    begins: (_account, end) => feed.begins(end),
    entries: (_account, entries) => feed.entries(entries),
    flowing: (flowing) => feed.flowing(flowing),
  });
  const console = open(null);
  let count = 0;
  const add = async (some: number) => {
    const from = count;
    count += some;
    const made = Array.from({ length: some }, (_, index) => entryOf(from + index, clock.now()));
    await log.append('AC1', made);
    await clock.pass(1_000);
    console.answer();
    await clock.pass(1_000);
  };
  await add(10);
  await add(6_000);
  for (let turn = 0; turn < 20; turn += 1) {
    console.answer();
    await clock.pass(1_000);
  }
  await add(1);
  expect([console.entries.length, console.tooOld, console.complaints]).toEqual([6_011, 0, []]);
});
