import { CUSTOMER, openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('a hold is taken back by one click, and the taking back is not offered again', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  const tray = window.getByRole('region', { name: 'Undo' });

  await button(CUSTOMER, 'Hold').click();
  await expect(tray).toContainText(/0177 is on hold · Billing 4412/);
  // A press in the moment in which it came would have been meant for what stood there.
  await expect(tray).toContainText(/[1-5] s/);
  expect(simulator.floor.participant(call.customer)?.hold).toBe(true);

  await tray.getByRole('button', { name: /^Undo: .*0177 is on hold/ }).click();
  await expect(button(CUSTOMER, 'Hold')).toBeVisible();
  expect(simulator.floor.participant(call.customer)?.hold).toBe(false);
  await expect(person(CUSTOMER)).not.toContainText('Resuming…');
  await expect(tray.getByRole('button')).toHaveCount(0);
});

test('Ctrl+Z takes back what I did last, then what I did before', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, window } = await signIn();
  const flags = () => ({
    muted: simulator.floor.participant(call.customer)?.muted,
    hold: simulator.floor.participant(call.tier2)?.hold,
  });
  await button(CUSTOMER, 'Mute').click();
  await button('Tier 2', 'Hold').click();
  const offers = window.getByRole('region', { name: 'Undo' }).getByRole('listitem');
  await expect(offers).toHaveText([/Tier 2 is on hold/, /is muted/]);

  await window.keyboard.press('Control+z');
  await expect.poll(flags).toEqual({ muted: true, hold: false });
  await expect(offers).toHaveText([/is muted/]);
  await window.keyboard.press('Control+z');
  await expect.poll(flags).toEqual({ muted: false, hold: false });
});

test('an offer that ends gives the focus back to where it came from', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { button, window } = await signIn();
  const hold = button(CUSTOMER, 'Hold');
  await hold.focus();
  await hold.press('Enter');
  const undo = window.getByRole('button', { name: /^Undo:/ });
  await undo.focus();
  await expect(undo).toHaveCount(0);
  await expect(button(CUSTOMER, 'Resume')).toBeFocused();
});

test('muting another supervisor is not offered to be undone: only they can unmute themselves', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  simulator.floor.join(call.sid, { label: 'supervisor:other1:Bo' });
  const { button, person, window } = await signIn();
  await button('Bo', 'Mute').click();
  await expect(person('Bo')).toContainText('Listening');
  await expect(window.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
});
