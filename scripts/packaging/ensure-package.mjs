import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { appUser } from '../desktop/app-user.mjs';
import { capture, show } from '../processes.mjs';
import { inProject, projectFolder, SetUpError, sha256 } from '../project.mjs';
import { cacheFolder, exists, keepNewest, publishFolder, withLock } from '../setup/cache.mjs';
import { ensureChromiumSandbox } from '../setup/chromium-sandbox.mjs';
import { hashOfTree } from '../tree-hash.mjs';

/*
 * The package for tests: what `npm run dist` makes, unpacked where the app's user may read it.
 */

const stamp = inProject('dist', '.packed-from');

/** A test run of an hour ago may still use the one that it started from. */
const keptCopies = 2;

/**
 * Packages the app unless dist/ holds what these sources make.
 * @returns {Promise<{ archive: string, folder: string, binary: string }>} `folder`: the archive, unpacked
 */
export async function ensurePackage() {
  await ensureBuilt();
  const sources = await hashOfSources();
  await withLock(`package-${sha256(projectFolder).slice(0, 8)}`, async () => {
    if ((await readFile(stamp, 'utf8').catch(() => '')) === sources && (await archives()).length)
      return;
    await make();
    await writeFile(stamp, sources);
  });
  const [archive] = await archives();
  if (archive === undefined) throw new SetUpError('npm run dist made no archive.');
  const folder = await unpacked(archive);
  await ensureChromiumSandbox(folder, await appUser());
  return { archive, folder, binary: join(folder, 'earshot') };
}

async function make() {
  const args = [inProject('scripts', 'dist.mjs'), '--only', 'tar.gz'];
  const env = { ...process.env, ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' };
  const code = await show(process.execPath, args, { cwd: projectFolder, env });
  if (code !== 0) throw new SetUpError(`Packaging failed with code ${code}; its reason is above.`);
}

async function archives() {
  const names = await readdir(inProject('dist')).catch(() => []);
  return names.filter((name) => name.endsWith('.tar.gz')).map((name) => inProject('dist', name));
}

async function hashOfSources() {
  return hashOfTree(projectFolder, [
    ...['out/main', 'out/preload', 'out/renderer', 'packaging', 'scripts/packaging'],
    ...['scripts/dist.mjs', 'electron-builder.yml', 'package.json', 'package-lock.json', 'LICENSE'],
  ]);
}

/** @param {string} archive */
async function unpacked(archive) {
  const { size, mtimeMs } = await stat(archive);
  const copies = join(cacheFolder(), 'packaged');
  const copy = join(copies, sha256(`${archive} ${size} ${mtimeMs}`).slice(0, 16));
  if (await exists(copy)) return copy;
  await publishFolder(copy, async (unfinished) => {
    const args = ['-xzf', archive, '-C', unfinished, '--strip-components=1', '--no-same-owner'];
    const { code, stderr } = await capture('tar', args);
    if (code !== 0) throw new SetUpError(`The archive could not be unpacked:\n${stderr}`);
  });
  await keepNewest(copies, keptCopies);
  return copy;
}
