import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ProfileSummary, profileSummarySchema } from '../../common/ipc/profile.ts';
import { settingsSchema } from '../../common/ipc/settings.ts';
import { openAddForm } from '../support/console/add-form.ts';
import { ME, openCall, ownLeg, requestsTo } from '../support/console/billing-call.ts';
import { consoleOf, expect, fillSignInForm, test } from '../support/console/console-test.ts';
import { type Death, dieInKeychain } from '../support/electron/die-in-keychain.ts';
import { killEarshot } from '../support/electron/kill-earshot.ts';
import type { Earshot } from '../support/electron/launch-earshot.ts';

/* The console is killed in the middle of something, and started again by the same person. */

const CALL = 'Billing 4412';

const alarm = (window: Page) =>
  window.getByRole('alert').filter({ hasText: 'ended without being told to' });
const account = (window: Page) => window.getByRole('button', { name: 'Open North support' });
const isReading = (window: Page) =>
  window
    .getByRole('status')
    .filter({ hasText: /Live|Polling/ })
    .waitFor();

for (const { way, heardBy } of [
  { way: 'coaching', heardBy: 1 },
  { way: 'barged in', heardBy: 3 },
]) {
  test(`killed while ${way}: the next start signs in by itself, says so and mutes me`, async ({
    simulator,
    signIn,
    launch,
  }) => {
    const call = openCall(simulator);
    const first = await signIn();
    await first.button('Agent 4', 'Coach').click();
    await expect(first.person(ME)).toContainText('Coaching Agent 4');
    const me = ownLeg(simulator, call.sid);
    if (way === 'barged in') {
      await first.button('Agent 4', 'Stop coaching').click();
      await expect(first.person(ME)).toContainText('Listening');
      await first.button(ME, 'Unmute').click();
      await first.window.getByRole('button', { name: 'Let everyone hear me' }).click();
      await expect(first.person(ME)).toContainText('Barged in');
    }
    await killEarshot(first);
    // Nobody was there to mute me.
    expect(simulator.floor.audibleTo(me)).toHaveLength(heardBy);

    const second = await launch({ userData: first.userDataDir });
    await expect.poll(() => simulator.floor.audibleTo(me), { timeout: 5_000 }).toEqual([]);
    await expect(alarm(second.window)).toContainText(CALL);
    await expect(alarm(second.window)).toContainText('signed in to North support again');
    await expect(consoleOf(second).person(ME)).toContainText('Listening');
    await second.close();

    // It ended as it should, so that there is nothing to say, and nothing is opened unasked.
    const third = await launch({ userData: first.userDataDir });
    await expect(account(third.window)).toBeVisible();
    await expect(alarm(third.window)).toHaveCount(0);
  });
}

test('killed while I was being unmuted: the next start mutes me, whatever Twilio made of it', async ({
  simulator,
  signIn,
  launch,
}) => {
  const call = openCall(simulator);
  const first = await signIn();
  await first.button('Agent 4', 'Coach').click();
  await first.button('Agent 4', 'Stop coaching').click();
  await expect(first.person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);
  // Twilio does it, and the answer never comes.
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' }, times: 9 });
  await first.button('Agent 4', 'Coach').click();
  await expect.poll(() => simulator.floor.audibleTo(me)).toEqual([call.agent]);
  await killEarshot(first);
  simulator.faults.clear();

  const second = await launch({ userData: first.userDataDir });
  await expect.poll(() => simulator.floor.audibleTo(me), { timeout: 5_000 }).toEqual([]);
  await expect(alarm(second.window)).toBeVisible();
});

test('what was left is said again by each start, until the account could be opened', async ({
  simulator,
  signIn,
  launch,
}) => {
  const call = openCall(simulator);
  const first = await signIn();
  await first.button('Agent 4', 'Coach').click();
  await expect(first.person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, call.sid);
  await killEarshot(first);
  simulator.faults.add({ kind: 'answer', status: 503 });
  const second = await launch({ userData: first.userDataDir });
  await expect(alarm(second.window)).toBeVisible();
  await second.close();
  expect(simulator.floor.audibleTo(me)).toEqual([call.agent]);

  simulator.faults.clear();
  const third = await launch({ userData: first.userDataDir });
  await expect(alarm(third.window)).toBeVisible();
  await expect.poll(() => simulator.floor.audibleTo(me), { timeout: 5_000 }).toEqual([]);
});

test('killed while somebody is dialled: nobody is dialled twice, and they stand where Twilio has them', async ({
  simulator,
  signIn,
  launch,
}) => {
  openCall(simulator);
  const first = await signIn();
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' }, times: 1 });
  const form = await openAddForm(first.window, CALL);
  await form.fill({ To: '+12125550188', Label: 'Ana' });
  await form.dial.click();
  const dialled = () => requestsTo(simulator, /\/Participants\.json$/, 'POST');
  await expect.poll(dialled).toHaveLength(1);
  await killEarshot(first);

  const second = await launch({ userData: first.userDataDir });
  await account(second.window).click();
  await isReading(second.window);
  await expect(consoleOf(second).person('Ana')).toContainText('Connected');
  expect(dialled()).toHaveLength(1);
});

