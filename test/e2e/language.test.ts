import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../../common/ipc/settings.ts';
import { mirrored } from '../../renderer/words/pseudo.ts';
import { openCall } from '../support/console/billing-call.ts';
import { consoleOf, expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { plainWords } from '../support/console/plain-words.ts';
import type { Earshot, LaunchOptions } from '../support/electron/launch-earshot.ts';

/** A word as it stands on a screen that is read from right to left. */
const turned = (words: string) => mirrored(words, []);

test('the console can be read from right to left, and every word of it can be translated', async ({
  launch,
}) => {
  const { app, window } = await launchIn('ar-XB', launch);
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(window.locator('html')).toHaveAttribute('lang', 'ar-XB');
  await expect(window.getByRole('grid', { name: turned('Participants') })).toBeVisible();
  expect(await plainWords(window)).toEqual([]);
  expect(await overflow(window)).toBe(0);
  await picture(app, window, 'rtl-floor');

  for (const [keys, name] of VIEWS) {
    await window.keyboard.press('Escape');
    await window.locator('body').click({ position: { x: 2, y: 2 } });
    for (const key of keys) await window.keyboard.press(key);
    await expect(window.getByRole('heading', { level: 1, name: turned(name) })).toBeVisible();
    expect.soft(await plainWords(window), name).toEqual([]);
    expect.soft(await overflow(window), name).toBe(0);
    await picture(app, window, `rtl-${name.toLowerCase()}`);
  }
});

test('a call is supervised from right to left, in a language chosen meanwhile', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const console = await signIn();
  const { app, window } = console;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Language' }).click();
  await window.getByRole('radio', { name: 'English from right to left' }).click();
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl');
  await window.getByRole('button', { name: turned('Floor') }).click();

  const grid = window.getByRole('grid', { name: turned('Participants') });
  const { button, person } = consoleOf(console, grid);
  await button('Agent 4', turned('Coach')).click();
  await expect(button('Agent 4', turned('Stop coaching'))).toBeVisible();
  await button('Tier 2', turned('Mute')).click();
  await expect(button('Tier 2', turned('Unmute'))).toBeVisible();
  await expect(window.getByRole('button', { name: turned('Undo') }).first()).toBeVisible();
  expect(await plainWords(window)).toEqual([]);
  expect(await overflow(window)).toBe(0);
  await picture(app, window, 'rtl-coaching');

  // Forward is to the left: the arrow that points there goes on along the line.
  await person('Tier 2').focus();
  await window.keyboard.press('ArrowLeft');
  await expect(person('Tier 2').locator('[data-slot]:focus')).toHaveCount(1);
  await window.keyboard.press('ArrowRight');
  await expect(person('Tier 2')).toBeFocused();
});

test('there is room for words that are a third longer', async ({ launch }) => {
  const { app, window } = await launchIn('en-XA', launch);
  await expect(window.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(window.getByRole('grid')).toBeVisible();
  expect(await overflow(window)).toBe(0);
  await picture(app, window, 'longer-floor');
});

const VIEWS = [
  [['g', 'h'], 'History'],
  [['g', 'w'], 'Wallboard'],
  [['g', 's'], 'Settings'],
] as const;

/** The rehearsal in a language that was chosen the last time. */
async function launchIn(
  language: Language,
  launch: (options?: LaunchOptions) => Promise<Earshot>,
): Promise<Earshot> {
  const { userDataDir, close } = await launch();
  await close();
  const settings = JSON.stringify({ version: 1, language });
  await writeFile(join(userDataDir, 'settings.json'), settings);
  return launch({ userData: userDataDir, args: ['--rehearsal'] });
}

/** How far the page could be scrolled sideways, in pixels. */
function overflow(window: Page): Promise<number> {
  return window.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
