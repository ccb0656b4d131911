import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveAppFile } from '../../main/shell/app-files.ts';

const ROOT = '/opt/earshot/renderer';

test('the page and its assets are found', () => {
  expect(resolveAppFile('app://earshot/index.html', ROOT)).toEqual({
    filePath: '/opt/earshot/renderer/index.html',
    contentType: 'text/html; charset=utf-8',
  });
  expect(resolveAppFile('app://earshot/', ROOT)?.filePath).toBe(path.join(ROOT, 'index.html'));
  expect(resolveAppFile('app://earshot/assets/a.js?v=1#x', ROOT)?.filePath).toBe(
    path.join(ROOT, 'assets/a.js'),
  );
});

test.each([
  'app://earshot/../secret.html',
  'app://earshot/%2e%2e/secret.html',
  'app://earshot/assets/..%2f..%2fsecret.html',
  'app://earshot/..%5csecret.html',
  'app://earshot/%252e%252e/secret.html',
  'app://earshot/index.html%00.js',
  'app://earshot//etc/passwd.html/../../../../etc/shadow.html',
  'app://elsewhere/index.html',
  'app:///index.html',
  'file:///opt/earshot/renderer/index.html',
  'https://earshot/index.html',
  'app://earshot/package.json',
  'app://earshot/assets/',
  'app://earshot/%',
  'not an address',
])('%s is either refused or inside of the app', (address) => {
  const file = resolveAppFile(address, ROOT);
  expect(file === null || file.filePath.startsWith(`${ROOT}/`)).toBe(true);
});

test.each(['app://earshot/..%2fsecret.html', 'app://earshot/a%2f..%2f..%2f..%2fetc%2fx.html'])(
  '%s leads outside and is refused',
  (address) => {
    expect(resolveAppFile(address, ROOT)).toBeNull();
  },
);

test('no address leads outside of the app', () => {
  const piece = fc.constantFrom(
    ...[
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '/',
      '%2f',
      '\\',
      '%5c',
      '%00',
      '%25',
      'a',
      'index.html',
      '?',
      '#',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = resolveAppFile(`app://earshot/${pieces.join('')}.html`, ROOT);
      if (file !== null) {
        expect(path.relative(ROOT, file.filePath)).not.toMatch(/^\.\.(\/|$)|^\//);
      }
    }),
    { numRuns: 5_000 },
  );
});
