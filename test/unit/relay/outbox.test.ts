import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbox } from '../../../relay/log/outbox.ts';
import { openSpill, type Spill } from '../../../relay/log/spill.ts';
import type { Waiting } from '../../../relay/log/waiting.ts';
import { entryOf } from '../../support/relay/log-model.ts';

const LIMITS = { outboxEntries: 8, outboxBytes: 1_000_000 };
const waiting = (key: number): Waiting => ({ account: 'AC1', entry: entryOf(key, key) });
const keysOf = (some: readonly Waiting[]) => some.map(({ entry }) => entry.key);
const noError = (error: unknown) => {
  throw error;
};

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-outbox-'));
});
afterAll(() => rm(folder, { recursive: true }));
const newFolder = () => path.join(folder, String(++count));

const someActs = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ drop: fc.integer({ min: 0, max: 5 }) }) },
  ),
  { maxLength: 60 },
);

describe('the outbox', () => {
  it('is a queue that knows repeats and has an end', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        const outbox = createOutbox({ limits: LIMITS, spill: null, left: [] });
        const list: number[] = [];
        for (const act of acts) {
          if ('add' in act) {
            const expected = list.includes(act.add) ? 'repeat' : list.length >= 8 ? 'full' : 'kept';
            expect(await outbox.add(waiting(act.add))).toBe(expected);
            if (expected === 'kept') list.push(act.add);
          } else {
            const dropped = Math.min(act.drop, list.length);
            await outbox.drop(dropped);
            list.splice(0, dropped);
          }
          expect(keysOf(outbox.peek(100))).toEqual(keysOf(list.map(waiting)));
          expect(outbox.size).toBe(list.length);
          expect(outbox.bytes > 0).toBe(list.length > 0);
        }
      }),
    );
  });

  it('is full by bytes, too, and takes in a mark of what is lost even then', async () => {
    const limits = { outboxEntries: 100, outboxBytes: 150 };
    const outbox = createOutbox({ limits, spill: null, left: [] });
    expect(await outbox.add(waiting(1))).toBe('kept');
    expect(await outbox.add(waiting(2))).toBe('kept');
    expect(outbox.isFull).toBe(true);
    expect(await outbox.add(waiting(3))).toBe('full');
    const gap: Waiting = { account: 'AC1', entry: { key: 'g', at: 1, body: { kind: 'gap' } } };
    expect(await outbox.add(gap)).toBe('kept');
  });

  it('is found again by the next process, with all that waits and nothing torn', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, fc.string({ maxLength: 30 }), async (acts, torn) => {
        const place = newFolder();
        const opened = await openSpill(place, noError);
        const outbox = createOutbox({ limits: LIMITS, spill: opened.spill, left: opened.left });
        for (const act of acts) {
          if ('add' in act) await outbox.add(waiting(act.add));
          else await outbox.drop(Math.min(act.drop, outbox.size));
        }
        const waits = keysOf(outbox.peek(100));
        await outbox.close();
        // As a process leaves it that is killed while it writes.
        const file = path.join(place, 'outbox.ndjson');
        await writeFile(file, torn.replaceAll('\n', ''), { flag: 'a' });
        const again = await openSpill(place, noError);
        // What reached the log before may come again: the log knows it.
        expect(keysOf(again.left).slice(again.left.length - waits.length)).toEqual(waits);
        expect(again.broken).toBe(0);
        await again.spill.write('{"next":"line"}\n');
        expect((await readFile(file, 'utf8')).split('\n').at(-2)).toBe('{"next":"line"}');
        await again.spill.close();
      }),
      { numRuns: 40 },
    );
  });

  it('does not say that an entry is kept, nor a repeat of it, while the disk refuses it', async () => {
    let works = false;
    const lines: string[] = [];
    const spill: Spill = {
      async write(line) {
        if (works) lines.push(line);
        return works;
      },
      clear: async () => undefined,
      close: async () => undefined,
    };
    const outbox = createOutbox({ limits: LIMITS, spill, left: [] });
    const answers = [outbox.add(waiting(1)), outbox.add(waiting(1))];
    expect(await Promise.all(answers)).toEqual(['unsafe', 'unsafe']);
    expect(await outbox.add(waiting(1))).toBe('unsafe');
    works = true;
    expect(await outbox.add(waiting(1))).toBe('kept');
    expect(lines).toHaveLength(1);
  });
});
