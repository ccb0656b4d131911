import { expect, it } from 'vitest';
import { runModel, wordsOf } from './run-model.ts';

/** Runs of each share; `npm test` plays the same ones every time, `npm run model` others. */
const RUNS = 1_000;
const LIMIT_MS = 10 * 60_000;

/** The test is split, since test files run side by side. */
export function modelTest(share: number): void {
  it(
    `whatever happens and goes wrong, the console shows what Twilio confirmed and ends up right (share ${share})`,
    async () => {
      const failure = await runModel({ seed: share, runs: RUNS });
      expect(failure && wordsOf(failure)).toBeNull();
    },
    LIMIT_MS,
  );
}
