import { expect, it } from 'vitest';
import { completed } from '../../../scripts/complete-lock.mjs';

const here = { version: '2.0.0', cpu: ['x64'], dev: true, optional: true, os: ['linux'] };

it('a lock is completed with the packages for other platforms that npm left out', () => {
  const packages = {
    '': {},
    'node_modules/@t/linux-x64': here,
    'node_modules/t': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        '@t/linux-x64': '2.0.0',
        '@t/linux-arm64-musl': '2.0.0',
        '@t/win32-ia32': '2.0.0',
      },
    },
  };
  expect(completed(packages)).toEqual({
    ...packages,
    'node_modules/@t/linux-arm64-musl': {
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/@t/win32-ia32': {
      version: '2.0.0',
      cpu: ['ia32'],
      dev: true,
      optional: true,
      os: ['win32'],
    },
  });
});

it('a complete lock stays as it is, wherever its packages are', () => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/@t/linux-x64': here,
    'node_modules/a/node_modules/t': { optionalDependencies: { '@t/linux-x64': '2.0.0' } },
  };
  expect(completed(packages)).toEqual(packages);
});

it('the packages are in the order of their folders', () => {
  const packages = { 'node_modules/z': { optionalDependencies: { '@t/darwin-x64': '1.0.0' } } };
  expect(Object.keys(completed(packages))).toEqual([
    'node_modules/@t/darwin-x64',
    'node_modules/z',
  ]);
});

it('a missing package that is not for one platform is refused', () => {
  const packages = { 'node_modules/z': { optionalDependencies: { bufferutil: '^4.0.1' } } };
  expect(() => completed(packages)).toThrow('bufferutil@^4.0.1');
});
