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
  let missed = 0;
  try {
    await copyProject(copy);
    for (const { bug, content, original } of planted) {
      await writeFile(join(copy, bug.file), content);
      const found = await look(copy, runs);
      await writeFile(join(copy, bug.file), original);
      if (found === null) missed += 1;
      console.log(found === null ? `MISSED  ${bug.name}` : `found   ${bug.name}: ${found}`);
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
 * After how many runs it was found and how; null when it was not.
 * @param {string} copy
 * @param {string} runs
 */
async function look(copy, runs) {
  const program = join(copy, 'test', 'model', 'cli.ts');
  const args = ['--import', 'tsx', program, '--runs', runs, '--seed', SEED, '--no-shrink'];
  const { code, stdout, stderr } = await capture(process.execPath, args, { cwd: copy });
  if (code === 0) return null;
  const after = /Found after (\d+) runs: (.*)/.exec(stdout);
  if (after === null) {
    say(stdout + stderr);
    throw new SetUpError('The model ended without a word of what it found.');
  }
  return `after ${after[1]} runs, ${after[2]}`;
}
