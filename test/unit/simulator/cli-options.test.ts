import { expect, it } from 'vitest';
import { HELP, readOptions } from '../../../simulator/cli-options.ts';

it('starts a busy floor on a free port unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    kind: 'run',
    options: { port: 0, seed: 1, scenario: 'busy', speed: 1 },
  });
});

it('takes every option', () => {
  const args = '--port 4010 --seed 7 --scenario quiet --speed 2.5 --conferences 30'.split(' ');
  expect(readOptions(args)).toEqual({
    kind: 'run',
    options: { port: 4010, seed: 7, scenario: 'quiet', speed: 2.5, conferences: 30 },
  });
});

it.each([
  [['--port', '70000'], /--port must be a whole number from 0 to 65535, not “70000”/],
  [['--seed', 'x'], /--seed/],
  [['--speed', '0'], /--speed must be a number above 0/],
  [['--conferences', '1.5'], /--conferences/],
  [['--scenario', 'panic'], /--scenario must be one of empty, quiet, busy, not “panic”/],
  [['--sed', '1'], /--sed/],
  [['surplus'], /surplus/],
])('%j is a mistake, and says which', (args, words) => {
  const request = readOptions(args);
  expect(request.kind === 'mistake' ? request.message : '').toMatch(words);
});

it('explains every option', () => {
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
  for (const option of ['port', 'seed', 'scenario', 'speed', 'conferences', 'help']) {
    expect(HELP).toContain(`--${option}`);
  }
});
