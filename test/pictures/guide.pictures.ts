import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { openAddForm } from '../support/console/add-form.ts';
import { add, numberThat } from '../support/console/adding.ts';
import { resize } from '../support/console/picture.ts';
import { expect, test } from '../support/console/relay-test.ts';
import type { AccountWithRelay } from '../support/relay/account-with-relay.ts';
import { openShift } from './shift.ts';

/*
 * The pictures of the README and the user guide: the real app in real Electron, on a simulated floor whose
 * changes are told by a relay.
 */

const FOLDER = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const SMALL = { width: 1_280, height: 800 };
const LARGE = { width: 1_920, height: 1_080 };

test('the first run', async ({ launch }) => {
  const { app, window } = await launch();
  await window.getByRole('heading', { name: 'How do you want to begin?' }).waitFor();
  await lookAt(app, window, 'dark', SMALL);
  await pointNowhere(window);
  await take(window, 'first-run');
});

test('an afternoon on the floor', async ({ stage, signInLive }) => {
  const { simulator } = stage;
  const shift = openShift(simulator);
  const { app, window, button, person } = await signInLive();
  await lookAt(app, window, 'dark', SMALL);
  const hush = shift.begin();
  await askForHelp(stage, shift.asking);
  const rail = window.getByRole('region', { name: 'Needs you' });
  const panel = window.getByRole('region', { name: 'Conference Billing 4412' });
  const mode = window.getByRole('region', { name: 'My own mode' });

  await test.step('several people at once', async () => {
    await button('Ana Ruiz', 'Coach').click();
    await expect(mode).toContainText('only Ana Ruiz hears you');
    await person('Ana Ruiz').focus();
    await window.keyboard.press('o');
    await expect(panel).toBeVisible();
    await window.keyboard.press('Shift+H');
    const question = window.getByRole('dialog', { name: 'Put 3 people on hold?' });
    await expect(question).toContainText('You are muted by it, too.');
    await take(window, 'hold-all');
    await question.getByRole('button', { name: 'Put 3 people on hold' }).click();
    const tray = window.getByRole('region', { name: 'Acts on several people' });
    await expect(tray.getByRole('button', { name: 'Restore 3 people…' })).toBeVisible();
    await expect(tray).toContainText('3 put on hold');
    await pointNowhere(window);
    await take(window, 'restore');
    await tray.getByRole('button', { name: 'Restore 3 people…' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Restore 3 people' }).click();
    await expect(tray).toContainText('3 changes taken back');
    await tray.getByRole('button', { name: 'Dismiss what became of it' }).click();
  });

  await test.step('an announcement', async () => {
    await button(/415.?555.?0177/, 'Announce').click();
    const dialog = window.getByRole('dialog', { name: /^Announce to/ });
    await dialog
      .getByRole('textbox', { name: 'Text' })
      .fill('Thank you for waiting. Your refund is approved; Ana tells you the details now.');
    await expect(dialog.getByRole('region', { name: 'What will be heard' })).toContainText(/About/);
    await take(window, 'announce');
    await window.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the palette', async () => {
    await pointNowhere(window);
    await window.keyboard.press('Control+k');
    const palette = window.getByRole('dialog', { name: 'Find or do' });
    await palette.getByRole('combobox', { name: 'Find or do' }).fill('dev');
    await expect(palette.getByRole('option').first()).toContainText('Dev');
    await take(window, 'palette');
    await window.keyboard.press('Escape');
  });

  await test.step('the floor, coaching', async () => {
    await expect(rail).toContainText('Silent', { timeout: 60_000 });
    shift.argue();
    await button('Ana Ruiz', 'Coach').click();
    await expect(mode).toContainText('only Ana Ruiz hears you');
    await expect(person(/415.?555.?0177/)).not.toContainText('Announc', { timeout: 60_000 });
    for (const need of ['On hold', 'Asks for help', 'Alone', 'Silent', 'All talking']) {
      await expect(rail).toContainText(need);
    }
    await expect(window.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
    await pointNowhere(window);
    await take(window, 'floor');
  });

  await test.step('the mini window', async () => {
    const opening = app.waitForEvent('window');
    await window.keyboard.press('g');
    await window.keyboard.press('m');
    const mini = await opening;
    await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
    await mini.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await mini.screenshot({ path: pathOf('mini') });
    // It may be gone before the click is answered.
    await Promise.allSettled([
      mini.waitForEvent('close'),
      mini.getByRole('button', { name: 'Close the mini window' }).click(),
    ]);
    expect(mini.isClosed()).toBe(true);
  });

  await test.step('finding people, in light colours', async () => {
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await window.getByRole('switch', { name: 'Group by call' }).click();
    await window.getByRole('searchbox').fill('billing');
    await pointNowhere(window);
    await lookAt(app, window, 'light', SMALL);
    await take(window, 'finding');
    await window.getByRole('searchbox').fill('');
    await window.getByRole('switch', { name: 'Group by call' }).click();
    await pointNowhere(window);
    await take(window, 'floor-light');
    await lookAt(app, window, 'dark', SMALL);
  });

  await test.step('the other views', async () => {
    await openHistory(window);
    await take(window, 'history');

    await view(window, 'Settings');
    await window
      .getByRole('navigation', { name: 'Sections of the settings' })
      .getByRole('button', { name: 'Thresholds' })
      .click();
    await expect(window.getByRole('heading', { name: 'Thresholds' })).toBeVisible();
    await pointNowhere(window);
    await take(window, 'settings');

    await tellOfAnHour(app);
    await lookAt(app, window, 'dark', LARGE);
    await view(window, 'Wallboard');
    const board = window.getByRole('region', { name: 'The floor in numbers' });
    await expect(board.getByRole('img', { name: /^People, last hour, from/ })).toBeVisible();
    await pointNowhere(window);
    await take(window, 'wallboard');
  });
  hush();
});

test('adding somebody', async ({ stage, signInLive }) => {
  const { simulator } = stage;
  const shift = openShift(simulator);
  const console = await signInLive();
  const { app, window, person } = console;
  await lookAt(app, window, 'dark', SMALL);
  const hush = shift.begin();
  const call = 'Billing 4412';

  const { dialog, who, label } = await openAddForm(window, call);
  await who.fill('(415) 555-0182');
  await label.fill('Lena Fischer');
  await expect(dialog).toContainText('+1 415 555 0182');
  await pointNowhere(window);
  await take(window, 'add');
  await window.keyboard.press('Escape');

  await add(console, call, { To: numberThat('is busy'), Label: 'Marco Rossi' });
  await expect(person('Marco Rossi')).toContainText('Busy');
  await add(console, call, { To: '+15005550001', Label: 'Nora Lind' });
  await expect(person('Nora Lind')).toContainText('Not dialled');
  await add(console, call, { To: numberThat('answers after 40 s'), Label: 'Lena Fischer' });
  await expect(person('Lena Fischer')).toContainText(/Ringing 0:0[3-9]/);
  await window.getByRole('searchbox').fill('billing 4412');
  await pointNowhere(window);
  await take(window, 'adding');
  hush();
});

function pathOf(name: string): string {
  return path.join(FOLDER, `${name}.png`);
}

async function lookAt(
  app: ElectronApplication,
  window: Page,
  colorScheme: 'dark' | 'light',
  { width, height }: typeof SMALL,
): Promise<void> {
  await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await resize(app, width, height);
  await expect.poll(() => window.evaluate(() => globalThis.innerWidth)).toBe(width);
}

async function take(window: Page, name: string): Promise<void> {
  await window.screenshot({ path: pathOf(name), caret: 'hide' });
}

/** Nothing is lit because the pointer happens to lie there. */
async function pointNowhere(window: Page): Promise<void> {
  await window.mouse.move(640, 1);
}

async function view(window: Page, name: string): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name, exact: true })
    .click();
}

