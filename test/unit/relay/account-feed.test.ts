import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryLog } from '../../../relay/log/memory-log.ts';
import { createHandClock } from '../../support/relay/hand-clock.ts';
import { createHandFeed, type HandConsole } from '../../support/relay/hand-feed.ts';
import { entryOf } from '../../support/relay/log-model.ts';

const ACCOUNT = 'AC1';

function stage(logEntries = 100_000) {
  const clock = createHandClock();
  const log = createMemoryLog({
    accounts: [ACCOUNT],
    limits: { logAgeMs: 3_600_000_000, logEntries },
    clock,
    newLogName: () => 'now',
  });
  const { feed, open } = createHandFeed(ACCOUNT, log, clock);
  let count = 0;
  const add = (some: number) => {
    const from = count;
    count += some;
    const entries = Array.from({ length: some }, (_, index) => entryOf(from + index, clock.now()));
    return log.append(ACCOUNT, entries);
  };
  const follow = () =>
    log.follow({
      begins: (_account, end) => feed.begins(end),
      entries: (_account, entries) => feed.entries(entries),
      flowing: (flowing) => feed.flowing(flowing),
    });
  return { clock, log, feed, open, add, follow, head: () => count };
}

const someActs = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('add' as const), count: fc.integer({ min: 1, max: 900 }) }),
    fc.record({
      act: fc.constant('open' as const),
      log: fc.constantFrom('now', 'now', 'now', 'another'),
      back: fc.option(fc.integer({ min: -3, max: 6_000 })),
    }),
    fc.record({ act: fc.constant('answer' as const), who: fc.nat({ max: 8 }) }),
    fc.record({ act: fc.constant('leave' as const), who: fc.nat({ max: 8 }) }),
    fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 60 }) }),
  ),
  { maxLength: 50 },
);

describe('the feed of an account', () => {
  it('gives every console all after what it saw, in order, once, or says that it cannot', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        const { clock, open, add, follow, head } = stage(5_000);
        await add(4_000);
        follow();
        const here: { console: HandConsole; honest: boolean }[] = [];
        for (const one of acts) {
          if (one.act === 'add') await add(one.count);
          else if (one.act === 'pass') await clock.pass(one.ms);
          else if (one.act === 'answer') here[one.who]?.console.answer();
          else if (one.act === 'leave') here.splice(one.who, 1)[0]?.console.leave();
          else {
            const seq = head() - (one.back ?? 0);
            const after = one.back === null || seq < 0 ? null : { log: one.log, seq };
            const kept =
              after === null || (one.log === 'now' && seq <= head() && head() - seq <= 2_000);
            here.push({ console: open(after), honest: kept });
          }
        }
        for (let turn = 0; turn < 40; turn += 1) {
          for (const { console } of here) console.answer();
          await clock.pass(600);
        }
        for (const { console, honest } of here) {
          expect(console.complaints).toEqual([]);
          expect(console.place).toEqual({ log: 'now', seq: head() });
          if (honest) expect(console.tooOld).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('tells a console that comes while events gather each of them once', async () => {
    const { clock, open, add, follow } = stage();
    follow();
    const first = Array.from({ length: 8 }, () => open(null));
    await add(1);
    await add(2);
    expect(first.map(({ entries }) => entries.length)).toEqual(first.map(() => 1));
    const late = [open({ log: 'now', seq: 1 }), open({ log: 'now', seq: 3 }), open(null)];
    await clock.pass(100);
    expect(late.map(({ entries }) => entries.length)).toEqual([2, 0, 0]);
    for (const { place, complaints } of [...first, ...late]) {
      expect(complaints).toEqual([]);
      expect(place?.seq).toBe(3);
    }
  });

  it('tells a quiet log’s events soon, and lets those of a busy one gather for longer', async () => {
    const { clock, open, add, follow } = stage();
    follow();
    const [one] = Array.from({ length: 100 }, () => open(null));
    const toldAfter = async (ms: number) => {
      await clock.pass(ms);
      return one?.entries.length;
    };
    await add(1);
    expect(await toldAfter(0)).toBe(1);
    await add(60);
    expect(await toldAfter(24)).toBe(1);
    expect(await toldAfter(1)).toBe(61);
    await add(1);
    expect(await toldAfter(49)).toBe(61);
    expect(await toldAfter(1)).toBe(62);
    await add(1);
    expect(await toldAfter(25)).toBe(63);
  });

  it('tells whoever lies about the last event, or about the log, to reconcile', async () => {
    const { clock, open, add, follow } = stage();
    await add(10);
    follow();
    const ahead = open({ log: 'now', seq: 11 });
    const other = open({ log: 'another', seq: 5 });
    await clock.pass(1_000);
    expect([ahead.tooOld, other.tooOld]).toEqual([1, 1]);
    await add(1);
    await clock.pass(100);
    expect([ahead.entries.length, other.entries.length]).toEqual([1, 1]);
  });

  it('sends a console that does not answer a bounded number, and ends it in the end', async () => {
    const { clock, feed, open, add, follow } = stage();
    follow();
    const [mute, attentive] = [open(null), open(null)];
    for (let turn = 0; turn < 40; turn += 1) {
      await add(500);
      await clock.pass(10);
      attentive.answer();
    }
    expect(attentive.place?.seq).toBe(20_000);
    expect(mute.mostUnseen).toBeLessThan(6_000);
    await clock.pass(30_000);
    feed.dropSilent();
    expect(mute.entries.length).toBeLessThan(6_000);
    await add(1);
    await clock.pass(100);
    expect(attentive.place?.seq).toBe(20_001);
    expect(mute.place?.seq).toBeLessThan(6_000);
  });

  it('welcomes those that came before the log could be reached, when it can', async () => {
    const { clock, open, add, follow } = stage();
    await add(3);
    const [early, fresh] = [open({ log: 'now', seq: 1 }), open(null)];
    follow();
    await clock.pass(600);
    expect(early.place).toEqual({ log: 'now', seq: 3 });
    expect(early.entries).toHaveLength(2);
    expect(fresh.entries).toHaveLength(0);
  });

  it('tells all of another log when one begins', async () => {
    const { clock, feed, open, add, follow } = stage();
    await add(3);
    follow();
    const one = open(null);
    await clock.pass(100);
    feed.begins({ log: 'restored', head: 2 });
    feed.entries([{ seq: 3, at: 1, kind: 'gap' }]);
    await clock.pass(100);
    expect(one.tooOld).toBe(1);
    expect(one.place).toEqual({ log: 'restored', seq: 3 });
    expect(one.complaints).toEqual([]);
  });
});
