import { expect, it } from 'vitest';
import { productionPackages } from '../../../scripts/desktop/staged-app.mjs';

it('only packages that the app needs when it runs are staged with it', () => {
  const packages = {
    '': {},
    'node_modules/keytar': {},
    'node_modules/node-addon-api': {},
    'node_modules/vite': { dev: true },
    'node_modules/shared-by-tools': { devOptional: true },
  };
  expect(productionPackages({ packages })).toEqual([
    'node_modules/keytar',
    'node_modules/node-addon-api',
  ]);
});
