import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { openCall } from '../support/console/billing-call.ts';
import { type Console, expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { readCsv } from '../support/history/read-csv.ts';

const calls = (window: Page) => window.getByRole('grid', { name: 'Calls' });
const call = (window: Page, name: string) =>
  calls(window).getByRole('row').filter({ hasText: name });
const details = (window: Page) => window.getByRole('region', { name: 'What happened on the call' });
const showHistory = (window: Page) =>
  window.getByRole('button', { name: 'History', exact: true }).click();

/** The system's own dialog answers this place; null: the person turned away. */
function choose(app: ElectronApplication, place: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({
      canceled: filePath === null,
      filePath: filePath ?? '',
    });
  }, place);
}

async function exportCalls(window: Page, ...choices: string[]): Promise<void> {
  await window.getByRole('button', { name: 'Export…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Export calls' });
  for (const choice of choices) await dialog.getByRole('radio', { name: choice }).check();
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
}

/** What the screen lists, by name. */
async function namesOf(window: Page): Promise<(string | null)[]> {
  const rows = await calls(window)
    .getByRole('row')
    .filter({ has: cells(window) })
    .all();
  return Promise.all(rows.map((row) => row.locator('strong').textContent()));
}

const cells = (window: Page): Locator => window.getByRole('gridcell');

test('calls are listed while they go on and after they ended, and are opened with the keyboard', async ({
  simulator,
  signIn,
}) => {
  const billing = openCall(simulator, 'Billing 4412');
  const returns = openCall(simulator, 'Returns 118');
  const { button, window }: Console = await signIn();
  await button('Agent 4', 'Mute').first().click();
  await showHistory(window);
  await expect(window.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
  await expect(call(window, 'Billing 4412')).toContainText('Live');
  await expect(call(window, 'Returns 118')).toContainText('Live');
  await expect(details(window)).toContainText('No call is open');

  simulator.floor.endConference(returns.sid);
  await expect(call(window, 'Returns 118')).not.toContainText('Live');

  await call(window, 'Billing 4412').focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('End');
  await expect(calls(window).getByRole('row').last()).toBeFocused();
  await call(window, 'Billing 4412').focus();
  await window.keyboard.press('Enter');
  await expect(call(window, 'Billing 4412')).toHaveAttribute('aria-selected', 'true');
  const shown = details(window);
  await expect(shown.getByRole('heading', { name: 'Billing 4412', level: 2 })).toBeVisible();
  await expect(shown).toContainText('It goes on now.');
  await expect(shown.getByRole('rowheader', { name: 'Tier 2' })).toBeVisible();
  await expect(shown.getByRole('img', { name: /^Agent 4: .*in call/ })).toBeVisible();
  // What happens now is added to what is read.
  simulator.floor.leave(billing.tier2);
  await expect(shown).toContainText('Tier 2 left');

  await call(window, 'Returns 118').click();
  await expect(shown.getByRole('heading', { name: 'Returns 118', level: 2 })).toBeVisible();
  await expect(shown).not.toContainText('It goes on now.');
  await shown.getByRole('button', { name: 'Close the call' }).click();
  await expect(shown).toContainText('No call is open');
});

test('calls are found by words, by days, and by what I did; nothing found says what to do', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ label: 'Agent 12', to: 'client:agent12' }, { from: '+12125550139' }],
  });
  const { button, window } = await signIn();
  await button('Tier 2', 'Mute').click();
  await expect(button('Tier 2', 'Unmute')).toBeVisible();
  await showHistory(window);
  const field = window.getByRole('searchbox', { name: 'Find by name, number, label or SID' });
  const found = window.getByRole('search').getByRole('status');
  await expect(found).toHaveText('2 calls');

  await field.fill('12 agent');
  await expect(found).toHaveText('1 call');
  expect(await namesOf(window)).toEqual(['Returns 118']);
  await field.fill('212 555 0139');
  await expect(call(window, 'Returns 118')).toBeVisible();
  await expect(found).toHaveText('1 call');
  await field.fill('nobody of this name');
  await expect(window.getByRole('heading', { name: 'No call is found' })).toBeVisible();
  await window.getByRole('button', { name: 'Show all calls' }).click();
  await expect(found).toHaveText('2 calls');
  await expect(field).toHaveValue('');

  await window.getByRole('button', { name: 'I stepped in' }).click();
  await expect(found).toHaveText('1 call');
  expect(await namesOf(window)).toEqual(['Billing 4412']);
  await expect(call(window, 'Billing 4412').getByRole('gridcell').nth(5)).toHaveText('1');
  await window.getByRole('button', { name: 'I stepped in' }).click();
  await expect(found).toHaveText('2 calls');

  await window.getByRole('combobox', { name: 'When' }).selectOption('Yesterday');
  await expect(window.getByRole('heading', { name: 'No call is found' })).toBeVisible();
  await window.getByRole('combobox', { name: 'When' }).selectOption('Choose days…');
  await expect(found).toHaveText('2 calls');
  await window.getByRole('textbox', { name: 'Until' }).fill('2026-01-02');
  await window.getByRole('textbox', { name: 'From' }).fill('2026-01-01');
  await expect(window.getByRole('heading', { name: 'No call is found' })).toBeVisible();
});

