import type { Page } from '@playwright/test';
import type { Role } from '../../common/wire/relay-protocol.ts';
import { CUSTOMER, openCall } from '../support/console/billing-call.ts';
import { test as base, expect, fillSignInForm } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import {
  type AccountWithRelay,
  startAccountWithRelay,
} from '../support/relay/account-with-relay.ts';

const test = base.extend<{ stage: AccountWithRelay; open: (role?: Role) => Promise<Page> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  stage: async ({}, use) => {
    const stage = await startAccountWithRelay();
    await use(stage);
    await stage.close();
  },
  /** The console, signed in to an account with a relay. */
  open: async ({ launch, stage }, use) => {
    await use(async (role = 'supervisor') => {
      const { window } = await launch();
      await fillSignInForm(window, stage.simulator, {
        'Relay address': `http://127.0.0.1:${stage.relay.port}`,
        'Relay token': await stage.token(role),
      });
      await window.getByRole('button', { name: 'Check and sign in' }).click();
      await window.getByRole('button', { name: /^Live/ }).waitFor();
      return window;
    });
  },
});

const rowOf = (window: Page, name: string | RegExp) =>
  window.getByRole('row').filter({ has: window.getByRole('rowheader').filter({ hasText: name }) });

test('a text is read as it will be said before anybody hears it, and its end is told on the row', async ({
  launch,
  stage,
}) => {
  const { simulator } = stage;
  openCall(simulator);
  const { app, window } = await launch();
  await fillSignInForm(window, simulator, {
    'Relay address': `http://127.0.0.1:${stage.relay.port}`,
    'Relay token': await stage.token(),
  });
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await window.getByRole('button', { name: /^Live/ }).waitFor();

  const agent = rowOf(window, 'Agent 4');
  await agent.getByRole('button', { name: 'Announce', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Announce to Agent 4' });
  await expect(dialog).toContainText('Only Agent 4 hears it.');
  const text = dialog.getByRole('textbox', { name: 'Text' });
  await expect(text).toBeFocused();
  await window.keyboard.press('Control+Enter');
  await expect(text).toHaveAccessibleDescription(/Type what shall be said/);
  await expect(text).toBeFocused();

  await text.fill('Please come to the desk & bring <the> list');
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('en-GB');
  await dialog.getByRole('combobox', { name: 'Voice' }).selectOption('Polly.Brian-Neural');
  const preview = dialog.getByRole('region', { name: 'What will be heard' });
  await expect(preview).toContainText('Please come to the desk & bring <the> list');
  await expect(preview).toContainText(/About \d s · English \(United Kingdom\) · Brian, neural/);
  await preview.getByText('TwiML that Twilio fetches').click();
  const twiml = await preview.locator('pre').textContent();
  await picture(app, window, 'announce-text');

  // What was typed stays while one looks at the other ways.
  await dialog.getByText('Address', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/a.xml');
  await dialog.getByText('Typed text', { exact: true }).click();
  await expect(text).toHaveValue('Please come to the desk & bring <the> list');

  await text.focus();
  await window.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(agent).toContainText('Announcing…');
  await expect(agent).toContainText('Announced', { timeout: 15_000 });
  const [announcement] = simulator.floor.announcements;
  expect(await (await fetch(announcement?.url ?? '')).text()).toBe(twiml);
});

test('an announcement that Twilio could not play says so on its row', async ({ open, stage }) => {
  const { simulator } = stage;
  openCall(simulator);
  const window = await open();
  simulator.faults.add({ kind: 'announcement' });
  await rowOf(window, CUSTOMER).getByRole('button', { name: 'Announce', exact: true }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByText('Address', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/a.xml');
  await dialog.getByRole('textbox', { name: 'URL' }).press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: 'did not play' })).toContainText(
    'Internal error',
    { timeout: 15_000 },
  );
});

test('an announcement is saved under a name, found by a word, and announced by the keyboard alone', async ({
  launch,
  stage,
}) => {
  const { simulator } = stage;
  openCall(simulator);
  const { app, window } = await launch();
  await fillSignInForm(window, simulator, {
    'Relay address': `http://127.0.0.1:${stage.relay.port}`,
    'Relay token': await stage.token(),
  });
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await window.getByRole('button', { name: /^Live/ }).waitFor();
  const everyone = window.getByRole('button', { name: 'Announce to everyone' });
  const dialog = window.getByRole('dialog', { name: /Announce to everyone on Billing 4412/ });

  await everyone.click();
  for (const [name, text] of [
    ['Wait a moment', 'Please hold the line, we are looking for somebody.'],
    ['Fire drill', 'Please leave the building now.'],
  ] as const) {
    await dialog.getByText('Typed text', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Text' }).fill(text);
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await dialog.getByRole('textbox', { name: 'Save under this name' }).fill(name);
    await window.keyboard.press('Enter');
    await expect(dialog.getByRole('status').filter({ hasText: name })).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await everyone.click();
  const search = dialog.getByRole('combobox', { name: 'Search what is saved' });
  await expect(search).toBeFocused();
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Wait a moment');
  await window.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Fire drill');
  await picture(app, window, 'announce-saved');
  await window.keyboard.type('hold line');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await window.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => simulator.floor.announcements).toMatchObject([{ callSid: null }]);
  const [announcement] = simulator.floor.announcements;
  expect(await (await fetch(announcement?.url ?? '')).text()).toContain('Please hold the line');
});

test('while somebody who came meanwhile is read about, no key lets them hear it', async ({
  open,
  stage,
}) => {
  const { simulator } = stage;
  const { sid } = openCall(simulator);
  const window = await open();
  await window.getByRole('button', { name: 'Announce to everyone' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByText('Address', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/a.xml');
  await expect(dialog).toContainText('All 3 on the call');
  // The time to read is as long as the test needs it to be.
  await window.clock.install();
  await window.clock.pauseAt(Date.now() + 5_000);
  simulator.floor.join(sid, { label: 'Latecomer' });
  // Rows are drawn by the frame, and frames stand still with the clock: a few of them are let by.
  await expect(async () => {
    await window.clock.runFor(20);
    await expect(dialog.getByRole('alert')).toContainText('Read it again', { timeout: 200 });
  }).toPass();
  const announce = dialog.getByRole('button', { name: 'Announce', exact: true });
  await expect(announce).toHaveAttribute('aria-disabled', 'true');
  await window.keyboard.press('Control+Enter');
  await expect(announce).toHaveAttribute('aria-disabled', 'true');

  await window.clock.resume();
  await expect(announce).not.toHaveAttribute('aria-disabled', 'true');
  await expect(dialog).toContainText('All 4 on the call');
  expect(simulator.floor.announcements).toEqual([]);
  await window.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => simulator.floor.announcements).toHaveLength(1);
});

test('what the relay refuses is said in its own words, and the text stays', async ({
  open,
  stage,
}) => {
  openCall(stage.simulator);
  const window = await open('coach');
  await window.getByRole('button', { name: 'Announce to everyone' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Hello');
  await dialog.getByRole('button', { name: 'Announce', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('may not announce anything');
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('Hello');
  expect(stage.simulator.floor.announcements).toEqual([]);
});
