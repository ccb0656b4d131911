import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, projectFolder, sha256 } from '../project.mjs';
import { cacheFolder, exists, keepNewest, publishFolder } from '../setup/cache.mjs';
import { hashOfTree } from '../tree-hash.mjs';

/** A start or test run of an hour ago may still use the copy that it started from. */
const copiesKept = 4;

/**
 * The folder to give to Electron: the project's own, or for another user a copy of what runs, as
 * the checkout may be closed to that user.
 * @param {import('./app-user.mjs').AppUser | undefined} user
 */
export async function appFolder(user) {
  return user ? stage() : projectFolder;
}

async function stage() {
  const parts = await runtimeParts();
  const hash = sha256(
    parts.join('\n') +
      (await hashOfTree(projectFolder, [
        'out/main',
        'out/preload',
        'out/renderer',
        'package-lock.json',
      ])),
  );
  const copies = join(cacheFolder(), 'app');
  const copy = join(copies, hash.slice(0, 16));
  if (!(await exists(copy))) {
    await publishFolder(copy, async (unfinished) => {
      for (const part of parts) {
        await cp(inProject(part), join(unfinished, part), { recursive: true });
      }
    });
    await keepNewest(copies, copiesKept);
  }
  return copy;
}

/** What the built app reads: the bundles, and the packages that the bundles leave outside. */
async function runtimeParts() {
  const lock = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  const built = [
    ...['package.json', 'out/main', 'out/preload', 'out/renderer'],
    'packaging/icons/256x256.png',
  ];
  return [...built, ...(await present(productionPackages(lock)))];
}

/**
 * The folders of the packages that are not for development only.
 * @param {{ packages: Record<string, { dev?: boolean, devOptional?: boolean }> }} lock
 */
export function productionPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .map(([path]) => path);
}

/** Packages for other platforms are in the lock but not installed. @param {readonly string[]} paths */
async function present(paths) {
  const found = await Promise.all(paths.map((path) => exists(inProject(path))));
  return paths.filter((_, index) => found[index]);
}
