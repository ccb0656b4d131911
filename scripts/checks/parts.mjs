import { existsSync, readdirSync } from 'node:fs';
import { inProject } from '../project.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { countAsOne, countCruise, countPlaywright, countVitest } from './count.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} command
 * @property {Record<string, string>} [env]
 * @property {string} [report] where the part writes its own report, below the project
 * @property {boolean} [opensTheApp] needs the built app, a runtime and a display
 * @property {boolean} [startsPrograms] starts programs that the system has to have
 * @property {boolean} [live] its output is shown while it runs
 * @property {(result: import('./count.mjs').PartResult) => import('./count.mjs').Counts} count
 */

/** Everything that `npm test` runs. The checks run two at a time, the tests one after the other. */
export function allParts() {
  const environments = foldersWithTsconfig();
  return {
    build: check('build', [process.execPath, inProject('scripts', 'build.mjs')]),
    checks: [
      check('lock file', [
        ...npmCommand(),
        'ci',
        '--dry-run',
        '--ignore-scripts',
        '--loglevel=error',
      ]),
      check('format and lint', tool('@biomejs/biome', 'bin/biome', 'check', '.')),
      ...environments.map((folder) =>
        check(`types ${folder}`, tool('typescript', 'bin/tsc', '--noEmit', '-p', folder)),
      ),
      importRules(environments),
      check('unused code', tool('knip', 'bin/knip.js')),
    ],
    tests: [
      vitest('unit'),
      { ...vitest('integration'), startsPrograms: true },
      { ...vitest('contract'), startsPrograms: true },
      vitest('security'),
      vitest('model'),
      playwright('e2e'),
      // Elsewhere the release workflow packages, and nothing tests it.
      ...(process.platform === 'linux'
        ? [{ ...playwright('packaging', packaging), startsPrograms: true }]
        : []),
    ],
  };
}

/** @param {string} name @param {readonly string[]} command @returns {Part} */
function check(name, command) {
  return { name, command, count: countAsOne };
}

/** @param {readonly string[]} folders @returns {Part} */
function importRules(folders) {
  const config = ['--config', '.dependency-cruiser.mjs'];
  const command = tool('dependency-cruiser', 'bin/dependency-cruise.mjs', ...config, ...folders);
  return { name: 'import rules', command, count: countCruise };
}

/** @param {string} name also its folder in test/ @returns {Part} */
function vitest(name) {
  const report = `out/test/${name}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = tool('vitest', 'vitest.mjs', 'run', `test/${name}/`, ...reporters);
  return { name, command, env: { NO_COLOR: '1' }, report, count: countVitest };
}

/** @param {string} name @param {readonly string[]} [options] @returns {Part} */
function playwright(name, options = []) {
  const report = `out/test/${name}.json`;
  return {
    name,
    command: tool('@playwright/test', 'cli.js', 'test', '--reporter=list,json', ...options),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: inProject(report) },
    report,
    opensTheApp: true,
    live: true,
    count: countPlaywright,
  };
}

/** Each environment of the code has a tsconfig of its own. */
function foldersWithTsconfig() {
  return readdirSync(inProject())
    .filter((name) => name !== 'node_modules' && existsSync(inProject(name, 'tsconfig.json')))
    .sort();
}

/** What is tested there is what `npm run dist` makes, which is not what e2e opens. */
const packaging = ['--config', 'test/packaging/playwright.config.ts'];

/** @param {string} name a package @param {string} path its program @param {...string} args */
function tool(name, path, ...args) {
  return [process.execPath, inProject('node_modules', name, path), ...args];
}
