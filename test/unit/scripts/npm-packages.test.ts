import { describe, expect, it } from 'vitest';
import { holdsWhatLockNames } from '../../../scripts/setup/npm-packages.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const zustand = { version: '5.1.0', integrity: 'sha512-b' };

function lock(packages: Record<string, object>): string {
  return JSON.stringify({ lockfileVersion: 3, packages });
}

describe('node_modules holds what the lock names', () => {
  const wanted = lock({
    '': { name: 'earshot' },
    'node_modules/zod': zod,
    'node_modules/zustand': zustand,
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  });

  it('when every package has the version of the lock, whatever is for other platforms', () => {
    const there = lock({ 'node_modules/zod': zod, 'node_modules/zustand': zustand });
    expect(holdsWhatLockNames(wanted, there)).toBe(true);
  });

  it('not when nothing was installed, or an installation was interrupted', () => {
    expect(holdsWhatLockNames(wanted, '')).toBe(false);
  });

  it('not when a package is missing', () => {
    expect(holdsWhatLockNames(wanted, lock({ 'node_modules/zod': zod }))).toBe(false);
  });

  it('not when a package has another version or other content', () => {
    const older = { ...zod, version: '4.0.0' };
    const changed = { ...zod, integrity: 'sha512-x' };
    for (const other of [older, changed]) {
      const there = lock({ 'node_modules/zod': other, 'node_modules/zustand': zustand });
      expect(holdsWhatLockNames(wanted, there)).toBe(false);
    }
  });

  it('not when a package is there that the lock dropped', () => {
    const there = lock({
      'node_modules/zod': zod,
      'node_modules/zustand': zustand,
      'node_modules/left-pad': { version: '1.3.0' },
    });
    expect(holdsWhatLockNames(wanted, there)).toBe(false);
  });
});
