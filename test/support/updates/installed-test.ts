import { chown, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appUser, createHome } from '../../../scripts/desktop/app-user.mjs';
import { newHome } from '../electron/launch-earshot.ts';
import type { PackagedEarshot, PackagedOptions } from '../electron/launch-packaged.ts';
import { test as base } from '../electron/packaged-test.ts';
import { changedCopy } from '../packaging/changed-copy.ts';
import { openUpdatePlace, type UpdatePlace } from './update-place.ts';

/**
 * The packaged console as an AppImage that somebody has in a folder of their own. An AppImage is one file
 * that can be started; here it is a script that starts the package.
 */
export interface Installed {
  /** The file that stands for the AppImage. */
  readonly file: string;
  /** What it was at first. */
  readonly old: Buffer;
  /** Such a file of another version. */
  readonly newer: Buffer;
  open(options?: Pick<PackagedOptions, 'env' | 'args'>): Promise<PackagedEarshot>;
  /** What became of the files, one word each: `old` and `new` started, `checked` when nothing should start. */
  tale(): Promise<string[]>;
  /** How often a console has come so far that it was open. */
  openings(): Promise<number>;
}

interface InstalledFixtures {
  /** The public keys that it was packaged with; null: with none. */
  readonly updateKeys: string | null;
  readonly place: UpdatePlace;
  readonly installed: Installed;
}

export const test = base.extend<InstalledFixtures>({
  updateKeys: [null, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  place: async ({}, use) => {
    const place = await openUpdatePlace();
    await use(place);
    place.close();
  },
  installed: async ({ place, launch, updateKeys }, use) => {
    const installed = await install(place, launch, updateKeys);
    await use(installed);
    for (const pid of await installed.pids()) endGroup(pid);
  },
});

async function install(
  { url }: UpdatePlace,
  launch: (options: PackagedOptions) => Promise<PackagedEarshot>,
  updateKeys: string | null,
): Promise<Installed & { pids(): Promise<number[]> }> {
  const home = await newHome();
  const user = await appUser();
  await createHome(home, user);
  const config = `provider: generic\nurl: ${url}\nupdaterCacheDirName: earshot-updater\n`;
  const binary = await changedCopy({
    beside: { 'app-update.yml': config },
    ...(updateKeys !== null && { manifest: { updateKeys } }),
  });
  const file = join(home, 'Earshot.AppImage');
  const userData = join(home, 'user-data');
  const told = join(home, 'tale');
  const script = (name: string, start: string) =>
    Buffer.from(`#!/bin/sh
[ -z "$APPIMAGE_EXIT_AFTER_INSTALL" ] || { echo "checked $$" >>'${told}'; exit 0; }
echo "${name} $$" >>'${told}'
export APPIMAGE='${file}' APPDIR='${dirname(binary)}'
exec '${binary}' ${start}
`);
  const old = script('old', '"$@"');
  await writeFile(file, old, { mode: 0o755 });
  if (user) await chown(file, user.uid, user.gid);
  const lines = async () =>
    (await read(told)).split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')]));
  return {
    file,
    old,
    newer: script('new', `--user-data-dir='${userData}' --rehearsal`),
    open: ({ env = {}, args = [] } = {}) =>
      launch({ binary: file, userData, env, args: ['--rehearsal', ...args] }),
    tale: async () => (await lines()).map(([word = '']) => word),
    openings: async () =>
      (await read(join(userData, 'logs', 'main.log'))).split('is open').length - 1,
    pids: async () =>
      (await lines()).flatMap(([word, pid]) => (word === 'new' ? [Number(pid)] : [])),
  };
}

/** Whoever replaced the console is the leader of a group of its own. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
