import type { Locator } from '@playwright/test';
import { CUSTOMER, ME, openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('up and down stay on the same act, and never bring another one under the finger', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { button, grid, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');

  // From the last of the three to my own row, which stands below: the head and the call come first.
  const above = (act: string) =>
    grid.getByRole('row').nth(4).getByRole('button', { name: act, exact: true });
  await above('Mute').focus();
  await window.keyboard.press('ArrowDown');
  await expect(button(ME, 'Mute')).toBeFocused();
  for (const act of ['Hold', 'Announce', 'Remove']) {
    await above(act).focus();
    await window.keyboard.press('ArrowDown');
    await expect(person(ME)).toBeFocused();
  }
  await above('Announce').focus();
  await window.keyboard.press('Home');
  await expect(window.getByRole('row', { name: /Billing 4412/ })).toBeFocused();

  const columnOf = async (place: Locator) => Math.round((await place.boundingBox())?.x ?? -1);
  expect(await columnOf(button(ME, 'Mute'))).toBe(await columnOf(above('Mute')));
  expect(await columnOf(button(ME, 'Leave'))).toBe(await columnOf(above('Remove')));
});

test('after a removal the focus is on the line that took the place', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { button, grid, person, window } = await signIn();
  const place = await person(CUSTOMER).getAttribute('aria-rowindex');
  await button(CUSTOMER, 'Remove').focus();
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(person(CUSTOMER)).toHaveCount(0);
  const taken = Math.min(Number(place), Number(await grid.getAttribute('aria-rowcount')));
  await expect(grid.locator(`[aria-rowindex="${taken}"]`)).toBeFocused();
});
