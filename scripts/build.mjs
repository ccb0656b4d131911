import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { show } from './processes.mjs';
import { inProject, projectFolder, runScript, SetUpError, say, sha256 } from './project.mjs';
import { exists, withLock } from './setup/cache.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { hashOfTree } from './tree-hash.mjs';

/*
 * `npm run build`: the app's bundles, in out/main, out/preload and out/renderer.
 */

const stamp = inProject('out', '.built-from');
const generator = inProject('scripts', 'generate-twilio-types.mjs');

/** Builds unless out/ was built from exactly these sources. */
export async function ensureBuilt() {
  await withLock(`build-${sha256(projectFolder).slice(0, 8)}`, async () => {
    const sources = await hashOfSources();
    if (await isBuiltFrom(sources)) return;
    await generate();
    await bundle();
    await writeFile(stamp, sources);
  });
}

/** Types made from Twilio's own description of its API; they are not committed. */
async function generate() {
  if (!(await exists(generator))) return;
  const code = await show(process.execPath, [generator], { cwd: projectFolder });
  if (code !== 0) throw new SetUpError(`Generating Twilio's types failed with code ${code}.`);
}

async function bundle() {
  say('Building…');
  await mkdir(inProject('out'), { recursive: true });
  const electronVite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await show(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
  });
  if (code !== 0) throw new SetUpError(`The build failed with code ${code}; its reason is above.`);
}

async function hashOfSources() {
  const names = await readdir(projectFolder);
  const configuration = names.filter((name) => /^(electron\.vite\.config|tsconfig)\b/.test(name));
  return hashOfTree(projectFolder, [
    ...['common', 'main', 'preload', 'rehearsal', 'renderer', 'relay', 'simulator'],
    ...['package.json', 'package-lock.json', 'scripts/generate-twilio-types.mjs'],
    'scripts/packaging/bundled-packages.mjs',
    ...configuration.sort(),
  ]);
}

/** @param {string} sources */
async function isBuiltFrom(sources) {
  const parts = [
    'main',
    'preload',
    'renderer',
    'bundled',
    ...((await exists(generator)) ? ['generated'] : []),
  ];
  const built = await Promise.all(parts.map((part) => exists(inProject('out', part))));
  return built.every(Boolean) && (await readFile(stamp, 'utf8').catch(() => '')) === sources;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    await ensureNpmPackages();
    await ensureBuilt();
    return 0;
  });
}
