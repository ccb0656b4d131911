import { appUser } from '../../scripts/desktop/app-user.mjs';
import { startVirtualDisplay } from '../../scripts/desktop/virtual-display.mjs';
import { capture } from '../../scripts/processes.mjs';
import type { PackagedEarshot } from '../support/electron/launch-packaged.ts';
import { test as base, expect } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** What the environment has to say for it. */
type Screen = Readonly<Record<string, string>>;

/** A screen with one window: the keyboard goes to whichever has the focus. */
const test = base.extend<{ alone: Screen }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  alone: async ({}, use) => {
    const display = await startVirtualDisplay(await appUser());
    await use(display.env);
    await display.stop();
  },
});

/** What opens the tools of Chromium in programs of its kind; by the first, Electron’s own menu does. */
const KEYS = ['ctrl+shift+i', 'F12', 'ctrl+shift+j', 'ctrl+shift+c'];

test('nobody opens the tools of Chromium on it, by no key, no switch and no page', async ({
  launch,
  alone,
}) => {
  test.skip(process.platform !== 'linux', 'presses keys on a screen of X');
  const earshot = await launch({ env: alone, args: ['--auto-open-devtools-for-tabs'] });
  await earshot.window.evaluate((address) => {
    open(address);
    location.href = address;
  }, 'devtools://devtools/bundled/inspector.html');
  await pressAll(earshot, alone);
  expect(await hasTools(earshot)).toBe(false);
});

test('one whose menu has them, and whose windows have not, opens none', async ({
  launch,
  alone,
}) => {
  const binary = await changedCopy({ without: ['menu'] });
  const earshot = await launch({ env: alone, binary });
  await pressAll(earshot, alone);
  expect(await hasTools(earshot)).toBe(false);
});

test('one that has them in both would open them', async ({ launch, alone }) => {
  const binary = await changedCopy({ without: ['menu', 'devTools'] });
  const earshot = await launch({ env: alone, binary });
  await expect(async () => {
    await press(alone, KEYS[0] ?? '');
    expect(await hasTools(earshot)).toBe(true);
  }).toPass();
});

/** All keys, while the keyboard is known to reach its menu: there, others zoom. */
async function pressAll(earshot: PackagedEarshot, env: Screen): Promise<void> {
  await expect(async () => {
    await press(env, 'ctrl+minus');
    expect(await zoomOf(earshot)).toBeLessThan(1);
  }).toPass();
  for (const key of KEYS) await press(env, key);
  await press(env, 'ctrl+0');
  await expect.poll(() => zoomOf(earshot)).toBe(1);
}

/** As a hand would on the keyboard of this screen: what a debugger types reaches no menu. */
async function press(env: Screen, key: string): Promise<void> {
  const { code, stderr } = await capture('xdotool', ['key', '--clearmodifiers', key], {
    env: { ...process.env, ...env },
  });
  expect(code, stderr).toBe(0);
}

function zoomOf({ window }: PackagedEarshot): Promise<number> {
  return window.evaluate(() => devicePixelRatio);
}

async function hasTools({ browser }: PackagedEarshot): Promise<boolean> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.some(({ url }) => url.startsWith('devtools:'));
}
