import { openCall } from '../support/console/billing-call.ts';
import { consoleOf, expect, fillSignInForm, test } from '../support/console/console-test.ts';
import { killEarshot } from '../support/electron/kill-earshot.ts';
import type { Earshot } from '../support/electron/launch-earshot.ts';
import { startAgain } from '../support/electron/start-again.ts';

/* Somebody clicks a link to a call, in a chat or a ticket. */

const CALL = 'Billing 4412';
const linkTo = (sid: string) => `earshot://conference/${sid}`;
const NOWHERE = linkTo(`CF${'0'.repeat(32)}`);

const panel = ({ window }: Earshot) => window.getByRole('region', { name: `Conference ${CALL}` });
const notice = ({ window }: Earshot, words: string) =>
  window.getByRole('status').filter({ hasText: words });
const signInTo = ({ window }: Earshot) =>
  window.getByRole('button', { name: 'Check and sign in' }).click();

test('given at the first start, it waits for somebody to sign in, and its call is shown', async ({
  simulator,
  launch,
}) => {
  openCall(simulator, 'Sales 1');
  const { sid } = openCall(simulator, CALL);
  const earshot = await launch({ args: [linkTo(sid)] });
  await expect(notice(earshot, 'as soon as you are signed in')).toBeVisible();
  await fillSignInForm(earshot.window, simulator);
  await signInTo(earshot);
  await expect(panel(earshot)).toBeVisible();
  await expect(notice(earshot, 'You followed a link')).toHaveCount(0);
});

test('a link that waits can be sent away', async ({ simulator, launch }) => {
  const { sid } = openCall(simulator, CALL);
  const earshot = await launch({ args: [linkTo(sid)] });
  const waiting = notice(earshot, 'as soon as you are signed in');
  await waiting.locator('..').getByRole('button', { name: 'Dismiss' }).click();
  await expect(waiting).toHaveCount(0);
  await fillSignInForm(earshot.window, simulator);
  await signInTo(earshot);
  await expect(consoleOf(earshot).person('Agent 4')).toBeVisible();
  await expect(panel(earshot)).toHaveCount(0);
});

test('a call that is not on the account’s floor is said, and nothing is done', async ({
  simulator,
  launch,
}) => {
  openCall(simulator, CALL);
  const earshot = await launch({ args: [NOWHERE] });
  await fillSignInForm(earshot.window, simulator);
  await signInTo(earshot);
  await expect(notice(earshot, 'is not on the floor of this account')).toBeVisible();
  await expect(consoleOf(earshot).person('Agent 4')).toBeVisible();
  await expect(earshot.window.getByRole('region', { name: /^Conference/ })).toHaveCount(0);
  expect(simulator.requests.list({ method: 'POST' })).toEqual([]);
});

test('given while the console runs, its call is shown, also one that has just begun', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Sales 1');
  const first = await signIn();
  const { sid } = openCall(simulator, CALL);
  expect(await startAgain(first, [linkTo(sid)])).toBe(0);
  await expect(panel(first)).toBeVisible();
  expect(simulator.requests.list({ method: 'POST' })).toEqual([]);
});

test('given as the console is started again after it was killed, its call is shown once I am signed in', async ({
  simulator,
  signIn,
  launch,
}) => {
  openCall(simulator, 'Sales 1');
  const first = await signIn();
  await first.button('Agent 4', 'Coach').press('Enter');
  await expect(first.window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  await killEarshot(first);
  const { sid } = openCall(simulator, CALL);
  const second = await launch({ userData: first.userDataDir, args: [linkTo(sid)] });
  await expect(panel(second)).toBeVisible();
});
