import type { ElectronApplication } from '@playwright/test';
import { expect, fillSignInForm, test } from '../support/console/console-test.ts';
import { haltKeychain, launchWithHaltedKeychain } from '../support/electron/halt.ts';

const WRONG_SID = `AC${'0'.repeat(32)}`;

test('what is wrong with a field is said at the field', async ({ launch, simulator }) => {
  const { window } = await launch();
  await fillSignInForm(window, simulator, {
    Name: '',
    'Account SID': 'AC123',
    'API key SID': 'XX',
    Secret: '',
    'Your phone': 'call me',
    'Base URL': 'http://example.com',
  });
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await expect(window.getByText('Give this account a name')).toBeVisible();
  await expect(window.getByText('Must be AC and 32 hexadecimal digits')).toBeVisible();
  await expect(window.getByText('Must be SK and 32 hexadecimal digits')).toBeVisible();
  await expect(window.getByText('Paste the secret')).toBeVisible();
  await expect(window.getByText(/Use a phone number like/)).toBeVisible();
  expect(simulator.requests.list()).toEqual([]);
});

test('wrong credentials, an unreachable host and a missing permission each get their own words', async ({
  launch,
  simulator,
}) => {
  const { window } = await launch();
  const attempt = async (changes: Record<string, string>) => {
    await fillSignInForm(window, simulator, changes);
    await window.getByRole('button', { name: 'Check and sign in' }).click();
  };
  const said = window.getByRole('alert');

  await attempt({ Secret: 'not the secret' });
  await expect(said).toContainText(
    'Twilio does not accept this API key SID and secret for this account SID.',
  );
  await expect(said).toContainText('Twilio error 20003');

  await attempt({ 'API key SID': '', Secret: 'not the token' });
  await expect(said).toContainText('Twilio does not accept this account SID with this auth token.');

  await attempt({ 'Account SID': WRONG_SID });
  await expect(said).toContainText('for this account SID.');

  await attempt({ 'Base URL': 'http://127.0.0.1:9' });
  await expect(said).toContainText('Twilio cannot be reached');

  await attempt({ 'Base URL': 'http://example.com' });
  await expect(said).toContainText('https');

  simulator.faults.add({ kind: 'answer', status: 403 });
  await attempt({});
  await expect(said).toContainText('they may not do this');

  // None of these was kept.
  await expect(window.getByRole('button', { name: /^Open/ })).toHaveCount(0);
  simulator.faults.clear();
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await expect(window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
});

test('the auth token signs in where there is no API key', async ({ launch, simulator }) => {
  const { window } = await launch();
  await fillSignInForm(window, simulator, { 'API key SID': '', Secret: simulator.authToken });
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await expect(window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
});

test('an account is in the keychain after a restart, and can be forgotten', async ({
  launch,
  signIn,
}) => {
  const first = await signIn();
  await first.close();

  const second = await launch({ userData: first.userDataDir });
  await second.window.getByRole('button', { name: 'Open North support' }).click();
  await expect(second.window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
  await second.window.getByRole('button', { name: 'Account and appearance' }).click();
  await second.window.getByRole('menuitem', { name: 'Sign out' }).click();
  await second.window.getByRole('button', { name: 'Forget North support' }).click();
  await second.window.getByRole('button', { name: 'Forget it' }).click();
  await expect(second.window.getByRole('button', { name: 'Open North support' })).toHaveCount(0);
  await second.close();

  const third = await launch({ userData: first.userDataDir });
  await expect(
    third.window.getByRole('button', { name: 'Connect a Twilio account' }),
  ).toBeVisible();
  await expect(third.window.getByRole('button', { name: 'Open North support' })).toHaveCount(0);
});

test('a keychain that does not answer yet is waited for, in words, and what is in it is there then', async ({
  launch,
  signIn,
}) => {
  test.skip(process.platform !== 'linux', 'the process is found by what Linux tells of it');
  const { userDataDir, close } = await signIn();
  await close();

  const { window, goOn } = await launchWithHaltedKeychain(launch, userDataDir);
  const opening = window.getByRole('status').filter({ hasText: 'Opening Earshot' });
  await expect(opening).toContainText('the password of its keychain');
  await window.screenshot({ path: 'out/screens/opening.png' });
  goOn();
  await expect(window.getByRole('button', { name: /^Open/ })).toBeVisible();
  await expect(opening).toHaveCount(0);
});

test('closed while the keychain is asked, it ends all the same, and not as one that crashed', async ({
  launch,
  signIn,
}) => {
  test.skip(process.platform !== 'linux', 'the process is found by what Linux tells of it');
  const { userDataDir, close } = await signIn();
  await close();
  const { app, logs, window } = await launchWithHaltedKeychain(launch, userDataDir);
  await expect(window.getByRole('status')).toContainText('Opening Earshot');
  await quit(app);
  expect(logs.join('\n')).not.toContain('terminate called');
});

test('closed before the keychain has answered, it waits for the answer and loses nothing', async ({
  launch,
  signIn,
}) => {
  test.skip(process.platform !== 'linux', 'the process is found by what Linux tells of it');
  const first = await signIn();
  await first.close();
  const { app, logs, window } = await launch({ userData: first.userDataDir });
  await window.getByRole('button', { name: 'Forget North support' }).click();
  const goOn = await haltKeychain(first.userDataDir);
  await window.getByRole('button', { name: 'Forget it' }).click();
  const ended = quit(app);
  setTimeout(goOn, 500);
  expect(await ended).toBe(0);
  expect(logs.join('\n')).not.toContain('terminate called');

  const third = await launch({ userData: first.userDataDir });
  await expect(
    third.window.getByRole('button', { name: 'Connect a Twilio account' }),
  ).toBeVisible();
  await expect(third.window.getByRole('button', { name: 'Open North support' })).toHaveCount(0);
});

test('without a keychain the console says so and keeps the secret for this run only', async ({
  launch,
  signIn,
}) => {
  const first = await signIn({ keychain: false });
  const mark = first.window.getByRole('img', { name: 'Kept for this run only' });
  await first.window.getByRole('button', { name: 'Account and appearance' }).focus();
  // Whatever stands between them, the keyboard comes to it.
  const isThere = () => mark.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20 && !(await isThere()); presses += 1) {
    await first.window.keyboard.press('Shift+Tab');
  }
  await expect(mark).toBeFocused();
  await expect(first.window.getByRole('tooltip')).toContainText('never written to the disk');
  await first.window.getByRole('button', { name: 'Account and appearance' }).click();
  await first.window.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(first.window.getByRole('alert')).toContainText('Secrets are kept for this run only');
  await first.window.getByRole('button', { name: 'Open North support' }).click();
  await expect(first.window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
  await first.close();

  const second = await launch({ userData: first.userDataDir, keychain: false });
  await expect(
    second.window.getByRole('button', { name: 'Connect a Twilio account' }),
  ).toBeVisible();
  await expect(second.window.getByRole('button', { name: /^Open/ })).toHaveCount(0);
});

/** Closes the console as a person does, and answers how its process ended. */
async function quit(app: ElectronApplication): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  return ended;
}
