import { CUSTOMER, openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('without events the floor says that it polls, and the details say what that costs', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { conference, window } = await signIn();
  await expect(conference('Billing 4412')).toContainText(/read \d+ s ago/);
  const pill = window.getByRole('button', { name: /Polling/ });
  await pill.focus();
  await window.keyboard.press('Enter');
  const details = window.getByRole('dialog', { name: /Polling/ });
  await expect(details).toContainText('This account has no source of events.');
  await expect(details).toContainText(/The whole floor was last read \d+ s ago/);
  await expect(details).toContainText(/\d+ in the last minute, of 300 allowed/);
  await window.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(pill).toBeFocused();
});

test('a row says what confirmed it last', async ({ simulator, signIn }) => {
  openCall(simulator);
  const { button, person } = await signIn();
  const by = (words: RegExp) => person(CUSTOMER).getByTitle(words);
  await expect(by(/^Confirmed by a reading \d+ s ago/)).toBeVisible();
  // From now on nothing is read, so that the answer is what was heard last.
  simulator.faults.add({ kind: 'latency', ms: 5_000, when: { method: 'GET' } });
  await button(CUSTOMER, 'Mute').click();
  await expect(by(/^Confirmed by Twilio’s answer \d+ s ago/)).toBeVisible();
});

test('what is old says so by itself, in words', async ({ simulator, signIn }) => {
  openCall(simulator);
  const { conference, person } = await signIn();
  // The list of the calls goes on, and nobody on them is read any more.
  simulator.faults.add({ kind: 'latency', ms: 60_000, when: { path: /Participants\.json/ } });
  await expect(conference('Billing 4412')).toContainText(/\d\d s old/, { timeout: 30_000 });
  await expect(person(CUSTOMER)).toContainText(/\d\d s old/);
});
