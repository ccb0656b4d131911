import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { capture } from '../../scripts/processes.mjs';
import { projectFolder } from '../../scripts/project.mjs';
import { ensureElectron } from '../../scripts/setup/electron-runtime.mjs';
import { openFuses } from '../support/packaging/open-fuses.ts';
import { packaged } from '../support/packaging/packaged.ts';
import { strangersIn, strangersInArchive } from '../support/packaging/strangers.ts';

const asarOf = (folder: string) => join(folder, 'resources', 'app.asar');

test('the package holds Electron, the console and what the law wants, and nothing else', async () => {
  const { archive } = await packaged();
  const files = await filesInArchive(archive);
  expect(strangersIn(files)).toEqual([]);
  for (const file of ['earshot', 'resources/app.asar', 'resources/third-party-notices.txt']) {
    expect(files).toContain(file);
  }
});

test('the archive holds what runs: no sources, no tests, no maps, no package that only builds', async () => {
  const { folder } = await packaged();
  const files = filesInAsar(asarOf(folder));
  expect(strangersInArchive(files)).toEqual([]);
  for (const file of [
    ...['out/main/index.js', 'out/main/rehearsal.js', 'out/preload/index.cjs'],
    ...['out/renderer/index.html', 'out/renderer/mini.html', 'node_modules/libsql/index.js'],
  ]) {
    expect(files).toContain(file);
  }
});

test('what must not be shipped would be found', () => {
  const planted = [
    ...['main/index.ts', 'out/main/index.js.map', 'out/main/index.d.ts', 'out/bundled/main.json'],
    ...['test/unit/import-rules.test.ts', 'simulator/scenarios/busy.ts', 'test/fixtures/a.json'],
    ...['.env', '.npmrc', 'package-lock.json', 'node_modules/react/index.js'],
    ...['node_modules/@libsql/linux-x64-musl/index.node', 'node_modules/keytar/src/main.cc'],
    'node_modules/keytar/prebuilds/win32-x64/keytar.node',
  ];
  expect(strangersInArchive([...planted, 'out/main/index.js'])).toEqual(planted);
  const besides = [
    'resources/app/index.js',
    'version',
    'resources/default_app.asar',
    'earshot.map',
  ];
  const unpacked = 'resources/app.asar.unpacked/node_modules/@libsql/linux-arm64-gnu/index.node';
  expect(strangersIn([...besides, unpacked, 'earshot'])).toEqual([...besides, unpacked]);
});

test('keytar and libsql have their binaries beside the archive, for this processor alone', async () => {
  const { folder } = await packaged();
  const asar = asarOf(folder);
  const binaries = filesInAsar(asar).filter((file) => file.endsWith('.node'));
  expect(binaries.toSorted()).toEqual([
    'node_modules/@libsql/linux-x64-gnu/index.node',
    'node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ]);
  for (const binary of binaries) {
    expect(statFile(asar, binary)).toMatchObject({ unpacked: true });
    const header = (await readFile(join(`${asar}.unpacked`, binary))).subarray(0, 20);
    expect(header.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(header.readUInt16LE(18)).toBe(X86_64);
  }
  expect(await filesBelow(`${asar}.unpacked`)).toHaveLength(binaries.length);
});

test('the fuses of the packaged binary are closed; those of the runtime for development would be found open', async () => {
  const { binary } = await packaged();
  expect(openFuses(await getCurrentFuseWire(binary))).toEqual([]);
  const open = openFuses(await getCurrentFuseWire(await ensureElectron()));
  expect(open).toContain('EnableNodeCliInspectArguments');
  expect(open).toContain('OnlyLoadAppFromAsar');
});

test('a package on an Electron for development says in its name and to the console that it is for nobody', async () => {
  const { archive, folder } = await packaged();
  const { notForUsers } = JSON.parse(readInAsar(folder, 'package.json'));
  // Electron’s official releases make a package for users.
  const isOfficial = basename(archive).indexOf('not-for-users') < 0;
  if (isOfficial) expect(notForUsers).toBeUndefined();
  else expect(notForUsers).toMatch(/^Not for users: it runs on Electron \d+/);
});

test('nothing in it tells of the machine that made it, or of what only builds', async () => {
  const { folder } = await packaged();
  const manifest = JSON.parse(readInAsar(folder, 'package.json'));
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest).not.toHaveProperty('scripts');
  const content = readFileSync(asarOf(folder));
  expect(content.includes(`${projectFolder}/`)).toBe(false);
});

test('it brings the licences of all that it holds', async () => {
  const { folder } = await packaged();
  const notices = await readFile(join(folder, 'resources', 'third-party-notices.txt'), 'utf8');
  for (const name of ['react', 'react-dom', 'zod', '@mantine/core', '@github/keytar', 'fastify']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
  expect(notices).not.toMatch(/^(vite|electron-builder|typescript) \d/m);
});

const X86_64 = 0x3e;

/** Without the folder that they all lie in. */
async function filesInArchive(archive: string): Promise<string[]> {
  const { code, stdout } = await capture('tar', ['-tvzf', archive]);
  expect(code).toBe(0);
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('d'));
  return lines.map((line) => line.slice(line.indexOf('/', line.indexOf(' earshot-')) + 1));
}

function filesInAsar(asar: string): string[] {
  const paths = listPackage(asar, { isPack: false }).map((path) => path.slice(1));
  return paths.filter((path) => !('files' in statFile(asar, path)));
}

function readInAsar(folder: string, file: string): string {
  return extractFile(asarOf(folder), file).toString('utf8');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
