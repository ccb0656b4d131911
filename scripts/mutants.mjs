import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { plantedBugs } from '../test/mutants/planted-bugs.mjs';
import { capture } from './processes.mjs';
import { inProject, projectFolder, runScript, SetUpError, say } from './project.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';

/*
 * `npm run mutants [-- --runs N] [WORD…]`: plants one bug after another in a copy of the project and
 * tells which of them the model-based test finds. With words, only the bugs whose names hold one.
 */

/** @typedef {import('../test/mutants/planted-bugs.mjs').PlantedBug} PlantedBug */

const RUNS = '2000';
const SEED = '1';
/** Without them the copy would stay behind. @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const INTERRUPTED = 130;
const HEAL_FIRST = 'That is a bug of the console or of the model: it has to go first.';
const NOT_COPIED = new Set(['node_modules', '.git', 'out', 'dist']);

await runScript(async () => {
  const words = process.argv.slice(2);
  const at = words.indexOf('--runs');
  const [, runs = RUNS] = at < 0 ? [] : words.splice(at, 2);
  const bugs = plantedBugs.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  await ensureNpmPackages();
  const planted = await Promise.all(bugs.map(plant));
  const copy = await mkdtemp(join(tmpdir(), 'earshot-mutants-'));
  const interrupted = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => interrupted.abort());
  let missed = 0;
  try {
    await copyProject(copy);
    for (const { bug, content, original } of planted) {
      await writeFile(join(copy, bug.file), content);
      const known = bug.foundBy?.split(' ');
      const found =
        (known && (await look(copy, known, interrupted.signal))) ??
        (await look(copy, ['--runs', runs, '--seed', SEED], interrupted.signal));
      await writeFile(join(copy, bug.file), original);
      // What fails without the bug, too, does not prove that the bug is found.
      const without = found && (await look(copy, found.replay, interrupted.signal));
      if (interrupted.signal.aborted) return INTERRUPTED;
      if (without !== null) {
        throw new SetUpError(`Without a planted bug: ${without.message}`, HEAL_FIRST);
      }
      if (found === null) missed += 1;
      console.log(found === null ? `MISSED  ${bug.name}` : `found   ${bug.name}: ${found.message}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  console.log(`\n${bugs.length - missed} of ${bugs.length} planted bugs found`);
  return missed === 0 ? 0 : 1;
});

/** @param {PlantedBug} bug */
async function plant(bug) {
  const original = await readFile(inProject(bug.file), 'utf8');
  let content = original;
  for (const [from, to] of bug.edits) {
    if (content.split(from).length !== 2) {
      throw new SetUpError(
        `“${bug.name}” cannot be planted: its text does not occur once in ${bug.file}.`,
        'The code has changed: write the bug anew in test/mutants/planted-bugs.mjs.',
      );
    }
    content = content.replace(from, () => to);
  }
  return { bug, content, original };
}

/** @param {string} copy */
async function copyProject(copy) {
  await cp(projectFolder, copy, {
    recursive: true,
    filter: (source) =>
      source === projectFolder || !NOT_COPIED.has(basename(relative(projectFolder, source))),
  });
  await symlink(inProject('node_modules'), join(copy, 'node_modules'));
}

/**
 * What the model found, after how many runs, and how to play only that; null when it found nothing.
 * @param {string} copy
 * @param {readonly string[]} which
 * @param {AbortSignal} signal
 */
async function look(copy, which, signal) {
  const program = join(copy, 'test', 'model', 'cli.ts');
  const args = ['--import', 'tsx', program, ...which, '--no-shrink'];
  const { code, stdout, stderr } = await capture(process.execPath, args, { cwd: copy, signal });
  if (code === 0 || signal.aborted) return null;
  const after = /Found after (\d+) runs: (.*)/.exec(stdout);
  const replay = /^Replay: npm run model -- (--seed \d+ --path \S+)$/m.exec(stdout);
  if (after === null || replay === null) {
    say(stdout + stderr);
    throw new SetUpError('The model ended without a word of what it found.');
  }
  return {
    message: `after ${after[1]} runs, ${after[2]}`,
    replay: (replay[1] ?? '').split(' '),
  };
}
