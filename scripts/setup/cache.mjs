import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { capture, pause } from '../processes.mjs';
import { say } from '../project.mjs';
import { isRoot } from './root.mjs';

/** A lock whose holder has not touched it for this long was left by a process that died. */
const staleAfterMs = 15_000;

/**
 * Where things that outlive `node_modules` are kept. As root it is outside root's home, because
 * the unprivileged user that runs the app must be able to read it.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {boolean} [root]
 */
export function cacheFolder(env = process.env, root = isRoot()) {
  if (env.EARSHOT_CACHE) return env.EARSHOT_CACHE;
  if (root) return '/var/cache/earshot';
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'earshot');
}

/**
 * Makes `folder` by filling a sibling of it and renaming that into place, so that it either is
 * complete or is not there. When another set-up was first, its folder stays.
 * @param {string} folder
 * @param {(unfinished: string) => Promise<void>} fill
 */
export async function publishFolder(folder, fill) {
  const unfinished = `${folder}.unfinished-${process.pid}-${randomUUID()}`;
  try {
    await removeAbandoned(folder);
    await mkdir(unfinished, { recursive: true });
    await fill(unfinished);
    if (isRoot()) await openToAll(unfinished);
    await rename(unfinished, folder).catch(async (error) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** What a set-up that was killed left unfinished. @param {string} folder */
async function removeAbandoned(folder) {
  const siblings = await readdir(dirname(folder)).catch(() => []);
  for (const name of siblings.filter((sibling) => sibling.startsWith(`${basename(folder)}.`))) {
    const pid = Number(/\.unfinished-(\d+)-/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes all but the newest entries of a folder. @param {string} folder @param {number} count */
export async function keepNewest(folder, count) {
  const names = await readdir(folder);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((one, other) => other.at - one.at).slice(count);
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true });
}

/** Whatever root's umask is, the app's user must read what root put here. @param {string} folder */
async function openToAll(folder) {
  await capture('chmod', ['-R', 'a+rX', folder]);
  for (let parent = dirname(folder); parent.startsWith(cacheFolder()); parent = dirname(parent)) {
    await chmod(parent, 0o755);
  }
}

/**
 * Runs `work` while no other set-up on this machine holds the lock `name`.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work must not block the event loop for long: the lock is kept fresh by a timer
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(cacheFolder(), 'locks', name);
  await mkdir(join(cacheFolder(), 'locks'), { recursive: true });
  await acquire(lock, name);
  const keepFresh = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => {});
  }, staleAfterMs / 5);
  try {
    return await work();
  } finally {
    clearInterval(keepFresh);
    await rm(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock @param {string} name */
async function acquire(lock, name) {
  for (let told = false; ; ) {
    try {
      return await mkdir(lock);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (await isStale(lock)) {
      await discard(lock);
      continue;
    }
    if (!told) say(`Waiting for another set-up to finish (${name})…`);
    told = true;
    await pause(250);
  }
}

/** @param {string} lock */
async function isStale(lock) {
  const found = await stat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > staleAfterMs;
}

/** Renamed first: of several waiters only one can win the rename. @param {string} lock */
async function discard(lock) {
  const discarded = `${lock}.stale-${randomUUID()}`;
  await rename(lock, discarded).then(
    () => rm(discarded, { recursive: true, force: true }),
    () => {},
  );
}

/** @param {string} path */
export async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
