import { openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';
import { violationsOf } from '../support/console/picture.ts';

test('a way to look at the floor is saved, come back to, renamed and deleted', async ({
  simulator,
  signIn,
  launch,
}) => {
  openCall(simulator, 'Billing 4412');
  const call = openCall(simulator, 'Returns 118');
  simulator.floor.change(call.customer, { hold: true });
  const { close, userDataDir, window } = await signIn();
  const people = window.getByRole('rowheader');
  const dialog = window.getByRole('dialog');
  const views = window.getByRole('button', { name: /^Views?/ });
  await window.getByRole('searchbox').fill('returns');
  await window.getByRole('button', { name: /^On hold/ }).click();
  await expect(people).toHaveCount(1);

  await views.click();
  await window.getByRole('menuitem', { name: 'Save this view…' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Give the view a name');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Returns on hold');
  expect(await violationsOf(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(views).toHaveText('View: Returns on hold');

  await window.getByRole('button', { name: 'Show everybody' }).first().click();
  await expect(people).toHaveCount(6);
  await views.click();
  await window.getByRole('menuitem', { name: 'Rename or delete…' }).click();
  await dialog.getByRole('textbox', { name: 'Name of “Returns on hold”' }).fill(' ');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toContainText('Give the view a name');
  await dialog.getByRole('textbox').fill('Waiting');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toHaveCount(0);
  await close();

  const again = (await launch({ userData: userDataDir })).window;
  await again.getByRole('button', { name: /^Open/ }).first().click();
  await expect(again.getByRole('rowheader')).toHaveCount(6);
  await again.getByRole('button', { name: 'Views' }).last().click();
  await again.getByRole('menuitemradio', { name: 'Waiting' }).click();
  await expect(again.getByRole('rowheader')).toHaveCount(1);
  await again.getByRole('button', { name: 'View: Waiting' }).click();
  await again.getByRole('menuitem', { name: 'Rename or delete…' }).click();
  await again.getByRole('button', { name: 'Delete “Waiting”' }).click();
  await again.getByRole('button', { name: 'Save changes' }).click();
  await expect(again.getByRole('dialog')).toHaveCount(0);
  await expect(again.getByRole('button', { name: 'View: Waiting' })).toHaveCount(0);
});
