import { openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('ending a call says who is cut off, then ends it for all', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { conference, window } = await signIn();
  const dialog = window.getByRole('dialog', { name: 'End Billing 4412 for everyone?' });
  const ask = async () => {
    await conference('Billing 4412').getByRole('button', { name: 'More for this call' }).click();
    await window.getByRole('menuitem', { name: 'End call for everyone…' }).click();
  };

  await ask();
  await expect(dialog).toContainText(/This ends the call for 3 people: .*Agent 4/);
  await dialog.getByRole('button', { name: 'Keep the call' }).click();
  await expect(dialog).toHaveCount(0);
  expect(simulator.floor.conference(call.sid)?.status).toBe('in-progress');

  await ask();
  await dialog.getByRole('button', { name: 'End the call' }).click();
  await expect(conference('Billing 4412')).toHaveCount(0);
  expect(simulator.floor.conference(call.sid)?.status).toBe('completed');
});

test('by keyboard: the menu of a call gives the focus back, and so does its question', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { conference, window } = await signIn();
  const more = conference('Billing 4412').getByRole('button', { name: 'More for this call' });
  await more.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitem')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(more).toBeFocused();

  await window.keyboard.press('Enter');
  await window.getByRole('menuitem').press('Enter');
  await window.getByRole('button', { name: 'Keep the call' }).press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  const isBack = () =>
    conference('Billing 4412').evaluate((line) => line.contains(document.activeElement));
  await expect.poll(isBack).toBe(true);
});
