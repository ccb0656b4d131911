import { expect, it } from 'vitest';
import { createRandom } from '../../../simulator/random/random.ts';

const sample = (seed: number, stream: string) => {
  const random = createRandom(seed, stream);
  return Array.from({ length: 1_000 }, () => random.unit());
};

it('the same seed and stream give the same sequence', () => {
  expect(sample(7, 'sids')).toEqual(sample(7, 'sids'));
});

it('neighbouring seeds and other streams have nothing in common', () => {
  const [first, neighbour, stream] = [sample(1, 'a'), sample(2, 'a'), sample(1, 'b')];
  expect(new Set([...first, ...neighbour, ...stream]).size).toBe(3_000);
  const correlation = first.reduce(
    (sum, x, at) => sum + (x - 0.5) * ((neighbour[at] ?? 0) - 0.5),
    0,
  );
  expect(Math.abs(correlation / 1_000)).toBeLessThan(0.01);
});

it('waiting times have the mean that was asked for', () => {
  const random = createRandom(3, 'arrivals');
  const times = Array.from({ length: 20_000 }, () => random.exponential(60));
  expect(times.reduce((sum, time) => sum + time, 0) / times.length).toBeCloseTo(60, -1);
});
