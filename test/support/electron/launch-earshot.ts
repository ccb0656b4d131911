import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { appUser } from '../../../scripts/desktop/app-user.mjs';
import {
  keychainPassword,
  sessionEnvironment,
  sessionProgram,
} from '../../../scripts/desktop/session.mjs';
import { appFolder } from '../../../scripts/desktop/staged-app.mjs';
import { endGroup, untilGroupEnds } from '../../../scripts/process-group.mjs';
import { ensureElectron } from '../../../scripts/setup/electron-runtime.mjs';

export interface LaunchOptions {
  /** The `userDataDir` of an earlier launch: the same person comes back, with the same keychain. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** false: the session has no keychain at all. */
  readonly keychain?: boolean;
}

export interface Earshot {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly userDataDir: string;
  /** Lines that the main process wrote to stdout and stderr since Playwright attached to it. */
  readonly logs: readonly string[];
  /** Ends the app and everything of its session. What it saved stays until the test run ends. */
  close(): Promise<void>;
}

/**
 * Opens the built app as a person would have it, sandboxed and never as root, in a desktop session
 * of its own. Rejects when no window appears.
 */
export async function launchEarshot(options: LaunchOptions = {}): Promise<Earshot> {
  const place = await installed();
  const home = options.userData === undefined ? await newHome() : dirname(options.userData);
  const userDataDir = join(home, 'user-data');
  const started = await program(place, home, options);
  const hold = join(home, 'hold.cjs');
  await writeFile(hold, HOLD);
  const app = await _electron.launch({
    // Playwright turns the sandbox off unless told.
    chromiumSandbox: true,
    // Sooner than a test may take, so that it says how far it came.
    timeout: launchMs,
    args: ['-r', hold, place.folder, `--user-data-dir=${userDataDir}`, ...(options.args ?? [])],
    ...started,
  });
  const logs = collectLogs(app);
  const leader = app.process();
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeWhole(app, leader);
    return closed;
  };
  try {
    const window = await app.firstWindow();
    await window.waitForURL(/^app:/);
    return { app, window, userDataDir, logs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

let found: ReturnType<typeof findInstalled> | undefined;

/** What is the same for every launch of a test worker. */
export function installed() {
  found ??= findInstalled();
  return found;
}

async function findInstalled() {
  const user = await appUser();
  return { user, electron: await ensureElectron(), folder: await appFolder(user) };
}

type Installed = Awaited<ReturnType<typeof findInstalled>>;

/** How to start a program as its user would, in a desktop session of its own. */
export async function program(
  { user, electron }: Pick<Installed, 'user' | 'electron'>,
  home: string,
  options: LaunchOptions,
) {
  if (process.platform !== 'linux') {
    return { executablePath: electron, env: { ...definedEnv(), ...options.env } };
  }
  const { DISPLAY } = process.env;
  if (!DISPLAY) {
    throw new Error('There is no display for the app: run the tests with `npm test -- e2e`.');
  }
  const password =
    options.keychain === false ? undefined : await keychainPassword(`${home}-keychain`);
  const session = { home, electron, user, keychainPassword: password };
  return {
    executablePath: sessionProgram,
    cwd: '/',
    env: { ...(await sessionEnvironment(session, process.env)), ...options.env },
  };
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function collectLogs(app: ElectronApplication): readonly string[] {
  const logs: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream
      ?.setEncoding('utf8')
      .on('data', (text: string) => logs.push(...text.trimEnd().split('\n')));
  }
  return logs;
}

/**
 * Holds the app back until Playwright has come to it and calls this by its name, as its own loader does for an
 * Electron that it finds itself: about one in three hundred times it came as the first page was on its way,
 * and waited for an answer of that page for ever.
 */
const HOLD = `const { app } = require('electron');

const ready = app.whenReady();
let goOn;
const held = new Promise((resolve) => { goOn = resolve; });
app.whenReady = () => held.then(() => ready);
globalThis.__playwright_run = goOn;
`;

/** How long the app may take to be there, in ms. */
const launchMs = 30_000;

/** How long the app may take to quit by itself, in ms; a hanging app must not hang the tests. */
const quitMs = 5_000;

async function closeWhole(app: ElectronApplication, leader: ChildProcess): Promise<void> {
  if (leader.pid === undefined) return;
  const quit = app.close().catch(() => {});
  await Promise.race([quit, untilGroupEnds(leader.pid, quitMs)]);
  await endGroup(leader, 100);
  if (!(await untilGroupEnds(leader.pid, 0))) {
    throw new Error(`Processes of the app's group ${leader.pid} outlived it.`);
  }
}

const homes: string[] = [];

/** A home that goes when the tests have ended. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'e2e-'));
  if (homes.length === 0) process.once('exit', removeHomes);
  homes.push(home, `${home}-keychain`);
  return home;
}

function removeHomes(): void {
  for (const path of homes) rmSync(path, { recursive: true, force: true });
}
