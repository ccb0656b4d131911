import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '../processes.mjs';
import { SetUpError } from '../project.mjs';
import { isRoot } from '../setup/root.mjs';

/**
 * Who runs the app when root started the script. Chromium has no sandbox for root, and a console
 * must not be root anyway. `nobody` is on every Linux, and needs no account to be made.
 */
const unprivileged = 'nobody';

/**
 * @typedef {object} AppUser
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 */

/** The user to become; undefined when the one who started the script is right. @returns {Promise<AppUser | undefined>} */
export async function appUser() {
  if (!isRoot() || process.platform !== 'linux') return undefined;
  const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
  return { name: unprivileged, uid, gid };
}

/** @param {string} option */
async function id(option) {
  const { code, stdout } = await capture('id', [option, unprivileged]);
  if (code === 0) return Number(stdout);
  throw new SetUpError(`There is no user "${unprivileged}" to run the app as, instead of root.`);
}

/**
 * Runs a command as the app's user and returns its exit code.
 * @param {AppUser | undefined} user @param {readonly string[]} command
 */
export async function codeAs(user, command) {
  const [program = 'true', ...args] = [...becoming(user), ...command];
  const { code } = await capture(program, args, { cwd: '/' });
  return code;
}

/** @param {AppUser | undefined} user @returns {string[]} what to put before a command */
export function becoming(user) {
  if (!user) return [];
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'];
}

/**
 * A folder that only the app's user may open.
 * @param {string} folder @param {AppUser | undefined} user
 */
export async function privateFolder(folder, user) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

/**
 * A home with the folders that the desktop's conventions name.
 * @param {string} home @param {AppUser | undefined} user
 */
export async function createHome(home, user) {
  await privateFolder(home, user);
  for (const name of Object.values(homeFolders)) await privateFolder(join(home, name), user);
}

export const homeFolders = {
  XDG_RUNTIME_DIR: 'run',
  XDG_DATA_HOME: 'data',
  XDG_CONFIG_HOME: 'config',
  XDG_CACHE_HOME: 'cache',
  XDG_STATE_HOME: 'state',
  TMPDIR: 'tmp',
};
