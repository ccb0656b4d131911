import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { show } from '../processes.mjs';
import { inProject, projectFolder, SetUpError, say, sha256 } from '../project.mjs';
import { withLock } from './cache.mjs';
import { npmCommand } from './npm.mjs';

/**
 * Installs what package-lock.json names, unless node_modules already holds exactly that. The stamp
 * is inside node_modules, so that it goes when node_modules goes.
 */
export async function ensureNpmPackages() {
  const lock = await readFile(inProject('package-lock.json'), 'utf8');
  if (await isStamped(lock)) return;
  await withLock(`npm-packages-${sha256(projectFolder).slice(0, 8)}`, async () => {
    if (await isStamped(lock)) return;
    if (!holdsWhatLockNames(lock, await readOrEmpty(hiddenLock))) await install();
    await writeFile(stamp, sha256(lock));
  });
}

const stamp = inProject('node_modules', '.earshot-installed');

/** npm's own record of what it put into node_modules; written last, absent after an interruption. */
const hiddenLock = inProject('node_modules', '.package-lock.json');

/**
 * Whether node_modules holds every package of the lock, with the lock's version. Packages for other
 * platforms are not installed and not missed.
 * @param {string} lock content of package-lock.json
 * @param {string} hidden content of node_modules/.package-lock.json, or nothing
 */
export function holdsWhatLockNames(lock, hidden) {
  if (hidden === '') return false;
  const wanted = packagesOf(lock);
  const there = packagesOf(hidden);
  const kept = wanted.filter(([path, entry]) => path !== '' && !entry.optional && !entry.link);
  const found = new Map(there);
  return (
    kept.every(([path, entry]) => sameVersion(found.get(path), entry)) &&
    there.every(([path, entry]) => sameVersion(new Map(wanted).get(path), entry))
  );
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry
 * @param {string} lock
 * @returns {[path: string, entry: LockEntry][]}
 */
function packagesOf(lock) {
  return Object.entries(JSON.parse(lock).packages ?? {});
}

/** @param {LockEntry | undefined} one @param {LockEntry | undefined} other */
function sameVersion(one, other) {
  return one?.version === other?.version && one?.integrity === other?.integrity;
}

/** @param {string} lock */
async function isStamped(lock) {
  return (await readOrEmpty(stamp)) === sha256(lock);
}

async function install() {
  say(`Installing npm packages into ${basename(projectFolder)}/node_modules…`);
  const [command, ...before] = npmCommand();
  const code = await show(
    command,
    [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: projectFolder,
    },
  );
  if (code !== 0) {
    throw new SetUpError(`npm ci failed with code ${code}; its own message is above.`);
  }
}

/** @param {string} file */
async function readOrEmpty(file) {
  return readFile(file, 'utf8').catch(() => '');
}
