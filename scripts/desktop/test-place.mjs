import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appUser } from './app-user.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/*
 * Where the app is opened to be tested and pictured: a temporary folder and a screen of its own. Each
 * function passes on what the environment of the work has to say for it.
 */

/**
 * What tests put in the temporary folder goes with it, also when they are killed. The name is
 * short, because the names of sockets in it may have 107 characters.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 */
export async function withTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-'));
  await chmod(folder, 0o755);
  try {
    return await work({ TMPDIR: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The same screen everywhere, also on a machine with one of its own.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 */
export async function withDisplay(work) {
  if (process.platform !== 'linux') return work({});
  const display = await startVirtualDisplay(await appUser());
  try {
    return await work(display.env);
  } finally {
    await display.stop();
  }
}
