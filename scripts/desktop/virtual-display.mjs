import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup } from '../process-group.mjs';
import { SetUpError } from '../project.mjs';
import { becoming, privateFolder } from './app-user.mjs';
import { xauthority } from './xauthority.mjs';

/**
 * Starts an X server without a screen, on a free display, open to the app's user only.
 * @param {import('./app-user.mjs').AppUser | undefined} user
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay(user) {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-display-'));
  await privateFolder(folder, user);
  const authority = join(folder, 'Xauthority');
  await writeFile(authority, xauthority(randomBytes(16)), { mode: 0o600 });
  if (user) await chown(authority, user.uid, user.gid);
  // Root makes it as X wants it; an unprivileged server could not.
  if (user) await mkdir('/tmp/.X11-unix', { mode: 0o1777 }).catch(() => {});

  // The server ends with this process, even when that is killed.
  const [, ...who] = becoming(user);
  const server = spawn(
    'setpriv',
    ['--pdeathsig=KILL', ...(user ? who : ['--']), 'Xvfb', ...serverArguments(authority)],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true, cwd: '/' },
  );
  const stop = async () => {
    await endGroup(server, 2_000);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { env: { DISPLAY: `:${await displayNumber(server)}`, XAUTHORITY: authority }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} authority */
function serverArguments(authority) {
  const screen = ['-screen', '0', '2560x1440x24'];
  return ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', '-auth', authority];
}

/**
 * The server chooses a free number and writes it to descriptor 3 when it is ready.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  let stderr = '';
  server.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    createInterface({ input: pipe }).once('line', resolve);
    server.once('error', (error) => reject(new SetUpError(`Xvfb did not start: ${error.message}`)));
    server.once('exit', (code) => {
      reject(new SetUpError(`Xvfb ended with code ${code}:\n${stderr.trim()}`));
    });
  });
}
