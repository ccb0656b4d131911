import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { onlyShipped } from '../../../scripts/packaging/bill-of-materials.mjs';
import { packageFolder } from '../../../scripts/packaging/bundled-packages.mjs';
import { verify } from '../../../scripts/packaging/native-packages.mjs';
import { noticesOf } from '../../../scripts/packaging/third-party-notices.mjs';

it('a module belongs to the innermost package that it lies in, on every system', () => {
  expect(packageFolder('/home/me/earshot/node_modules/zod/v4/index.js')).toBe('node_modules/zod');
  expect(packageFolder('\0/e/node_modules/@mantine/core/esm/x.mjs?commonjs-proxy')).toBe(
    'node_modules/@mantine/core',
  );
  expect(packageFolder('C:\\e\\node_modules\\ajv\\node_modules\\fast-uri\\index.js')).toBe(
    'node_modules/ajv/node_modules/fast-uri',
  );
  expect(packageFolder('/home/me/earshot/main/index.ts')).toBeUndefined();
});

it('the bill of materials names what is shipped, its checksums, and nothing that only builds', () => {
  const component = (name: string) => ({
    'bom-ref': name,
    properties: [{ name: 'cdx:npm:package:path', value: `node_modules/${name}` }],
  });
  const bill = {
    metadata: { component: { 'bom-ref': 'earshot' } },
    components: [component('zod'), component('vite'), component('keytar')],
    dependencies: [
      { ref: 'earshot', dependsOn: ['zod', 'vite', 'keytar'] },
      { ref: 'vite', dependsOn: ['zod'] },
      { ref: 'zod' },
    ],
  };
  const shipped = ['node_modules/zod', 'node_modules/keytar'];
  expect(onlyShipped(bill, shipped, { 'node_modules/zod': { integrity: 'sha512-/+8=' } })).toEqual({
    metadata: bill.metadata,
    components: [
      { ...component('zod'), hashes: [{ alg: 'SHA-512', content: 'ffef' }] },
      component('keytar'),
    ],
    dependencies: [
      { ref: 'earshot', dependsOn: ['zod', 'keytar'] },
      { ref: 'zod', dependsOn: [] },
    ],
  });
});

it('the notices hold each licence once, under all packages that come with it', () => {
  const notices = noticesOf([
    { name: 'one 1.0.0', license: 'MIT', text: 'Do as you like.' },
    { name: 'bare 2.0.0', license: 'ISC', text: '' },
    { name: 'two 3.0.0', license: 'MIT', text: 'Do as you like.' },
  ]);
  expect(notices).toContain('one 1.0.0 (MIT)\ntwo 3.0.0 (MIT)\n\nDo as you like.');
  expect(notices).toContain('bare 2.0.0 (ISC)\n\nIts package holds no text');
  expect(notices.match(/Do as you like/g)).toHaveLength(1);
});

it('a native package is used only when it is the one of the lock file', () => {
  const content = Buffer.from('binary');
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  expect(() => verify('@libsql/x', content, integrity)).not.toThrow();
  expect(() => verify('@libsql/x', Buffer.from('another'), integrity)).toThrow(
    'not the lock file’s',
  );
  expect(() => verify('@libsql/x', content, undefined)).toThrow('no checksum');
});
