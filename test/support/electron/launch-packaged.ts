import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { appUser } from '../../../scripts/desktop/app-user.mjs';
import { endGroup, untilGroupEnds } from '../../../scripts/process-group.mjs';
import { exitCode, pause } from '../../../scripts/processes.mjs';
import { packaged } from '../packaging/packaged.ts';
import { type LaunchOptions, newHome, program } from './launch-earshot.ts';

export interface PackagedOptions extends LaunchOptions {
  /** The program to start in place of the packaged one: a copy in which something was changed. */
  readonly binary?: string;
}

/** A start of the packaged console. Nothing can see into its main process: its fuses forbid that. */
export interface PackagedStart {
  readonly userDataDir: string;
  /** Lines that it wrote to stdout and stderr. */
  readonly logs: readonly string[];
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Its main process and all below it that are still in its session. */
  readonly leader: ChildProcess;
  /** The first line from now on that this matches; rejects when it ends without one. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it and everything of its session. */
  close(): Promise<void>;
}

export interface PackagedEarshot extends PackagedStart {
  readonly browser: Browser;
  readonly window: Page;
}

/**
 * Starts the packaged console as a person would have it, sandboxed and never as root, in a desktop
 * session of its own; and waits for nothing.
 */
export async function startPackaged(options: PackagedOptions = {}): Promise<PackagedStart> {
  const [user, { binary }] = await Promise.all([appUser(), packaged()]);
  const home = options.userData === undefined ? await newHome() : dirname(options.userData);
  const userDataDir = join(home, 'user-data');
  const electron = options.binary ?? binary;
  const { executablePath, env } = await program({ user, electron }, home, options);
  const leader = spawn(
    executablePath,
    [...(options.args ?? []), `--user-data-dir=${userDataDir}`],
    { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const logs: string[] = [];
  const watching = new Set<(line: string) => void>();
  for (const stream of [leader.stdout, leader.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      logs.push(line);
      for (const watch of watching) watch(line);
    });
  }
  const ended = new Promise<number>((resolve) => {
    leader.once('close', (code, signal) => resolve(exitCode(code, signal)));
  });
  return {
    userDataDir,
    logs,
    ended,
    leader,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = (line: string) => {
          const found = pattern.exec(line);
          if (found) resolve(found);
        };
        for (const line of logs) watch(line);
        watching.add(watch);
        ended.then((code) => reject(new Error(`It ended with ${code}:\n${logs.join('\n')}`)));
      }),
    close: () => closeWhole(leader),
  };
}

/** Starts it with Chrome's remote debugging, on a port of the system's choice, and finds its window. */
export async function launchPackaged(options: PackagedOptions = {}): Promise<PackagedEarshot> {
  const args = ['--remote-debugging-port=0', ...(options.args ?? [])];
  const started = await startPackaged({ ...options, args });
  try {
    const [, address = ''] = await started.line(/^DevTools listening on (ws:\S+)/);
    await Promise.race([consoleLoaded(new URL(address).port), started.ended]);
    const browser = await chromium.connectOverCDP(address);
    const [window] = browser.contexts().flatMap((context) => context.pages());
    if (window === undefined) throw new Error('The packaged console shows nothing.');
    // Until then it is on its way to its own page, and cannot be led to another.
    await window.waitForLoadState();
    return { ...started, browser, window };
  } catch (error) {
    await started.close();
    throw error;
  }
}

/** Playwright never tells of a page that had loaded nothing when it came. */
async function consoleLoaded(port: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const pages = z.array(z.object({ url: z.string() })).parse(await answer.json());
    if (pages.some(({ url }) => url === 'app://earshot/index.html')) return;
    await pause(LOOK_EVERY_MS);
  }
}

const LOOK_EVERY_MS = 50;

/** How long it may take to quit by itself, in ms. */
const quitMs = 5_000;

async function closeWhole(leader: ChildProcess): Promise<void> {
  if (leader.pid === undefined) return;
  await endGroup(leader, quitMs);
  if (!(await untilGroupEnds(leader.pid, 0))) {
    throw new Error(`Processes of the group ${leader.pid} outlived the packaged console.`);
  }
}
