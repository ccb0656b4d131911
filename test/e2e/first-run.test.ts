import type { Page } from '@playwright/test';
import { openCall } from '../support/console/billing-call.ts';
import { expect, fillSignInForm, test } from '../support/console/console-test.ts';
import { picture, violationsOf } from '../support/console/picture.ts';

const field = (window: Page, name: string) => window.getByRole('textbox', { name, exact: true });
const step = (window: Page) =>
  window.getByRole('list', { name: 'Steps to the floor' }).locator('[aria-current="step"]');
const check = (window: Page) => window.getByRole('button', { name: 'Check and sign in' });
const quiet = (window: Page) => window.getByRole('heading', { name: 'No live calls' });

test('who has never been here chooses among three ways, and rehearses with one click', async ({
  launch,
}) => {
  const { app, window } = await launch();
  await expect(window.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
  await expect(step(window)).toHaveText(/Choose/);
  for (const name of [
    'Try it in a rehearsal',
    'Watch the calls of a Twilio account',
    'Your operations team runs a relay',
  ]) {
    await expect(window.getByRole('region', { name })).toBeVisible();
  }
  await picture(app, window, 'first-run');
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
});

test('each way asks for its own fields and no other, and one can go back', async ({ launch }) => {
  const { app, window } = await launch();
  await window.getByRole('button', { name: 'Connect by our relay' }).click();
  await expect(step(window)).toHaveText(/Fill in/);
  await expect(field(window, 'Relay token')).toBeVisible();
  await expect(field(window, 'Secret')).toHaveCount(0);
  await expect(field(window, 'API key SID')).toHaveCount(0);
  await picture(app, window, 'first-run-relay');
  await window.getByRole('button', { name: 'Choose another way' }).click();

  await window.getByRole('button', { name: 'Connect a Twilio account' }).click();
  await expect(field(window, 'Secret')).toBeVisible();
  await expect(field(window, 'Region')).toBeHidden();
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await expect(field(window, 'Region')).toBeVisible();
  await expect(field(window, 'Account SID')).toHaveAccessibleDescription(
    /first page of the Twilio/,
  );
});

test('a SID is judged while it is typed', async ({ launch, simulator }) => {
  const { app, window } = await launch();
  await window.getByRole('button', { name: 'Connect a Twilio account' }).click();
  const sid = field(window, 'Account SID');
  await sid.fill(simulator.apiKeySid);
  await expect(sid).toHaveAccessibleDescription(/begins with SK.* begins with AC/);
  await sid.fill(simulator.accountSid.slice(0, 12));
  await expect(window.getByText('12 of 34 characters')).toBeAttached();
  await field(window, 'Secret').fill(simulator.apiKeySid);
  await expect(field(window, 'Secret')).toHaveAccessibleDescription(/That is a SID/);
  await picture(app, window, 'first-run-account');
  await sid.fill(` ${simulator.accountSid} `);
  await expect(window.getByRole('img', { name: 'Has the right shape' })).toBeVisible();
});

test('a check is told while it lasts; one that fails says what to do and loses nothing', async ({
  launch,
  simulator,
}) => {
  const { app, window } = await launch();
  await fillSignInForm(window, simulator, { Secret: 'not the secret' });
  simulator.faults.add({ kind: 'latency', ms: 4_000 });
  await check(window).click();
  await expect(window.getByRole('status')).toContainText('Asking Twilio');
  await expect(step(window)).toHaveText(/Check with Twilio/);
  await window.screenshot({ path: 'out/screens/first-run-check.png' });
  expect(await violationsOf(window)).toEqual([]);

  const said = window.getByRole('alert');
  await expect(said).toContainText('does not accept this API key SID and secret');
  await expect(said).toBeFocused();
  const advice = said.getByRole('list', { name: 'What to do' });
  await expect(advice).toContainText('Compare the account SID');
  await expect(field(window, 'Secret')).toHaveValue('not the secret');
  await expect(field(window, 'Your name')).toHaveValue('Alex');
  await picture(app, window, 'first-run-failure');

  simulator.faults.clear();
  await field(window, 'Secret').fill(simulator.apiKeySecret);
  await check(window).click();
  await expect(quiet(window)).toBeVisible();
});

test('a quiet floor says what will make calls appear, and that it goes on looking', async ({
  signIn,
}) => {
  const { app, window } = await signIn();
  await expect(quiet(window)).toBeVisible();
  await expect(window.getByText('What will appear here, by itself')).toBeVisible();
  await expect(window.getByText(/Read \d+ s ago/)).toBeVisible();
  await expect(window.getByText(/operations guide, “Set it up”/)).toBeVisible();
  await picture(app, window, 'empty-floor');
});

test('a search that finds nobody says so, and shows everybody again', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { window, person } = await signIn();
  await expect(person('Agent 4')).toBeVisible();
  await window
    .getByRole('searchbox')
    .or(window.getByLabel(/^Find by name/))
    .first()
    .fill('qqqq');
  await expect(window.getByRole('heading', { name: 'Nobody is found' })).toBeVisible();
  expect(await violationsOf(window)).toEqual([]);
  await window.getByRole('main').getByRole('button', { name: 'Show everybody' }).last().click();
  await expect(person('Agent 4')).toBeVisible();
});

test('credentials that Twilio stopped accepting are mended by editing the account', async ({
  signIn,
  simulator,
}) => {
  const { app, window } = await signIn();
  await expect(quiet(window)).toBeVisible();
  simulator.faults.add({ kind: 'answer', status: 401, code: 20003 });
  const refused = window.getByRole('heading', { name: /does not accept the credentials any more/ });
  await expect(refused).toBeVisible({ timeout: 20_000 });
  await picture(app, window, 'refused');
  await window.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  simulator.faults.clear();

  await window.getByRole('button', { name: 'Edit North support' }).click();
  await expect(field(window, 'Account SID')).toHaveValue(simulator.accountSid);
  await expect(field(window, 'Secret')).toHaveValue('');
  await field(window, 'Name').fill('North');
  // To another place than before the kept secret is not sent.
  const usual = await field(window, 'API key SID').inputValue();
  await field(window, 'API key SID').fill('');
  await check(window).click();
  await expect(field(window, 'Secret')).toHaveAccessibleDescription(/Paste the secret again/);
  await expect(field(window, 'Secret')).toBeFocused();
  await field(window, 'API key SID').fill(usual);
  await check(window).click();
  await expect(quiet(window)).toBeVisible();
});

test('who returns comes in with one click, and is asked before an account is forgotten', async ({
  signIn,
  launch,
}) => {
  const first = await signIn();
  await first.close();
  const { app, window } = await launch({ userData: first.userDataDir });
  await expect(window.getByRole('heading', { name: 'Your accounts' })).toBeVisible();
  await picture(app, window, 'returning');
  await window.getByRole('button', { name: 'Forget North support' }).click();
  const question = window.getByRole('group', { name: 'North support' });
  await expect(question).toContainText('its secrets too, is deleted');
  expect(await violationsOf(window)).toEqual([]);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await window.getByRole('button', { name: 'Open North support' }).click();
  await expect(quiet(window)).toBeVisible();
});
