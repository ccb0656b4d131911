import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { appUser, createHome } from '../../scripts/desktop/app-user.mjs';
import type { Simulator } from '../../simulator/index.ts';
import { changesOf, ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import {
  type Console,
  consoleOf,
  expect,
  fillSignInForm,
  test,
} from '../support/console/console-test.ts';
import { killEarshot } from '../support/electron/kill-earshot.ts';
import { type Earshot, type LaunchOptions, newHome } from '../support/electron/launch-earshot.ts';
import { startAgain } from '../support/electron/start-again.ts';

/* What the console keeps on this computer is damaged, or cannot be kept. */

const run = promisify(execFile);
/** Giving a folder to another user is for root, and mounting for some of them. */
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

test('every file of it is spoilt: it starts, says what it set aside, and signs in', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const userData = await newUserData();
  const spoil = async (name: string, text: string) => {
    const file = join(userData, name);
    await writeFile(file, text);
    const user = await appUser();
    if (user) await chown(file, user.uid, user.gid);
  };
  await spoil('settings.json', '{"version":1,"floor":{"dens');
  await spoil('live.json', '{"profileId":"0123456789abcdef","calls":[');
  await spoil('console-id', '\0\0\0\0');
  await spoil('mini-window.json', '[]');
  await spoil('history.db', 'SQLite format 3\0 and then nothing of it');

  const { person, window } = await signIn({ userData });
  await expect(person('Agent 4')).toBeVisible();
  await expect(window.getByText('The saved settings cannot be used')).toBeVisible();
  await expect(window.getByText('The history of earlier calls cannot be used')).toBeVisible();
  const files = await readdir(userData);
  expect(files.filter((name) => /^(settings|history).*\d/.test(name)).length).toBeGreaterThan(1);
});

test('empty files, as a power cut leaves them, are as none', async ({
  simulator,
  signIn,
  launch,
}) => {
  openCall(simulator);
  const first = await signIn();
  await first.close();
  for (const name of ['settings.json', 'live.json', 'console-id', 'mini-window.json']) {
    await truncate(join(first.userDataDir, name)).catch(() => undefined);
  }
  const { window } = await launch({ userData: first.userDataDir });
  await window.getByRole('button', { name: 'Open North support' }).click();
  await expect(window.getByRole('row').filter({ hasText: 'Agent 4' })).toBeVisible();
});

test('nothing may be written: it starts, says so, and I can coach and be muted', async ({
  simulator,
  signIn,
}) => {
  test.skip(!isRoot, 'the folder has to be of another user');
  const call = openCall(simulator);
  const userData = await newUserData();
  await takeRightsFrom(userData);

  const { button, person, window } = await signIn({ userData });
  await expect(window.getByText(/Earshot may not write into/)).toBeVisible();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, call.sid);
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
});

test('nothing may be written: started again, one console is there, and is brought up by a link', async ({
  simulator,
  signIn,
  launch,
}) => {
  test.skip(!isRoot, 'the folder has to be of another user');
  const call = openCall(simulator);
  const userData = await newUserData();
  await takeRightsFrom(userData);
  const first = await signIn({ userData });
  await askToSee(call.sid, first);
  await first.close();

  // What it wrote elsewhere has gone with it, and keeps nobody from starting.
  const next = await launch({ userData });
  await expect(next.window.getByText(/Earshot may not write into/)).toBeVisible();
});

test('nothing may be written, and it is killed while I coach: the next start mutes me', async ({
  simulator,
  signIn,
  launch,
}) => {
  test.skip(!isRoot, 'the folder has to be of another user');
  const { sid } = openCall(simulator);
  const userData = await newUserData();
  await takeRightsFrom(userData);
  await killedWhileCoaching(await signIn({ userData }), { simulator, sid }, launch);
});

test('the folder may not be written any more while it runs: started again, one console is there', async ({
  simulator,
  signIn,
  launch,
}) => {
  test.skip(!isRoot, 'the folder has to be of another user');
  const call = openCall(simulator);
  const first = await signIn();
  await takeRightsFrom(first.userDataDir);
  await askToSee(call.sid, first);

  // Nobody has it once that one was killed, although its mark cannot be taken away.
  await killEarshot(first);
  const next = await launch({ userData: first.userDataDir });
  await expect(next.window.getByRole('button', { name: 'Open North support' })).toBeVisible();
});

test('the disk is full: calls go on, what is not kept is said, and is kept again when there is room', async ({
  simulator,
  launch,
}) => {
  await needsMounts();
  const call = openCall(simulator);
  await onSmallDisk(async (userData, fillUp) => {
    const earshot = await launch({ userData });
    await fillSignInForm(earshot.window, simulator);
    await earshot.window.getByRole('button', { name: 'Check and sign in' }).click();
    const { button, person, window } = consoleOf(earshot);
    await expect(person('Agent 4')).toBeVisible();
    await fillUp();

    await button('Agent 4', 'Coach').click();
    await expect(person(ME)).toContainText('Coaching Agent 4');
    const me = ownLeg(simulator, call.sid);
    for (let count = 0; count < 200; count += 1) {
      simulator.floor.join(call.sid, { label: `Guest ${count}` });
    }
    await expect(window.getByText('The disk is full')).toBeVisible();
    await button('Agent 4', 'Stop coaching').click();
    await expect(person(ME)).toContainText('Listening');
    expect(simulator.floor.audibleTo(me)).toEqual([]);
    expect(changesOf(simulator, me).at(-1)).toMatchObject({ Muted: 'true' });
    await earshot.close();

    // Still full at the next start.
    const again = await launch({ userData });
    await again.window.getByRole('button', { name: 'Open North support' }).click();
    await expect(consoleOf(again).person('Agent 4')).toBeVisible();
    await again.close();
  });
});

