import type { TimeWindow } from '../panel/lane-drawing.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
];

/** Round times within a window, at most so many; none where the window is too short for any. */
export function axisTimes({ from, to }: TimeWindow, most: number): readonly number[] {
  const longest = STEPS.at(-1) ?? HOUR;
  const step =
    STEPS.find((ms) => (to - from) / ms <= most - 1) ??
    Math.ceil((to - from) / longest / Math.max(1, most - 1)) * longest;
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  );
}