test('killed while the history is written: what it had shown is there', async ({
  simulator,
  signIn,
  launch,
}) => {
  const call = openCall(simulator);
  const first = await signIn();
  await showCallInHistory(first);
  simulator.floor.leave(call.tier2);
  await expect(details(first)).toContainText('Tier 2 left');
  for (let count = 0; count < 20; count += 1) {
    simulator.floor.join(call.sid, { label: `Guest ${count}` });
  }
  await killEarshot(first);

  const second = await launch({ userData: first.userDataDir });
  await account(second.window).click();
  await isReading(second.window);
  await showCallInHistory(second);
  await expect(details(second)).toContainText('Tier 2 left');
  await expect(second.window.getByText('cannot be used')).toHaveCount(0);
});

test('killed while settings are saved: they are whole, and the account is there', async ({
  simulator,
  launch,
}) => {
  const first = await launch();
  await fillSignInForm(first.window, simulator);
  await first.window.getByRole('button', { name: 'Check and sign in' }).click();
  await isReading(first.window);
  const settings = join(first.userDataDir, 'settings.json');
  await first.window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Settings' })
    .click();
  await first.window.getByRole('button', { name: 'Appearance', exact: true }).click();
  await first.window.getByRole('radio', { name: 'Compact' }).check();
  const isSaved = first.window.getByRole('status').filter({ hasText: /^Saved$/ });
  await expect(isSaved).toBeVisible();
  await first.window.getByRole('radio', { name: 'Comfortable' }).check({ noWaitAfter: true });
  await killEarshot(first);
  const kept = settingsSchema.parse(JSON.parse(await readFile(settings, 'utf8')));
  expect(['compact', 'comfortable']).toContain(kept.floor.density);

  const second = await launch({ userData: first.userDataDir });
  await account(second.window).click();
  await isReading(second.window);
  await expect(second.window.getByText('The saved settings cannot be used')).toHaveCount(0);
});

const DEATHS: readonly Death[] = [
  { at: 'before', of: 'console' },
  { at: 0, of: 'console' },
  { at: 0, of: 'session' },
  { at: 2, of: 'session' },
  { at: 5, of: 'console' },
  { at: 5, of: 'session' },
  { at: 'answered', of: 'session' },
];

test('killed while an account is saved: it is there whole or not at all, and others are untouched', async ({
  simulator,
  signIn,
  launch,
}) => {
  test.slow();
  const first = await signIn();
  await first.close();
  const userData = first.userDataDir;
  let kept = ['North support'];
  for (const [index, death] of DEATHS.entries()) {
    const name = `Team ${index}`;
    const earshot = await launch({ userData });
    await fillSignInForm(earshot.window, simulator, { Name: name });
    await dieSaving(earshot, death);

    const next = await launch({ userData });
    const found = (await accountsOf(next)).map((one) => one.name).sort();
    expect(found.filter((one) => one !== name)).toEqual(kept);
    if (death.at === 'before') expect(found).not.toContain(name);
    if (death.at === 'answered') expect(found).toContain(name);
    kept = found;
    // Whole: each of them still signs in.
    for (const one of found) await opens(next, one);
    await next.close();
  }
});

test('killed while an account is changed: it is as before or as it was to be, and signs in', async ({
  signIn,
  launch,
}) => {
  test.slow();
  const first = await signIn();
  await first.close();
  const userData = first.userDataDir;
  let before = 'Alex';
  for (const [index, death] of DEATHS.entries()) {
    const changed = `Alex ${index}`;
    const earshot = await launch({ userData });
    await earshot.window.getByRole('button', { name: 'Edit North support' }).click();
    await earshot.window.getByRole('textbox', { name: 'Your name', exact: true }).fill(changed);
    await dieSaving(earshot, death);

    const next = await launch({ userData });
    const found = await accountsOf(next);
    expect(found).toHaveLength(1);
    const now = found[0]?.supervisorName ?? '';
    expect([before, changed]).toContain(now);
    if (death.at === 'before') expect(now).toBe(before);
    if (death.at === 'answered') expect(now).toBe(changed);
    before = now;
    await opens(next, 'North support');
    await next.close();
  }
});

/** Has the form saved, which the console does not outlive. */
async function dieSaving({ app, window, close }: Earshot, death: Death): Promise<void> {
  await dieInKeychain(app, death);
  const gone = app.waitForEvent('close');
  const check = window.getByRole('button', { name: 'Check and sign in' });
  await check.click({ noWaitAfter: true }).catch(() => undefined);
  await gone;
  await close();
}

/** The accounts that are offered, once the keychain was read. */
async function accountsOf({ window }: Earshot): Promise<readonly ProfileSummary[]> {
  await expect(window.getByRole('heading', { name: 'Your accounts' })).toBeVisible();
  await expect(window.getByRole('alert')).toHaveCount(0);
  const list = await window.evaluate(() =>
    Reflect.get(window, 'earshot').call('profiles:list', undefined),
  );
  const accounts = profileSummarySchema.array().parse(list.value);
  await expect(window.getByRole('button', { name: /^Open / })).toHaveCount(accounts.length);
  return accounts;
}

async function opens({ window }: Earshot, name: string): Promise<void> {
  await window.getByRole('button', { name: `Open ${name}` }).click();
  await isReading(window);
  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(window.getByRole('heading', { name: 'Your accounts' })).toBeVisible();
}

const details = ({ window }: Earshot) =>
  window.getByRole('region', { name: 'What happened on the call' });

async function showCallInHistory({ window }: Earshot): Promise<void> {
  await window.getByRole('button', { name: 'History', exact: true }).click();
  const calls = window.getByRole('grid', { name: 'Calls' });
  await calls.getByRole('row').filter({ hasText: CALL }).click();
}
