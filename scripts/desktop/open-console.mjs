import { spawn } from 'node:child_process';
import { chown, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup } from '../process-group.mjs';
import { exitCode } from '../processes.mjs';
import { inProject, say } from '../project.mjs';
import { cacheFolder, exists } from '../setup/cache.mjs';
import { appUser, createHome, homeFolders, privateFolder } from './app-user.mjs';
import { collectScreenshots } from './screenshots.mjs';
import { keychainPassword, sessionEnvironment, sessionProgram } from './session.mjs';
import { appFolder } from './staged-app.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** How long the console may take to end its calls and save, before it is killed. */
const graceMs = 5_000;

/** A newcomer meets live calls, not a form. */
const openOn = ['--rehearsal'];

/**
 * @typedef {object} Opening
 * @property {string} electron
 * @property {import('./this-desktop.mjs').Desktop} desktop
 * @property {number | undefined} forSeconds
 *
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child leader of its own process group
 * @property {Promise<End>} ended
 * @property {() => Promise<void>} cleanUp
 */

/**
 * Opens the console and stays until it ends. Nothing that was started is left behind.
 * @param {Opening} opening
 * @returns {Promise<number>} the exit code
 */
export async function openConsole({ electron, desktop, forSeconds }) {
  const running = desktop.isComplete
    ? await openOnDesktop(electron)
    : await openInSession(electron, desktop);
  try {
    return await untilEnd(running.ended, forSeconds);
  } finally {
    await endGroup(running.child, graceMs, electron);
    await running.cleanUp();
  }
}

/** @param {string} electron @returns {Promise<Running>} */
async function openOnDesktop(electron) {
  const child = spawn(electron, [await appFolder(undefined), ...openOn], {
    stdio: 'inherit',
    detached: true,
  });
  return { child, ended: endOf(child), cleanUp: async () => {} };
}

/**
 * @param {string} electron
 * @param {import('./this-desktop.mjs').Desktop} desktop
 * @returns {Promise<Running>}
 */
async function openInSession(electron, desktop) {
  const user = await appUser();
  // The home stays between starts, with the profiles and their keychain; the rest is for one start.
  const home = join(cacheFolder(), 'home');
  const passing = await mkdtemp(join(tmpdir(), 'earshot-'));
  await privateFolder(passing, user);
  await createHome(passing, user);
  const display = desktop.hasDisplay ? undefined : await startVirtualDisplay(user);
  const screenshots =
    display && (await collectScreenshots(join(passing, 'screenshots'), inProject('out'), user));

  const session = await sessionEnvironment(
    {
      home,
      electron,
      user,
      keychainPassword: await keychainPassword(join(cacheFolder(), 'keychain-password')),
    },
    { ...process.env, ...(await openedDisplay(passing, user)), ...display?.env },
  );
  const child = spawn(
    sessionProgram,
    [await appFolder(user), `--user-data-dir=${join(home, 'user-data')}`, ...openOn],
    {
      env: {
        ...session,
        XDG_RUNTIME_DIR: join(passing, homeFolders.XDG_RUNTIME_DIR),
        TMPDIR: join(passing, homeFolders.TMPDIR),
        ...screenshots?.env,
      },
      stdio: 'inherit',
      detached: true,
      cwd: home,
    },
  );
  return {
    child,
    ended: endOf(child),
    cleanUp: async () => {
      await screenshots?.stop();
      await display?.stop();
      await rm(passing, { recursive: true, force: true });
    },
  };
}

/**
 * On root's own display, the user that runs the app needs a key to it.
 * @param {string} folder @param {import('./app-user.mjs').AppUser | undefined} user
 */
async function openedDisplay(folder, user) {
  const key = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  if (!user || !process.env.DISPLAY || !(await exists(key))) return {};
  const copy = join(folder, 'Xauthority');
  await copyFile(key, copy);
  await chown(copy, user.uid, user.gid);
  return { XAUTHORITY: copy };
}

/**
 * @typedef {object} End
 * @property {'itself' | 'time' | 'signal'} by
 * @property {number} code
 *
 * @param {Promise<End>} itself
 * @param {number | undefined} forSeconds
 * @returns {Promise<number>}
 */
async function untilEnd(itself, forSeconds) {
  const end = await Promise.race([itself, time(forSeconds), signal()]);
  if (end.by !== 'itself' || forSeconds === undefined) return end.code;
  say(`The console ended by itself before ${forSeconds} s were over (code ${end.code}).`);
  return end.code || 1;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<End>} */
function endOf(child) {
  return new Promise((resolve) => {
    child.once('exit', (code, name) => resolve({ by: 'itself', code: exitCode(code, name) }));
    child.once('error', (error) => {
      say(`The console did not start: ${error.message}`);
      resolve({ by: 'itself', code: 1 });
    });
  });
}

/** @param {number | undefined} seconds @returns {Promise<End>} */
function time(seconds) {
  return new Promise((resolve) => {
    if (seconds !== undefined) {
      setTimeout(() => resolve({ by: 'time', code: 0 }), seconds * 1_000).unref();
    }
  });
}

/** @returns {Promise<End>} */
function signal() {
  return new Promise((resolve) => {
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(name, () => resolve({ by: 'signal', code: exitCode(null, name) }));
    }
  });
}
