import { expect, test } from 'vitest';
import { setAsideName } from '../../../main/core/set-aside-name.ts';

const AT = Date.UTC(2026, 2, 1, 14, 15, 3, 250);

test.each([
  ['/data/history.db', '/data/history.unusable-2026-03-01-141503.db'],
  ['C:\\Users\\a.b\\settings.json', 'C:\\Users\\a.b\\settings.unusable-2026-03-01-141503.json'],
  ['/data.d/console-id', '/data.d/console-id.unusable-2026-03-01-141503'],
])('%s is set aside as %s', (file, aside) => {
  expect(setAsideName(file, AT)).toBe(aside);
});
