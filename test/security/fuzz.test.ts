import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { fail, ok } from '../../common/failure.ts';
import { callNames } from '../../common/ipc/channel-names.ts';
import { callSchemas } from '../../common/ipc/channels.ts';
import { answer } from '../../main/ipc/answer.ts';
import { type Boundary, fuzzChannel } from '../support/fuzz/fuzz-channel.ts';
import { keptMemory } from '../support/fuzz/kept-memory.ts';

/** EARSHOT_FUZZ_VALUES sends more or fewer to each, and EARSHOT_FUZZ_SEED the same as another time. */
const count = Number(process.env.EARSHOT_FUZZ_VALUES ?? 100_000);
const seed = Number(process.env.EARSHOT_FUZZ_SEED ?? Date.now() % 2 ** 31);

const MEGABYTE = 2 ** 20;
/** What may stay of all values of a channel: less than a hundredth of them. */
const MAY_STAY = 8 * MEGABYTE;

test.each(callNames)(
  'whatever is sent to %s, nothing is thrown past the boundary or stays behind it',
  async (name) => {
    // What is loaded and compiled at the first values stays.
    await fuzzChannel(name, answer, { count: 500, seed });
    const before = keptMemory();
    const { findings, reached } = await fuzzChannel(name, answer, { count, seed });
    expect(findings).toEqual([]);
    if (name !== 'settings:change') expect(reached).toBeGreaterThan(0);
    expect(keptMemory() - before).toBeLessThan(MAY_STAY);
  },
  600_000,
);

/** The same each time: what is planted is to be found, however lucky other values would be. */
const SENT_TO_PLANTED = { count: 20_000, seed: 1 };

const PLANTED: Readonly<Record<string, Boundary>> = {
  'reached a handler': async (name, handlers, input, report) => {
    try {
      return await (handlers[name] as (given: unknown) => Promise<never>)(input);
    } catch (error) {
      report(error);
      return ok(undefined);
    }
  },
  'threw past the boundary': async (name, handlers, input) => {
    const parsed = callSchemas[name].input.safeParse(input);
    if (!parsed.success) return fail({ code: 'invalid', message: 'No.', hint: '' });
    return await (handlers[name] as (given: unknown) => Promise<never>)(parsed.data);
  },
  'a long answer': async (_name, _handlers, input) =>
    fail({ code: 'invalid', message: `No: ${inspect(input, { depth: 99 })}`, hint: '' }),
};

test.each(Object.entries(PLANTED))(
  'a boundary of which “%s” holds is found',
  async (kind, planted) => {
    const { findings } = await fuzzChannel('history:entries', planted, SENT_TO_PLANTED);
    expect(findings.join('\n')).toContain(kind);
  },
);

test('a boundary that keeps what it was sent is found', async () => {
  const kept: unknown[] = [];
  const before = keptMemory();
  await fuzzChannel(
    'history:entries',
    (name, handlers, input, report) => {
      kept.push(structuredClone(input));
      return answer(name, handlers, input, report);
    },
    SENT_TO_PLANTED,
  );
  expect(keptMemory() - before).toBeGreaterThan(MAY_STAY);
  expect(kept).toHaveLength(SENT_TO_PLANTED.count);
});
