import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endGroup } from '../process-group.mjs';
import { inProject, say } from '../project.mjs';
import { cacheFolder, exists, withLock } from './cache.mjs';

/** A download that does not grow for this long is given up. */
const stalledAfterMs = 20_000;

/** After a refusal the next attempt is made no earlier than this, so that a start takes no time. */
const refusalHoldsMs = 7 * 24 * 3_600_000;

const packageFolder = inProject('node_modules', 'electron');

/** The folder of Electron's official binary when it is in node_modules already. */
export async function officialRuntime() {
  const version = await officialVersion();
  const dist = join(packageFolder, 'dist');
  const found = await readFile(join(dist, 'version'), 'utf8').catch(() => '');
  const path = await readFile(join(packageFolder, 'path.txt'), 'utf8').catch(() => '');
  const complete = found.replace(/^v/, '').trim() === version && path !== '';
  return complete && (await exists(join(dist, path))) ? dist : undefined;
}

/**
 * Tries Electron's own download, which checks its checksums. Returns the binary's folder, or
 * undefined where the download is refused; the refusal is remembered.
 * @returns {Promise<string | undefined>}
 */
export async function downloadOfficialRuntime() {
  const version = await officialVersion();
  const refusal = join(cacheFolder(), `electron-${version}-refused`);
  if (await isRecent(refusal)) return undefined;
  return withLock('official-runtime', async () => {
    if (await isRecent(refusal)) return undefined;
    const dist = (await officialRuntime()) ?? (await download(version));
    if (dist === undefined) await writeFile(refusal, `${new Date().toISOString()}\n`);
    return dist;
  });
}

async function officialVersion() {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return String(version);
}

/** @param {string} version */
async function download(version) {
  say(`Getting Electron ${version}…`);
  const downloads = join(cacheFolder(), 'electron-download');
  const unfinished = join(downloads, `unfinished-${process.pid}`);
  await mkdir(unfinished, { recursive: true });
  try {
    const reason = await runInstaller(downloads, unfinished);
    if (reason === undefined) return await officialRuntime();
    say(`Electron's own download is not possible here (${reason}).`);
    return undefined;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} downloads @param {string} temporary @returns {Promise<string | undefined>} why not */
async function runInstaller(downloads, temporary) {
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env: { ...process.env, electron_config_cache: downloads, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let stderr = '';
  installer.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const stalled = watchGrowth([downloads, join(packageFolder, 'dist')]);
  /** @type {Promise<string | undefined>} */
  const ended = new Promise((resolve) => {
    installer.on('error', (error) => resolve(error.message));
    installer.on('close', (code) => resolve(code === 0 ? undefined : firstLine(stderr)));
  });
  const reason = await Promise.race([ended, stalled.promise]);
  stalled.stop();
  if (reason !== undefined) await endGroup(installer, 1_000);
  return reason;
}

/** Settles when the folders stop growing. @param {readonly string[]} folders */
function watchGrowth(folders) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let bytes = 0;
  let grownAt = Date.now();
  let saidAt = Date.now();
  /** @type {Promise<string>} */
  const promise = new Promise((resolve) => {
    timer = setInterval(async () => {
      const sizes = await Promise.all(folders.map(folderSize));
      const now = sizes.reduce((sum, size) => sum + size, 0);
      if (now !== bytes) grownAt = Date.now();
      bytes = now;
      if (Date.now() - grownAt > stalledAfterMs)
        resolve(`nothing came for ${stalledAfterMs / 1000} s`);
      if (Date.now() - saidAt < 5_000) return;
      saidAt = Date.now();
      say(`  ${Math.round(bytes / 1e6)} MB`);
    }, 1_000);
  });
  return { promise, stop: () => clearInterval(timer) };
}

/** @param {string} folder */
async function folderSize(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  return found.reduce((sum, file) => sum + (file?.isFile() ? file.size : 0), 0);
}

/** @param {string} stderr */
function firstLine(stderr) {
  return stderr.trim().split('\n')[0] || 'no reason given';
}

/** @param {string} file */
async function isRecent(file) {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < refusalHoldsMs;
}
