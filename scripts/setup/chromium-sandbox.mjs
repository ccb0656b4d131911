import { chmod, chown, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeAs } from '../desktop/app-user.mjs';
import { capture } from '../processes.mjs';
import { SetUpError } from '../project.mjs';
import { cacheFolder } from './cache.mjs';
import { isRoot, rootPrefix } from './root.mjs';

const ownedByRootAndSetuid = 0o4755;

/**
 * Sees to it that Chromium's sandbox works for the app's user: through user namespaces, or where
 * the kernel keeps those from ordinary users (Ubuntu 24.04 does), through the helper beside the
 * binary, which then must belong to root. The app is never started without its sandbox.
 * @param {string} runtimeFolder
 * @param {import('../desktop/app-user.mjs').AppUser | undefined} user
 */
export async function ensureChromiumSandbox(runtimeFolder, user) {
  if (process.platform !== 'linux') return;
  const helper = join(runtimeFolder, 'chrome-sandbox');
  if (await isReady(helper)) return;
  const ours = helper.startsWith(cacheFolder());
  if (isRoot() && ours) return makeReady(helper);
  if ((await codeAs(user, ['unshare', '--user', '--map-root-user', 'true'])) === 0) return;
  const line = `chown root:root '${helper}' && chmod 4755 '${helper}'`;
  const asRoot = ours ? await rootPrefix() : undefined;
  const [command, ...args] = [...(asRoot ?? []), 'sh', '-c', line];
  if (asRoot && command && (await capture(command, args)).code === 0) return;
  throw new SetUpError(
    "This kernel keeps user namespaces from ordinary users, so Chromium's sandbox needs its helper to belong to root. Run this line, then start again:",
    `\n  sudo sh -c "${line}"\n`,
  );
}

/** @param {string} helper */
async function isReady(helper) {
  const found = await stat(helper).catch(() => undefined);
  return found?.uid === 0 && (found.mode & 0o7777) === ownedByRootAndSetuid;
}

/** @param {string} helper */
async function makeReady(helper) {
  await chown(helper, 0, 0);
  await chmod(helper, ownedByRootAndSetuid);
}
