import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDriven, refusedSwitch } from '../../../main/shell/switches.ts';

const started =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

it('the console does not start with a switch that takes its sandbox away, whatever comes with it', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (others) => {
      expect(refusedSwitch(started(...others, 'no-sandbox'))).toBe('no-sandbox');
    }),
  );
});

it('it starts with what people and systems do use', () => {
  const usual = [
    'user-data-dir',
    'lang',
    'force-device-scale-factor',
    'rehearsal',
    'enable-logging',
  ];
  expect(refusedSwitch(started(...usual, 'ozone-platform', 'disable-gpu'))).toBeNull();
});

it('it is driven where another program can press its buttons, by a port or a pipe', () => {
  expect(isDriven(started('remote-debugging-port'))).toBe(true);
  expect(isDriven(started('remote-debugging-pipe'))).toBe(true);
  expect(isDriven(started('user-data-dir'))).toBe(false);
});