async function openHistory(window: Page): Promise<void> {
  await view(window, 'History');
  const calls = window.getByRole('grid', { name: 'Calls' });
  await calls.getByRole('row').filter({ hasText: 'Billing 4412' }).click();
  const details = window.getByRole('region', { name: 'What happened on the call' });
  await expect(details.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  await expect(details.getByRole('rowheader', { name: 'Ana Ruiz' })).toBeVisible();
  await pointNowhere(window);
}

/** As an agent's softphone would. */
async function askForHelp(
  { relay, token }: AccountWithRelay,
  { sid, agent }: { readonly sid: string; readonly agent: string },
): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${relay.port}/help`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await token('agent', { name: 'Dev Patel' })}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      callSid: agent,
      conferenceSid: sid,
      reason: 'approval',
      comment: 'Refund of 180',
    }),
  });
  expect(answer.status).toBe(201);
}

/** An hour has passed in no time. */
function tellOfAnHour(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ ipcMain }) => {
    const last = Math.floor(Date.now() / 60_000) * 60_000;
    const wave = (at: number, length: number) => Math.sin(at / length);
    const minutes = Array.from({ length: 61 }, (_, at) => ({
      from: last - (60 - at) * 60_000,
      events: Math.round(150 + 45 * wave(at, 7) + ((at * 37) % 23)),
      commands: Math.round(3 + 3 * wave(at, 5)),
      failedCommands: 0,
      floor: {
        conferences: Math.round(9 + 3 * wave(at + 10, 11)),
        people: Math.round(21 + 7 * wave(at + 10, 11)),
        longestHoldMs: Math.max(Math.round(200_000 * wave(at, 9)), (at - 54) * 60_000, 0),
        averageTalkMs: Math.round(9_000 + 3_000 * wave(at, 13)),
      },
    }));
    ipcMain.removeHandler('floor:numbers');
    ipcMain.handle('floor:numbers', () => ({ ok: true, value: { minutes } }));
  });
}
