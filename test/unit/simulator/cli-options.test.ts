import { expect, it } from 'vitest';
import { HELP, readOptions } from '../../../simulator/cli-options.ts';
import { SCRIPTED_NUMBERS } from '../../../simulator/domain/dial-plan.ts';
import { describedSwitches } from '../../../simulator/faults/fault-switches.ts';
import { scenarios } from '../../../simulator/scenarios/scenarios.ts';

it('starts a busy floor on a free port unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    kind: 'run',
    options: { port: 0, seed: 1, scenario: 'busy', speed: 1 },
  });
});

it('takes every option', () => {
  const args =
    '--port 4010 --seed 7 --scenario scale --speed 2.5 --conferences 30 --participants 4 --callback-url http://localhost:8080/a?b=c';
  expect(readOptions(args.split(' '))).toEqual({
    kind: 'run',
    options: {
      port: 4010,
      seed: 7,
      scenario: 'scale',
      speed: 2.5,
      conferences: 30,
      participants: 4,
      callbackUrl: 'http://localhost:8080/a?b=c',
    },
  });
});

it.each([
  [['--port', '70000'], /--port must be a whole number from 0 to 65535, not “70000”/],
  [['--seed', 'x'], /--seed/],
  [['--speed', '0'], /--speed must be a number above 0/],
  [['--conferences', '1.5'], /--conferences/],
  [
    ['--scenario', 'panic'],
    /--scenario must be one of empty, quiet, busy, storm, trouble, scale, not “panic”/,
  ],
  [['--participants', '1'], /--participants must be a whole number from 2 to 250/],
  [['--callback-url', 'ftp://x'], /--callback-url must be an http or https URL/],
  [['--sed', '1'], /--sed/],
  [['surplus'], /surplus/],
])('%j is a mistake, and says which', (args, words) => {
  const request = readOptions(args);
  expect(request.kind === 'mistake' ? request.message : '').toMatch(words);
});

it('explains every option, scenario, scripted number and fault', () => {
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
  const options = 'port seed scenario speed conferences participants callback-url help'.split(' ');
  const words = [
    ...options.map((option) => `--${option}`),
    ...Object.keys(scenarios),
    ...SCRIPTED_NUMBERS.map(({ number }) => number),
    ...describedSwitches().map(({ name }) => name),
  ];
  for (const word of words) expect(HELP).toContain(word);
});
