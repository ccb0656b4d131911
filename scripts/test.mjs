import { summaryLine, total } from './checks/count.mjs';
import { allParts } from './checks/parts.mjs';
import { notRun, runPart } from './checks/run-part.mjs';
import { selectParts } from './checks/select-parts.mjs';
import { withDisplay, withTemporaryFolder } from './desktop/test-place.mjs';
import { runScript } from './project.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import {
  appLibraries,
  desktopLibraries,
  ensureSystemLibraries,
  testPrograms,
} from './setup/system-libraries.mjs';

/*
 * `npm test [-- PART…]`: sets up what is missing and runs every part, or the named ones. A part
 * that fails keeps no other from running. The last line is the count of all.
 */

/** @typedef {import('./checks/parts.mjs').Part} Part */
/** @typedef {import('./checks/count.mjs').Counts} Counts */

await runScript(async () => {
  const words = process.argv.slice(2);
  const all = allParts();
  const build = all.build;
  const selected = selectParts([build, ...all.checks, ...all.tests], words);
  const opensTheApp = selected.some((part) => part.opensTheApp);

  const libraries = [
    ...(opensTheApp ? [...appLibraries, ...desktopLibraries] : []),
    ...(selected.some((part) => part.startsPrograms) ? testPrograms : []),
  ];
  if (libraries.length > 0) await ensureSystemLibraries(libraries);
  await ensureNpmPackages();
  if (opensTheApp) await ensureElectron();

  const built = await runPart(build, {});
  const checks = selected.filter((part) => all.checks.includes(part));
  const tests = selected.filter((part) => all.tests.includes(part));
  const counts = [built, ...(await runChecks(checks)), ...(await runTests(tests, built))];

  const sum = total(counts);
  console.log(`\n${summaryLine(sum)}`);
  return sum.failed === 0 ? 0 : 1;
});

/** @param {readonly Part[]} checks @returns {Promise<Counts[]>} */
async function runChecks(checks) {
  const waiting = [...checks];
  /** @type {Counts[]} */
  const counts = [];
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      counts.push(await runPart(part, {}));
    }
  };
  await Promise.all([worker(), worker()]);
  return counts;
}

/** @param {readonly Part[]} tests @param {Counts} built @returns {Promise<Counts[]>} */
async function runTests(tests, built) {
  /** @type {Counts[]} */
  const counts = [];
  for (const part of tests) {
    if (!part.opensTheApp) counts.push(await runPart(part, {}));
    else if (built.failed > 0) counts.push(notRun(part, 'the build failed'));
    else
      counts.push(
        await withTemporaryFolder((folder) =>
          withDisplay((display) => runPart(part, { ...folder, ...display })),
        ),
      );
  }
  return counts;
}
