import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryReadTurns, type ReadTurns } from '../../../relay/fleet/read-turns.ts';
import { createSharedReads } from '../../../relay/gateway/shared-reads.ts';

const ACCOUNT = 'AC1';
const WITHIN = { mostAgeMs: 1_000 };

/** Twilio, which says when it was asked, as soon as it is told to answer. */
function slowTwilio(now: () => number) {
  const waiting: (() => void)[] = [];
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    ask(): Promise<number> {
      asked += 1;
      const at = now();
      return new Promise((resolve) => waiting.push(() => resolve(at)));
    },
    answer: () => waiting.shift()?.(),
    answerAll() {
      for (const answer of waiting.splice(0)) answer();
    },
  };
}

function readsWith(now: () => number, turns: ReadTurns = createMemoryReadTurns()) {
  return createSharedReads<number>({
    turns,
    now,
    isGood: (answer) => answer >= 0,
    encode: String,
    decode: Number,
  });
}

/** Lets what is ready run. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('asks once for all who ask within a second, and says how old the answer is', async () => {
  let now = 1_000;
  const twilio = slowTwilio(() => now);
  const reads = readsWith(() => now);
  const answers = [];
  for (let console = 0; console < 50; console++) {
    answers.push(reads.read(ACCOUNT, '/list', { ...WITHIN, ask: twilio.ask }));
    await turn();
    now += 10;
  }
  twilio.answerAll();
  expect(twilio.asked).toBe(1);
  const ages = (await Promise.all(answers)).map(({ ageMs }) => ageMs);
  expect(ages).toEqual(Array.from({ length: 50 }, (_, index) => index * 10));

  now = 2_000;
  void reads.read(ACCOUNT, '/list', { ...WITHIN, ask: twilio.ask });
  await turn();
  expect(twilio.asked).toBe(2);
});

it('shares nothing while it cannot be told whether something has changed', async () => {
  let now = 0;
  const twilio = slowTwilio(() => now++);
  const reads = readsWith(() => now, {
    ...createMemoryReadTurns(),
    generation: async () => null,
  });
  const answers = [1, 2, 3].map(() => reads.read(ACCOUNT, '/list', { ...WITHIN, ask: twilio.ask }));
  await turn();
  twilio.answerAll();
  expect((await Promise.all(answers)).map(({ ageMs }) => ageMs)).toEqual([0, 0, 0]);
  expect(twilio.asked).toBe(3);
});

it('takes the age of another instance’s answer as of before it was asked about', async () => {
  let now = 5_000;
  const reads = readsWith(() => now, {
    ...createMemoryReadTurns(),
    async take() {
      // Its answer took its time on the way.
      now += 300;
      return { is: 'another’s', ageMs: 200, answer: Promise.resolve('7') };
    },
  });
  const ask = () => Promise.reject(new Error('not mine to ask'));
  const shared = await reads.read(ACCOUNT, '/list', { ...WITHIN, ask });
  expect(shared).toEqual({ answer: 7, ageMs: 200 });
});

const step = fc.oneof(
  fc.record({ is: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ is: fc.constant('read' as const), mostAgeMs: fc.constantFrom(0, 100, 1_000, 9_999) }),
  fc.record({ is: fc.constant('answer' as const) }),
  fc.record({ is: fc.constant('change' as const) }),
);

it('is never older than it says, than was wanted, or than a change that was answered before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let now = 0;
      let changedAt = Number.NEGATIVE_INFINITY;
      const twilio = slowTwilio(() => now);
      const reads = readsWith(() => now);
      const checks: Promise<void>[] = [];
      for (const one of steps) {
        if (one.is === 'pass') now += one.ms;
        else if (one.is === 'answer') twilio.answer();
        else if (one.is === 'change') {
          await reads.changed(ACCOUNT);
          now += 1;
          await reads.changed(ACCOUNT);
          changedAt = now;
        } else {
          const [askedAt, noOlder] = [now, changedAt];
          const { mostAgeMs } = one;
          const read = reads.read(ACCOUNT, '/list', { mostAgeMs, ask: twilio.ask });
          checks.push(
            read.then(({ answer: begunAt, ageMs }) => {
              expect(begunAt).toBeGreaterThanOrEqual(askedAt - ageMs);
              expect(begunAt).toBeGreaterThanOrEqual(noOlder);
              expect(ageMs).toBeLessThanOrEqual(Math.min(mostAgeMs, 1_000));
            }),
          );
        }
        await turn();
      }
      twilio.answerAll();
      await Promise.all(checks);
    }),
    { numRuns: 60 },
  );
});
