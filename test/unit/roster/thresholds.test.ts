import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_THRESHOLDS,
  standing,
  thresholdsSchema,
} from '../../../common/roster/thresholds.ts';

const HOLD = { lateAfter: 120, alarmingAfter: 240 };

test.each([
  [null, 'fine'],
  [0, 'fine'],
  [119_999, 'fine'],
  [120_000, 'late'],
  [239_999, 'late'],
  [240_000, 'alarming'],
])('a clock at %s ms is %s', (clock, expected) => {
  expect(standing(clock, HOLD)).toBe(expected);
});

test('a limit that is switched off is never reached', () => {
  expect(standing(1e9, { lateAfter: null, alarmingAfter: null })).toBe('fine');
  expect(standing(1e9, { lateAfter: 1, alarmingAfter: null })).toBe('late');
  expect(standing(1e9, { lateAfter: null, alarmingAfter: 1 })).toBe('alarming');
});

test('what is shipped can be kept', () => {
  expect(thresholdsSchema.parse(DEFAULT_THRESHOLDS)).toEqual(DEFAULT_THRESHOLDS);
});

test.each([
  [{ lateAfter: 240, alarmingAfter: 120 }],
  [{ lateAfter: 0, alarmingAfter: 120 }],
  [{ lateAfter: 1.5, alarmingAfter: 120 }],
  [{ lateAfter: 1 }],
])('%j is refused as a limit', (hold) => {
  expect(thresholdsSchema.safeParse({ ...DEFAULT_THRESHOLDS, hold }).success).toBe(false);
});

test('a clock that runs on never stands better than before', () => {
  const RANK = { fine: 0, late: 1, alarming: 2 };
  const limit = fc.option(fc.integer({ min: 1, max: 100 }));
  const clock = fc.nat(200_000);
  fc.assert(
    fc.property(limit, limit, clock, clock, (lateAfter, alarmingAfter, ms, more) => {
      const threshold = { lateAfter, alarmingAfter };
      const before = RANK[standing(ms, threshold)];
      expect(RANK[standing(ms + more, threshold)]).toBeGreaterThanOrEqual(before);
    }),
  );
});
