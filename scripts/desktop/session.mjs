import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../project.mjs';
import { becoming, createHome, homeFolders } from './app-user.mjs';

/** Runs its arguments with Electron in a session; see the file. It needs `sessionEnvironment`. */
export const sessionProgram = inProject('scripts', 'desktop', 'session.sh');

/** What the app may know of the environment of the one who started it: nothing else, no secrets. */
const passedOn =
  /^(PATH|TERM|TZ|LANG|LANGUAGE|LC_.*|DISPLAY|XAUTHORITY|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|ELECTRON_ENABLE_.*)$/i;

/**
 * @typedef {object} Session
 * @property {string} home a folder of the app's user, made when it is missing
 * @property {string} electron the binary
 * @property {import('./app-user.mjs').AppUser | undefined} user
 * @property {string | undefined} keychainPassword a file; undefined: a session without a keychain
 */

/**
 * The environment for `sessionProgram`.
 * @param {Session} session
 * @param {NodeJS.ProcessEnv} outer
 * @returns {Promise<Record<string, string>>}
 */
export async function sessionEnvironment({ home, electron, user, keychainPassword }, outer) {
  await createHome(home, user);
  const folders = Object.entries(homeFolders).map(([name, folder]) => [name, join(home, folder)]);
  return {
    ...selected(outer),
    ...Object.fromEntries(folders),
    HOME: home,
    // A session for one app needs no accessibility bus; without this GTK starts one.
    NO_AT_BRIDGE: '1',
    EARSHOT_ELECTRON: electron,
    EARSHOT_BECOME: becoming(user).join(' '),
    EARSHOT_KEYCHAIN_PASSWORD: keychainPassword ?? '',
  };
}

/**
 * A file with a random password, made once and readable by the one who runs this script only.
 * @param {string} file
 */
export async function keychainPassword(file) {
  const present = await readFile(file, 'utf8').catch(() => '');
  if (present === '') await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return file;
}

/** @param {NodeJS.ProcessEnv} outer @returns {Record<string, string>} */
function selected(outer) {
  /** @type {Record<string, string>} */
  const result = {};
  for (const [name, value] of Object.entries(outer)) {
    if (value !== undefined && passedOn.test(name)) result[name] = value;
  }
  return result;
}
