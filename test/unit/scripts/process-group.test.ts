import { expect, it } from 'vitest';
import { parseProcessStat } from '../../../scripts/process-group.mjs';

it('a process is read from its line in /proc', () => {
  const line = '7198 (electron) S 7195 7195 7195 0 -1 4194560 61385 0';
  expect(parseProcessStat(line)).toEqual({ pid: 7198, state: 'S', parent: 7195, group: 7195 });
});

it('a program may have spaces and brackets in its name', () => {
  const line = '12 (a) Z 1 (b) R 3 4 4 0';
  expect(parseProcessStat(line)).toEqual({ pid: 12, state: 'R', parent: 3, group: 4 });
});

it('a process that ended meanwhile is none', () => {
  expect(parseProcessStat('')).toBeUndefined();
});
