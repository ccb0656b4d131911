import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { filesWith } from '../support/console/secret-search.ts';

test('the list of sections has one tab stop and shows one section at a time', async ({
  launch,
}) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await openSettings(window);
  const sections = window.getByRole('navigation', { name: 'Sections of the settings' });
  await sections.getByRole('button', { name: 'Accounts' }).focus();
  await window.keyboard.press('ArrowDown');
  await expect(sections.getByRole('button', { name: 'Thresholds' })).toBeFocused();
  await expect(window.getByRole('heading', { name: 'Accounts' })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Thresholds' })).toBeVisible();
  await expect(sections.getByRole('button', { name: 'Thresholds' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await window.keyboard.press('End');
  await expect(sections.getByRole('button', { name: 'Diagnostics' })).toBeFocused();
  await window.keyboard.press('Tab');
  await expect(sections.getByRole('button').and(window.locator(':focus'))).toHaveCount(0);
});

test('a threshold is checked, saved at once, taken back, and there after a restart', async ({
  launch,
}) => {
  const first = await launch({ args: ['--rehearsal'] });
  const { window } = first;
  await openSection(window, 'Thresholds');
  const late = window.getByRole('textbox', { name: 'On hold: late after' });
  const alarm = window.getByRole('textbox', { name: 'On hold: alarm after' });
  await expect(late).toHaveValue('2:00');

  await late.fill('5:00');
  await late.press('Enter');
  await expect(window.getByText('The alarm must not come before the warning')).toBeVisible();
  await expect(saved(window)).toBeHidden();
  await late.fill('soon');
  await late.press('Enter');
  await expect(window.getByText('Type a time like 90 or 1:30')).toBeVisible();

  await late.fill('90');
  await expect(window.getByRole('row', { name: /^On hold/ })).toContainText('1:30');
  await late.press('Enter');
  await expect(saved(window)).toBeVisible();
  await expect(late).toHaveValue('1:30');
  await alarm.fill('');
  await alarm.blur();
  await expect(alarm).toHaveValue('');
  await expect(saved(window)).toBeVisible();
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(alarm).toHaveValue('4:00');
  await expect(saved(window)).toBeVisible();
  await first.close();

  const second = await launch({ args: ['--rehearsal'], userData: first.userDataDir });
  await openSection(second.window, 'Thresholds');
  await expect(second.window.getByRole('textbox', { name: 'On hold: late after' })).toHaveValue(
    '1:30',
  );
  await second.window.getByRole('button', { name: 'Restore all defaults' }).click();
  await expect(second.window.getByRole('textbox', { name: 'On hold: late after' })).toHaveValue(
    '2:00',
  );
});

test('what could not be saved stays on the screen, with why, and can be tried again', async ({
  launch,
}) => {
  const { window, userDataDir } = await launch({ args: ['--rehearsal'] });
  await openSection(window, 'Appearance');
  const obstacle = join(userDataDir, 'settings.json.new');
  await mkdir(obstacle);
  await window.getByRole('radio', { name: 'Compact' }).check();
  const alert = window.getByRole('alert').filter({ hasText: 'The settings were not saved' });
  await expect(alert).toBeVisible();
  await expect(window.getByRole('radio', { name: 'Compact' })).toBeChecked();

  // Other views and sections do not lose it.
  await openSection(window, 'History');
  await expect(alert).toBeVisible();
  await rm(obstacle, { recursive: true });
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(saved(window)).toBeVisible();
  const text = await readFile(join(userDataDir, 'settings.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ floor: { density: 'compact' } });
});

test('colours are put on as they are chosen', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  const html = window.locator('html');
  await window.emulateMedia({ colorScheme: 'light' });
  await openSection(window, 'Appearance');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
  await window.getByRole('radio', { name: 'Dark' }).check();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await window.getByRole('radio', { name: 'Same as the system' }).check();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('a rule for roles is tried, moved, edited and deleted', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await openSection(window, 'Roles');
  const rules = window.getByRole('region', { name: 'Rules, in their order' });
  await window.getByRole('textbox', { name: 'Number or client' }).fill('client:desk9');
  await expect(window.getByText('Agent: rule 5 decides')).toBeVisible();

  await window.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = window.getByRole('dialog', { name: 'Rule' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Type what to look for')).toBeVisible();
  await dialog
    .getByRole('combobox', { name: 'Condition 1', exact: true })
    .selectOption('Number or client');
  await dialog.getByRole('textbox', { name: 'Text of condition 1' }).fill('client:desk');
  await dialog.getByRole('combobox', { name: 'Whoever fits is' }).selectOption('External');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(rules.getByRole('listitem')).toHaveCount(9);
  for (let place = 9; place > 1; place -= 1) {
    await rules.getByRole('button', { name: `Move rule ${place} up` }).click();
  }
  await expect(window.getByText('External: rule 1 decides')).toBeVisible();
  await rules.getByRole('button', { name: 'Delete rule 1' }).click();
  await expect(window.getByText('Agent: rule 5 decides')).toBeVisible();
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(window.getByText('External: rule 1 decides')).toBeVisible();
  await rules.getByRole('button', { name: 'Restore the defaults' }).click();
  await expect(rules.getByRole('listitem')).toHaveCount(8);
});

test('announcements are added, checked, ordered and deleted', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await openSection(window, 'Announcements');
  await addAnnouncement(window, 'Please wait', 'One moment, please.');
  await addAnnouncement(window, 'please WAIT', 'Again.');
  const dialog = window.getByRole('dialog');
  await expect(
    dialog.getByText('There is another announcement called “please WAIT”'),
  ).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Closing');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const list = window.getByRole('list', { name: 'Saved announcements' });
  await list.getByRole('button', { name: 'Move Closing up' }).click();
  await expect(list.getByRole('listitem').first()).toContainText('Closing');
  await list.getByRole('button', { name: 'Delete Closing' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(saved(window)).toBeVisible();
});

test('to keep less of the history is asked for first, since it cannot be undone', async ({
  launch,
}) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await openSection(window, 'History');
  await expect(window.getByText(/^Kept since/)).toBeVisible();
  const days = window.getByRole('textbox', { name: 'Forget calls after' });
  await days.fill('0');
  await days.press('Enter');
  await expect(window.getByText('Keep at least one day')).toBeVisible();
  await days.fill('7');
  await days.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Keep less of the history?' });
  await expect(dialog).toContainText('Earshot forgets calls that ended more than 7 days ago.');
  await dialog.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(days).toHaveValue('30');
  await days.fill('7');
  await days.press('Enter');
  await dialog.getByRole('button', { name: 'Keep less' }).click();
  await expect(saved(window)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Undo', exact: true })).toBeHidden();
});

test('an account is shown in words, changed, and deleted with what that means', async ({
  signIn,
}) => {
  const { window } = await signIn();
  await openSettings(window);
  const card = window.getByRole('list', { name: 'Saved accounts' }).getByRole('listitem');
  await expect(card).toContainText('In use');
  await expect(card).toContainText('None: the calls are read again and again');

  await card.getByRole('button', { name: 'Edit North support' }).click();
  await window.getByRole('textbox', { name: 'Your name' }).fill('Sam');
  await window.getByRole('button', { name: 'Check and save' }).click();
  const question = window.getByRole('dialog', { name: 'Sign in to North support?' });
  await expect(question).toContainText('you are muted first');
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(card).toContainText('Sam');
  await expect(card).toContainText('Changed since you signed in');

  await card.getByRole('button', { name: 'Delete North support' }).click();
  const deleting = window.getByRole('dialog', { name: 'Delete North support?' });
  await expect(deleting).toContainText('You go on being signed in to it');
  await deleting.getByRole('button', { name: 'Delete it' }).click();
  await expect(window.getByText('North support is deleted')).toBeVisible();
  await expect(card).toHaveCount(0);
});

test('diagnostics are saved as they were shown, without a secret or a number', async ({
  signIn,
  simulator,
}) => {
  simulator.floor.openConference({
    friendlyName: 'Billing 4412',
    participants: [{ from: '+14155550177' }, { label: 'Agent 4', to: 'client:agent4' }],
  });
  const { app, window, userDataDir } = await signIn();
  await openSection(window, 'Diagnostics');
  const text = window.getByRole('region', { name: 'The whole file, as it will be saved' });
  await expect(text).toContainText('"earshot"');
  await expect(text).toContainText('"conferences": 1');
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(userDataDir, 'diagnostics.json'),
  );
  await window.getByRole('button', { name: 'Save…' }).click();
  await expect(window.getByText('Saved as diagnostics.json')).toBeVisible();
  const written = await readFile(join(userDataDir, 'diagnostics.json'), 'utf8');
  expect((await text.locator('pre').textContent()) === written).toBe(true);
  for (const planted of [
    simulator.apiKeySecret,
    simulator.authToken,
    simulator.apiKeySid,
    '4155550177',
    'North support',
    'Billing 4412',
    'Agent 4',
  ]) {
    expect(written).not.toContain(planted);
  }
  expect(await filesWith(simulator.apiKeySecret, userDataDir)).toEqual([]);
});

for (const section of [
  'Thresholds',
  'Roles',
  'Announcements',
  'Notifications',
  'Shortcuts',
  'Appearance',
  'Language',
  'History',
  'Diagnostics',
]) {
  test(`the settings: ${section}`, async ({ launch }) => {
    const { app, window } = await launch({ args: ['--rehearsal'] });
    await openSection(window, section);
    if (section === 'Announcements') {
      await addAnnouncement(window, 'Please wait', 'One moment, please.');
      await addAnnouncement(window, 'Closing', 'We close in ten minutes.');
    }
    if (section === 'Notifications') {
      await window.getByRole('switch', { name: 'Be silent every day at these times' }).click();
      await expect(saved(window)).toBeVisible();
    }
    await picture(app, window, `settings-${section.toLowerCase()}`);
  });
}

test('the settings: accounts', async ({ signIn }) => {
  const { app, window } = await signIn();
  await openSettings(window);
  await expect(window.getByText('In use')).toBeVisible();
  await picture(app, window, 'settings-accounts');
});

async function openSettings(window: Page): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Settings' })
    .click();
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

async function openSection(window: Page, name: string): Promise<void> {
  const list = window.getByRole('navigation', { name: 'Sections of the settings' });
  if (!(await list.isVisible())) await openSettings(window);
  await list.getByRole('button', { name }).click();
  await expect(window.getByRole('heading', { name, level: 2 })).toBeVisible();
}

async function addAnnouncement(window: Page, name: string, text: string): Promise<void> {
  await window.getByRole('button', { name: 'Add an announcement' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Text' }).fill(text);
  await dialog.getByRole('button', { name: 'Save' }).click();
}

/** The last change is on the disk. */
function saved(window: Page) {
  return window.getByRole('status').filter({ hasText: /^Saved$/ });
}
