import { expect, test } from 'vitest';
import { formatDuration } from '../../../renderer/ui/duration.tsx';

test.each([
  [-5_000, '0:00'],
  [0, '0:00'],
  [999, '0:00'],
  [61_000, '1:01'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [36_610_000, '10:10:10'],
])('%i ms read %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