test('the disk is full, and it is killed while I coach: the next start mutes me', async ({
  simulator,
  signIn,
  launch,
}) => {
  await needsMounts();
  const { sid } = openCall(simulator);
  await onSmallDisk(async (userData, fillUp) => {
    const earshot = await signIn({ userData });
    await fillUp();
    const again = await killedWhileCoaching(earshot, { simulator, sid }, launch);
    await again.close();
  });
});

test('the disk is full: settings are not saved and say so, and what was saved before is there', async ({
  simulator,
  signIn,
  launch,
}) => {
  await needsMounts();
  openCall(simulator);
  await onSmallDisk(async (userData, fillUp) => {
    const first = await signIn({ userData });
    const density = (window: Page, name: string) => window.getByRole('radio', { name });
    await openAppearance(first.window);
    await density(first.window, 'Compact').check();
    await expect(first.window.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
    await fillUp();
    await density(first.window, 'Comfortable').click({ noWaitAfter: true });
    await expect(first.window.getByText('The settings were not saved')).toBeVisible();
    await expect(first.window.getByText('Check that the disk has room')).toBeVisible();
    await first.close();

    const again = await launch({ userData });
    await again.window.getByRole('button', { name: 'Open North support' }).click();
    await expect(consoleOf(again).person('Agent 4')).toBeVisible();
    await openAppearance(again.window);
    await expect(density(again.window, 'Compact')).toBeChecked();
    await again.close();
  });
});

test('the disk is full: an account is added and signed in to all the same', async ({
  simulator,
  launch,
}) => {
  await needsMounts();
  openCall(simulator);
  await onSmallDisk(async (userData, fillUp) => {
    const first = await launch({ userData });
    await fillUp();
    await fillSignInForm(first.window, simulator);
    await first.window.getByRole('button', { name: 'Check and sign in' }).click();
    await expect(consoleOf(first).person('Agent 4')).toBeVisible();
    await first.close();
    // Accounts are in the system’s keychain, which is not in the folder of the console.
    const again = await launch({ userData });
    await expect(again.window.getByRole('button', { name: 'Open North support' })).toBeVisible();
    await again.close();
  });
});

let mounting: Promise<string | null> | undefined;

/** Skips the test where nothing can be mounted. Root may not either, as in many a container. */
async function needsMounts(): Promise<void> {
  test.skip(!isRoot, 'a small disk has to be mounted, which is for root on Linux');
  mounting ??= whyNoMounts();
  const why = await mounting;
  test.skip(why !== null, `a small disk has to be mounted, which root may not do here: ${why}`);
}

async function whyNoMounts(): Promise<string | null> {
  const place = await newHome();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', place]);
    await run('umount', [place]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A folder for what the console keeps, before it was ever started. */
async function newUserData(): Promise<string> {
  const home = await newHome();
  const user = await appUser();
  await createHome(home, user);
  const userData = join(home, 'user-data');
  await mkdir(userData, { mode: 0o700 });
  if (user) await chown(userData, user.uid, user.gid);
  return userData;
}

async function takeRightsFrom(folder: string): Promise<void> {
  const user = await appUser();
  await chown(folder, 0, user?.gid ?? 0);
  await chmod(folder, 0o555);
}

/** A second start, which ends at once, shows the call in the console that is there. */
async function askToSee(sid: string, earshot: Earshot): Promise<void> {
  expect(await startAgain(earshot, [`earshot://conference/${sid}`])).toBe(0);
  await expect(
    earshot.window.getByRole('region', { name: 'Conference Billing 4412' }),
  ).toBeVisible();
}

/** A folder for what the console keeps, on a disk of its own that can be filled to the last byte. */
async function onSmallDisk(
  act: (userData: string, fillUp: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const userData = await newUserData();
  const user = await appUser();
  const owner = `uid=${user?.uid ?? 0},gid=${user?.gid ?? 0},mode=700`;
  await run('mount', ['-t', 'tmpfs', '-o', `size=24m,${owner}`, 'tmpfs', userData]);
  try {
    await act(userData, async () => {
      const fill = 'dd if=/dev/zero of="$0/fill" bs=4k 2>/dev/null; true';
      await run('sh', ['-c', fill, userData]);
    });
  } finally {
    await run('umount', ['-l', userData]);
  }
}

/** Answers the console of the next start, which has seen to it that nobody hears me. */
async function killedWhileCoaching(
  first: Console,
  { simulator, sid }: { readonly simulator: Simulator; readonly sid: string },
  launch: (options: LaunchOptions) => Promise<Earshot>,
): Promise<Earshot> {
  await first.button('Agent 4', 'Coach').click();
  await expect(first.person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, sid);
  await killEarshot(first);
  expect(simulator.floor.audibleTo(me)).toHaveLength(1);
  const next = await launch({ userData: first.userDataDir });
  await expect.poll(() => simulator.floor.audibleTo(me), { timeout: 5_000 }).toEqual([]);
  await expect(next.window.getByRole('alert')).toContainText('ended without being told to');
  await expect(consoleOf(next).person(ME)).toContainText('Listening');
  return next;
}

async function openAppearance(window: Page): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Settings' })
    .click();
  await window.getByRole('button', { name: 'Appearance', exact: true }).click();
}
