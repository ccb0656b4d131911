import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { z } from 'zod';
import { appUser } from '../../scripts/desktop/app-user.mjs';
import { endGroup } from '../../scripts/process-group.mjs';
import { pause } from '../../scripts/processes.mjs';
import { program } from '../../test/support/electron/launch-earshot.ts';
import type { AppPlace } from './app-place.ts';
import { memoryOfProgram } from './program-memory.ts';

export interface Started {
  /** From the start of its process until it shows what it is waited for. */
  readonly ms: number;
  readonly megabytes: number;
  readonly rehearsalMegabytes: number;
  readonly processes: number;
}

/** When the first seconds are over, in milliseconds. */
const SETTLED_MS = 3_000;
const LONGEST_MS = 30_000;

export async function startOnce(electron: string, app: AppPlace): Promise<Started> {
  const user = await appUser();
  const session = await program({ user, electron }, app.home, { keychain: false });
  const userData = `--user-data-dir=${join(app.home, 'user-data')}`;
  const begun = performance.now();
  const child = spawn(
    session.executablePath,
    [app.folder, userData, '--remote-debugging-port=0', ...app.args],
    { env: session.env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`It ended with ${code}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        const [, found] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    await pageLoads(new URL(address).port);
    const browser = await chromium.connectOverCDP(address);
    await shown(() => browser.contexts().flatMap((context) => context.pages()), app.shows);
    const ms = performance.now() - begun;
    await browser.close();
    await pause(SETTLED_MS);
    return { ms, ...(await memoryOfProgram(electron, child.pid ?? 0)) };
  } finally {
    await endGroup(child, 2_000);
  }
}

/** Playwright never tells of a page that had loaded nothing when it came. */
async function pageLoads(port: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const pages = pagesSchema.parse(await answer.json());
    if (pages.some(({ url }) => /^(app|file):/.test(url))) return;
    await pause(LOOK_EVERY_MS);
  }
}

const pagesSchema = z.array(z.object({ url: z.string() }));
const LOOK_EVERY_MS = 5;

type Pages = () => readonly {
  evaluate(look: (selector: string) => boolean, selector: string): Promise<boolean>;
}[];

async function shown(pages: Pages, selector: string): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (performance.now() < end) {
    for (const page of pages()) {
      const look = (what: string) => document.querySelector(what) !== null;
      if (await page.evaluate(look, selector).catch(() => false)) return;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`Nothing like ${selector} was shown.`);
}