test('what is found is exported as CSV and as JSON, and says what became of it', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Billing 4413');
  openCall(simulator, 'Returns 118');
  const { app, userDataDir, window } = await signIn();
  await showHistory(window);
  await window.getByRole('searchbox', { name: /^Find by/ }).fill('billing');
  await expect(window.getByRole('search').getByRole('status')).toHaveText('2 calls');
  const shown = await namesOf(window);
  const state = window.getByRole('region', { name: 'Export' });

  const csv = path.join(userDataDir, 'calls.csv');
  await choose(app, csv);
  await exportCalls(window, 'One line for each call', 'CSV, for spreadsheets');
  await expect(state).toHaveText(/^Exported 2 calls to calls\.csv\.$/);
  const [names = [], ...lines] = readCsv(await readFile(csv, 'utf8'));
  expect(lines.map((line) => line[names.indexOf('call')])).toEqual(shown);
  const people = lines[0]?.[names.indexOf('people')] ?? '';
  expect(people).toContain('Tier 2');
  await expect(
    call(window, shown[0] ?? '')
      .getByRole('gridcell')
      .nth(3),
  ).toHaveText(String(people.split('; ').length));
  await state.getByRole('button', { name: 'Dismiss' }).click();
  await expect(state).toHaveCount(0);

  const json = path.join(userDataDir, 'calls.json');
  await choose(app, json);
  await exportCalls(window, 'Everything that happened on them', 'JSON, for programs');
  await expect(state).toHaveText(/^Exported 2 calls with \d+ entries to calls\.json\.$/);
  const read = JSON.parse(await readFile(json, 'utf8'));
  expect(read.calls.map(({ friendlyName }: { friendlyName: string }) => friendlyName)).toEqual(
    shown,
  );
  const told = read.calls.flatMap(({ entries }: { entries: unknown[] }) => entries).length;
  await expect(state).toContainText(`with ${told} entries`);

  await choose(app, null);
  await exportCalls(window);
  await expect(state).toHaveText('Nothing was exported, since no file was chosen.');
  await choose(app, path.join(userDataDir, 'gone', 'calls.csv'));
  await exportCalls(window);
  await expect(state.getByRole('alert')).toContainText('was not exported');
});

test('an open call is exported by itself', async ({ simulator, signIn }) => {
  const { sid } = openCall(simulator);
  const { app, userDataDir, window } = await signIn();
  await showHistory(window);
  await call(window, 'Billing 4412').click();
  await details(window).getByRole('button', { name: 'Export this call…' }).click();
  const file = path.join(userDataDir, 'call.csv');
  await choose(app, file);
  const dialog = window.getByRole('dialog', { name: 'Export “Billing 4412”' });
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(window.getByRole('region', { name: 'Export' })).toHaveText(
    /^Exported 1 call with \d+ entries to call\.csv\.$/,
  );
  const [names = [], ...lines] = readCsv(await readFile(file, 'utf8'));
  expect(new Set(lines.map((line) => line[names.indexOf('conference_sid')]))).toEqual(
    new Set([sid]),
  );
});

test('the history of a busy floor', async ({ launch }) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ args: ['--rehearsal'] });
  const grid = window.getByRole('grid', { name: 'Participants' });
  // By key: while calls come, lines move, and a line that has just moved takes no click.
  await grid.getByRole('button', { name: 'Hold', exact: true }).nth(1).press('Enter');
  await expect(grid.getByRole('button', { name: 'Resume', exact: true }).first()).toBeVisible();
  await showHistory(window);
  await window.getByRole('button', { name: 'I stepped in' }).click();
  await expect(window.getByRole('search').getByRole('status')).toHaveText('1 call');
  await calls(window).getByRole('row').nth(1).click();
  await window.getByRole('button', { name: 'I stepped in' }).click();
  await expect(window.getByRole('search').getByRole('status')).toHaveText(/^([2-9]|\d\d)/);
  await expect(details(window)).toContainText('on hold');
  await picture(app, window, 'history');

  await window.getByRole('button', { name: 'Export…' }).click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await picture(app, window, 'history-export');
});
