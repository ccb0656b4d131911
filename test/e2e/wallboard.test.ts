import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';
import { settingsStateSchema } from '../../common/ipc/settings.ts';
import { openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';

const showBoard = (window: Page) =>
  window.getByRole('button', { name: 'Wallboard', exact: true }).click();
const board = (window: Page) => window.getByRole('region', { name: 'The floor in numbers' });
const tile = (window: Page, name: string) => board(window).getByRole('region', { name });
const isFull = (window: Page) => window.evaluate(() => document.fullscreenElement !== null);

/** How high the letters of a tile's number are, in pixels. */
function sizeOf(window: Page, name: string): Promise<number> {
  return tile(window, name)
    .getByRole('paragraph')
    .first()
    .evaluate((number) => Number.parseFloat(getComputedStyle(number).fontSize));
}

test('the board tells the floor in numbers, and who waits where', async ({ simulator, signIn }) => {
  const call = openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  const { window } = await signIn();
  await showBoard(window);
  await expect(tile(window, 'Live conferences')).toContainText('2');
  await expect(tile(window, 'People')).toContainText('6');
  await expect(tile(window, 'Longest hold')).toContainText('Nobody is on hold');

  simulator.floor.change(call.customer, { hold: true }, 300_000);
  await expect(tile(window, 'Longest hold')).toContainText('Billing 4412');
  await expect(tile(window, 'Longest hold')).toContainText(/\d:\d\d/);
  await expect(tile(window, 'Events a minute')).toContainText('the floor is polled');
  await expect(board(window)).toContainText(/Polling · heard/);
  // Each chart says in words what it draws, and none takes the focus.
  await expect(board(window).getByRole('img', { name: /, last hour/ })).toHaveCount(6);
  const chart = board(window).getByRole('img', { name: /^People, last hour/ });
  await expect(chart).toHaveAccessibleName(/last 6, lowest 6, highest 6/);
  expect(await chart.locator('[tabindex]:not([tabindex="-1"])').count()).toBe(0);
});

test('it fills the screen, in numbers for three metres, and Escape leaves it', async ({
  launch,
}) => {
  const { app, window } = await launch({ args: ['--rehearsal'] });
  await showBoard(window);
  await expect(tile(window, 'People')).toContainText(/\d/);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_920, 1_080);
  });
  await expect.poll(() => window.evaluate(() => globalThis.innerWidth)).toBe(1_920);
  for (const name of ['Live conferences', 'People', 'Longest hold', 'Commands a minute']) {
    await expect.poll(() => sizeOf(window, name)).toBeGreaterThanOrEqual(64);
  }

  await board(window).getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(() => isFull(window)).toBe(true);
  await expect(board(window).getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect.poll(() => isFull(window)).toBe(false);
  await board(window).getByRole('button', { name: 'Back to the floor' }).click();
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
});

test('what is refused by the policy of the page is not needed by the charts', async ({
  launch,
}) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  const refused: string[] = [];
  window.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await showBoard(window);
  await expect(board(window).getByRole('img', { name: /^People, last hour, from/ })).toBeVisible();
  await expect(tile(window, 'People').locator('path').first()).toBeAttached();
  expect(refused).toEqual([]);
});

test('numbers of old data are said to be old, in big words', async ({ simulator, signIn }) => {
  openCall(simulator);
  const { app, window } = await signIn();
  await showBoard(window);
  await expect(tile(window, 'People')).toContainText('3');
  simulator.faults.add({ kind: 'answer', status: 401 });
  const warning = board(window).getByRole('alert');
  await expect(warning).toContainText('Old data', { timeout: 40_000 });
  await expect(warning).toContainText(/Nothing has been heard since \d\d:\d\d:\d\d/);
  const size = await warning
    .getByText('Old data')
    .evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
  expect(size).toBeGreaterThanOrEqual(56);
  await picture(app, window, 'wallboard-stale');
});

test('the wallboard of a busy floor, with alarms', async ({ simulator, signIn }) => {
  test.setTimeout(120_000);
  const calls = Array.from({ length: 12 }, (_, index) => openCall(simulator, `Billing ${index}`));
  for (const { customer } of calls.slice(0, 2)) {
    simulator.floor.change(customer, { hold: true });
  }
  const { app, window } = await signIn();
  await alarmAfterSeconds(window, 3);
  await tellOfAnHour(app);
  await showBoard(window);
  const chart = board(window).getByRole('img', { name: /^Events a minute, last hour, from/ });
  await expect(chart).toHaveAccessibleName(/lowest \d+, highest \d+$/);
  const alarms = board(window).getByRole('list', { name: 'Alarms' });
  await expect(alarms.getByRole('listitem')).toHaveCount(2);
  await expect(alarms).toContainText('On hold');
  await expect(tile(window, 'Longest hold')).toContainText('too long');
  await expect(board(window)).toContainText('2 need you');
  await picture(app, window, 'wallboard');
});

/** A hold alarms so soon. */
async function alarmAfterSeconds(page: Page, alarmingAfter: number): Promise<void> {
  const answer = await page.evaluate(() => window.earshot.call('settings:get', undefined));
  const { settings } = z.object({ value: settingsStateSchema }).parse(answer).value;
  const thresholds = { ...settings.thresholds, hold: { lateAfter: 1, alarmingAfter } };
  await page.evaluate((changes) => window.earshot.call('settings:change', changes), { thresholds });
}

/** An hour has passed in no time. */
function tellOfAnHour(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ ipcMain }) => {
    const last = Math.floor(Date.now() / 60_000) * 60_000;
    const minutes = Array.from({ length: 61 }, (_, index) => ({
      from: last - (60 - index) * 60_000,
      events: Math.round(180 + 60 * Math.sin(index / 7) + ((index * 37) % 23)),
      commands: Math.round(3 + 3 * Math.sin(index / 5)),
      failedCommands: index === 59 ? 1 : 0,
      floor: {
        conferences: Math.round(10 + 4 * Math.sin(index / 11)),
        people: Math.round(31 + 9 * Math.sin(index / 11)),
        longestHoldMs: Math.abs(Math.round(150_000 * Math.sin(index / 9))),
        averageTalkMs: 90_000 + 1_000 * index,
      },
    }));
    ipcMain.removeHandler('floor:numbers');
    ipcMain.handle('floor:numbers', () => ({ ok: true, value: { minutes } }));
  });
}
