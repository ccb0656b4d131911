import { expect, it } from 'vitest';
import { parseStartOptions } from '../../../scripts/start-options.mjs';

it('runs until it is closed when no time is given', () => {
  expect(parseStartOptions([])).toEqual({ forSeconds: undefined });
});

it('takes the time in both spellings', () => {
  expect(parseStartOptions(['--for', '20'])).toEqual({ forSeconds: 20 });
  expect(parseStartOptions(['--for=2.5'])).toEqual({ forSeconds: 2.5 });
});

it.each([
  ['--for', 'soon'],
  ['--for', '0'],
  ['--for=-3'],
  ['--for', ''],
  ['--for'],
  ['--fro', '3'],
  ['3'],
])('refuses %s %s instead of guessing', (...args) => {
  expect(() => parseStartOptions(args)).toThrow(/\S/);
});
