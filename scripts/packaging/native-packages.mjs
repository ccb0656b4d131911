import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { capture } from '../processes.mjs';
import { inProject, projectFolder, SetUpError, say } from '../project.mjs';
import { exists } from '../setup/cache.mjs';
import { npm } from '../setup/npm.mjs';

/** npm installs for this machine's processor alone, but a Mac's package is for two. */
const wanted = { darwin: ['@libsql/darwin-arm64', '@libsql/darwin-x64'] };

/**
 * Sees to it that the native packages for every processor of the platform are installed, as the lock
 * file has them.
 * @param {NodeJS.Platform} platform
 */
export async function ensureNativePackages(platform) {
  const names = platform === 'darwin' ? wanted.darwin : [];
  const { packages } = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  for (const name of names) {
    if (await exists(inProject('node_modules', name, 'package.json'))) continue;
    await install(name, packages[`node_modules/${name}`]);
  }
}

/** @param {string} name @param {{ version: string, integrity?: string }} locked */
async function install(name, { version, integrity }) {
  say(`Getting ${name} ${version}…`);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-native-'));
  try {
    const args = ['pack', `${name}@${version}`, '--ignore-scripts', '--json', '--pack-destination'];
    const packed = await npm([...args, folder], { cwd: projectFolder });
    if (packed.code !== 0) throw new SetUpError(`npm could not get ${name}:\n${packed.stderr}`);
    const tarball = join(folder, JSON.parse(packed.stdout)[0].filename);
    verify(name, await readFile(tarball), integrity);
    await capture('tar', ['-xzf', tarball, '-C', folder]);
    const target = inProject('node_modules', name);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(folder, 'package'), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} name @param {Buffer} content @param {string} [integrity] */
export function verify(name, content, integrity) {
  const actual = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  if (integrity === undefined) throw new SetUpError(`The lock file has no checksum of ${name}.`);
  if (actual !== integrity) throw new SetUpError(`The checksum of ${name} is not the lock file’s.`);
}
