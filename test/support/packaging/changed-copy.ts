import { rmSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { packaged } from './packaged.ts';
import { type Weakness, weakened } from './weaknesses.ts';

export interface Changes {
  /** Guards that its main process does without. */
  readonly without?: readonly Weakness[];
  /** Its fuses let it be a Node for others, and run an app from a folder. */
  readonly fusesOpen?: boolean;
  /** false: its archive is gone. */
  readonly archive?: boolean;
  /** What its package.json says besides. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Files to lie beside its archive, by their path below resources/. */
  readonly beside?: Readonly<Record<string, string>>;
}

const made = new Map<string, Promise<string>>();

/** The program of a copy of the package in which this was changed; it goes when the tests have ended. */
export function changedCopy(changes: Changes): Promise<string> {
  const key = JSON.stringify(changes);
  const known = made.get(key) ?? make(changes);
  made.set(key, known);
  return known;
}

async function make({
  without = [],
  fusesOpen = false,
  archive = true,
  manifest = {},
  beside = {},
}: Changes): Promise<string> {
  const { folder } = await packaged();
  const copy = await openFolder();
  const resources = join(copy, 'resources');
  await mkdir(resources);
  await linkAll(folder, copy, ['earshot', 'resources']);
  const isRepacked = without.length > 0 || Object.keys(manifest).length > 0;
  await linkAll(join(folder, 'resources'), resources, archive && !isRepacked ? [] : ASAR);
  // Chromium looks for its files beside the program that really runs.
  const binary = join(copy, 'earshot');
  if (fusesOpen) {
    await copyFile(join(folder, 'earshot'), binary);
    await openFuses(binary);
  } else {
    await link(join(folder, 'earshot'), binary).catch(() =>
      copyFile(join(folder, 'earshot'), binary),
    );
  }
  if (isRepacked) await repack(join(folder, 'resources'), resources, { without, manifest });
  for (const [path, content] of Object.entries(beside)) {
    await mkdir(dirname(join(resources, path)), { recursive: true });
    await writeFile(join(resources, path), content);
  }
  return binary;
}

const ASAR = ['app.asar', 'app.asar.unpacked'];

/** A folder that the app's user may look into. */
async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'changed-'));
  if (folders.length === 0) process.once('exit', removeFolders);
  folders.push(folder);
  await chmod(folder, 0o755);
  return folder;
}

const folders: string[] = [];

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function linkAll(from: string, to: string, except: readonly string[]): Promise<void> {
  const names = (await readdir(from)).filter((name) => !except.includes(name));
  for (const name of names) await symlink(join(from, name), join(to, name));
}

async function openFuses(binary: string): Promise<void> {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
}

async function repack(
  original: string,
  resources: string,
  { without, manifest }: Required<Pick<Changes, 'without' | 'manifest'>>,
): Promise<void> {
  const work = await openFolder();
  extractAll(join(original, 'app.asar'), work);
  const main = join(work, 'out', 'main');
  const names = (await readdir(main, { recursive: true })).filter((name) => name.endsWith('.js'));
  const texts = names.map(async (name) => [name, await readFile(join(main, name), 'utf8')]);
  const changed = weakened(Object.fromEntries(await Promise.all(texts)), without);
  for (const [name, text] of Object.entries(changed)) await writeFile(join(main, name), text);
  const manifestFile = join(work, 'package.json');
  const said = JSON.parse(await readFile(manifestFile, 'utf8'));
  await writeFile(manifestFile, JSON.stringify({ ...said, ...manifest }));
  await createPackageWithOptions(work, join(resources, 'app.asar'), { unpack: '**/*.node' });
}
