import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TwilioFailureKind } from '../../../main/core/twilio-port.ts';
import {
  type Failed,
  MAX_ATTEMPTS,
  type OperationKind,
  retryWaitMs,
  TOTAL_DEADLINE_MS,
} from '../../../main/twilio/retry-table.ts';

const OPERATIONS: readonly OperationKind[] = ['read', 'set', 'remove', 'once'];
const PASSING: readonly TwilioFailureKind[] = ['unreachable', 'interrupted', 'timeout', 'server'];
const FINAL: readonly TwilioFailureKind[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'refused',
  'malformed',
  'aborted',
];

const first = (operation: OperationKind, kind: TwilioFailureKind): Failed => ({
  operation,
  failure: { kind, retryAfterMs: null },
  attempts: 1,
  elapsedMs: 0,
  random: 0.5,
});

const anyFailed: fc.Arbitrary<Failed> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  failure: fc.record({
    kind: fc.constantFrom(...PASSING, ...FINAL, 'throttled' as const),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
  }),
  attempts: fc.integer({ min: 1, max: 10 }),
  elapsedMs: fc.integer({ min: 0, max: 30_000 }),
  random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
});

describe('the retry table', () => {
  it.each(OPERATIONS)('repeats a throttled %s: Twilio never processed it', (operation) => {
    expect(retryWaitMs(first(operation, 'throttled'))).not.toBeNull();
  });

  it.each(PASSING)('after %s repeats what can be done twice, and nothing else', (kind) => {
    expect(retryWaitMs(first('read', kind))).not.toBeNull();
    expect(retryWaitMs(first('set', kind))).not.toBeNull();
    expect(retryWaitMs(first('remove', kind))).not.toBeNull();
    expect(retryWaitMs(first('once', kind))).toBeNull();
  });

  it.each(FINAL)('repeats nothing after %s', (kind) => {
    for (const operation of OPERATIONS) expect(retryWaitMs(first(operation, kind))).toBeNull();
  });

  it('never dials twice: what acts again is repeated only when it was throttled', () => {
    fc.assert(
      fc.property(anyFailed, (failed) => {
        const isSafe = failed.operation !== 'once' || failed.failure.kind === 'throttled';
        expect(isSafe || retryWaitMs(failed) === null).toBe(true);
      }),
    );
  });

  it('never asks sooner than Retry-After, and never comes to the deadline', () => {
    fc.assert(
      fc.property(anyFailed, (failed) => {
        const wait = retryWaitMs(failed);
        if (wait === null) return;
        expect(wait).toBeGreaterThanOrEqual(failed.failure.retryAfterMs ?? 0);
        expect(failed.elapsedMs + wait).toBeLessThan(TOTAL_DEADLINE_MS);
      }),
    );
  });

  it('ends, however long the failures go on', () => {
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(...PASSING), draws, (kind, randoms) => {
        let attempts = 1;
        let elapsedMs = 0;
        for (const random of randoms) {
          const failure = { kind, retryAfterMs: null };
          const wait = retryWaitMs({ operation: 'read', failure, attempts, elapsedMs, random });
          if (wait === null) break;
          attempts += 1;
          elapsedMs += wait;
        }
        expect(attempts).toBeLessThanOrEqual(MAX_ATTEMPTS);
        expect(elapsedMs).toBeLessThan(TOTAL_DEADLINE_MS);
      }),
    );
  });

  it('draws the wait from a range that doubles up to a cap', () => {
    const longest = (attempts: number) =>
      retryWaitMs({ ...first('read', 'server'), attempts, random: 1 });
    expect([1, 2, 3, 4].map(longest)).toEqual([300, 600, 1200, 2000]);
    expect(retryWaitMs({ ...first('read', 'server'), random: 0 })).toBe(0);
  });

  it('waits for Retry-After and then a little more, so that consoles do not come back together', () => {
    const failure = { kind: 'throttled', retryAfterMs: 2_000 } as const;
    expect(retryWaitMs({ ...first('set', 'throttled'), failure })).toBe(2_150);
  });

  it('gives up, rather than ask early, when Retry-After is longer than anybody waits', () => {
    const waitWhenAsked = (retryAfterMs: number) =>
      retryWaitMs({ ...first('read', 'throttled'), failure: { kind: 'throttled', retryAfterMs } });
    expect(waitWhenAsked(10_000)).not.toBeNull();
    expect(waitWhenAsked(10_001)).toBeNull();
    expect(waitWhenAsked(3_600_000)).toBeNull();
  });
});
