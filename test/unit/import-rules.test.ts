import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import config, { importRules } from '../../.dependency-cruiser.mjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = 'test/fixtures/import-rules/';

/** What the rules of the project say of a small tree in which each of them is broken once. */
async function violationsOfFixture(): Promise<readonly string[]> {
  const { output } = await cruise(
    [FIXTURE],
    {
      ...config.options,
      baseDir: PROJECT,
      exclude: { path: [] },
      validate: true,
      ruleSet: { forbidden: importRules(FIXTURE) },
    },
    config.options.enhancedResolveOptions,
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${short(from)} -> ${short(to)}`,
  );
}

const short = (path: string) => path.replace(FIXTURE, '');

const PLANTED = [
  'common-is-pure: common/roster/impure.ts -> fs/promises',
  'common-is-pure: common/roster/impure.ts -> main/core/port.ts',
  'core-knows-common-only: main/core/knows-electron.ts -> node_modules/electron/index.js',
  'core-knows-common-only: main/core/knows-electron.ts -> main/twilio/client.ts',
  'adapters-do-not-mix: main/twilio/client.ts -> main/vault/store.ts',
  'vault-has-no-library: main/vault/store.ts -> node_modules/zustand/esm/index.d.mts',
  'disk-has-no-library: main/history/recorder.ts -> node_modules/libsql/types/index.d.ts',
  'doors-know-core-only: main/ipc/door.ts -> main/twilio/client.ts',
  'main-does-not-link-the-simulator: main/starts-simulator.ts -> simulator/simulate.ts',
  'servers-know-no-app: simulator/simulate.ts -> main/core/port.ts',
  'preload-is-small: preload/index.ts -> common/roster/pure.ts',
  'renderer-is-a-page: renderer/page.ts -> main/core/port.ts',
  'renderer-is-a-page: renderer/page.ts -> node_modules/electron/index.js',
  'renderer-has-no-node: renderer/page.ts -> crypto',
  'ui-knows-no-store: renderer/ui/knows-store.ts -> renderer/store/state.ts',
  'words-are-below-what-says-them: renderer/words/language.ts -> renderer/ui/knows-store.ts',
  'nobody-asks-for-a-language: renderer/ui/asks-language.ts -> renderer/words/language.ts',
  'no-circular: renderer/store/state.ts -> renderer/ui/knows-store.ts',
  'product-knows-no-test: renderer/store/state.ts -> scripts/helper.ts',
];

test('each planted violation of the import rules is found', async () => {
  const violations = await violationsOfFixture();
  expect(violations).toEqual(expect.arrayContaining(PLANTED));
}, 60_000);

test('what is allowed is not complained of', async () => {
  const violations = await violationsOfFixture();
  expect(violations.filter((line) => line.includes(': common/roster/pure.ts'))).toEqual([]);
}, 60_000);

test('only the bridge reads window.earshot', () => {
  const files = readdirSync(`${PROJECT}/renderer`, { recursive: true, encoding: 'utf8' });
  const readers = files.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      /\b(window|globalThis)\.earshot\b/.test(readFileSync(`${PROJECT}/renderer/${file}`, 'utf8')),
  );
  expect(readers).toEqual(['bridge/bridge.ts']);
});
