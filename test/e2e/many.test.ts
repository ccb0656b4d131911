import type { Simulator } from '../../simulator/index.ts';
import { openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';

function openFour(simulator: Simulator) {
  return ['Billing 1', 'Billing 2', 'Sales 3', 'Sales 4'].map((name) => openCall(simulator, name));
}

test('everybody who is selected is held with exact counts, and restored as they were', async ({
  simulator,
  signIn,
}) => {
  const calls = openFour(simulator);
  const [first, second] = calls;
  if (first === undefined || second === undefined) throw new Error('the calls are open');
  simulator.floor.change(first.customer, { hold: true });
  const { app, grid, window } = await signIn();
  const held = () =>
    calls
      .flatMap((call) => [call.agent, call.customer, call.tier2])
      .filter((callSid) => simulator.floor.participant(callSid)?.hold).length;

  await grid.getByRole('row').nth(2).focus();
  await window.keyboard.press('Control+a');
  const bar = window.getByRole('region', { name: 'Selected people' });
  await expect(bar.getByRole('status')).toHaveText('12 selected on 4 calls');
  await picture(app, window, 'many-selected');

  await bar.getByRole('button', { name: 'Hold', exact: true }).click();
  const question = window.getByRole('dialog', { name: 'Put 11 people on hold?' });
  await expect(question).toContainText('They are on 4 different calls.');
  await expect(question).toContainText(
    'Then nobody on Billing 1, Billing 2, Sales 3 and Sales 4 hears anybody.',
  );
  await expect(question).toContainText('1 person is on hold already.');
  await picture(app, window, 'many-question');
  await question.getByRole('button', { name: 'Put 11 people on hold' }).click();

  const tray = window.getByRole('region', { name: 'Acts on several people' });
  await expect(tray).toContainText('11 put on hold');
  await expect(tray.getByRole('button', { name: 'Undo: 11 people' })).toBeVisible();
  await expect(window.getByRole('region', { name: 'Undo' }).getByRole('listitem')).toHaveCount(0);
  expect(held()).toBe(12);

  // A colleague brings one of them back, and holds them again: that one is not mine to resume.
  simulator.floor.change(second.agent, { hold: false });
  await expect(tray.getByRole('button', { name: 'Restore 10 people…' })).toBeVisible();
  await picture(app, window, 'many-restore');
  await tray.getByRole('button', { name: 'Restore 10 people…' }).click();
  const restore = window.getByRole('dialog', { name: 'Restore 10 people?' });
  await expect(restore).toContainText('1 person is as before already.');
  await restore.getByRole('button', { name: 'Restore 10 people' }).click();
  await expect(tray).toContainText('10 changes taken back');
  expect(held()).toBe(1);
  expect(simulator.floor.participant(first.customer)?.hold).toBe(true);
  await expect(tray.getByRole('button', { name: /^Restore/ })).toHaveCount(0);
});

test('who was refused is listed by name with the reason, and retried alone', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, grid, window } = await signIn();
  simulator.faults.add({
    kind: 'answer',
    status: 400,
    code: 20001,
    message: 'Not now',
    when: { method: 'POST', path: `Participants/${call.tier2}` },
    times: 1,
  });
  await grid.getByRole('row').nth(2).focus();
  await window.keyboard.press('Control+a');
  await window.getByRole('button', { name: 'Mute', exact: true }).last().click();
  await window.getByRole('dialog').getByRole('button', { name: 'Mute 3 people' }).click();
  const tray = window.getByRole('region', { name: 'Acts on several people' });
  await expect(tray).toContainText('2 muted');
  await expect(tray).toContainText('1 not done');
  await expect(tray.getByRole('listitem')).toContainText('Tier 2');
  await picture(app, window, 'many-refused');
  await tray.getByRole('button', { name: 'Retry' }).click();
  await expect(tray).toContainText('3 muted');
  expect(simulator.floor.participant(call.tier2)?.muted).toBe(true);
});

test('one key takes back an act on many, the keyboard alone asks, holds and restores', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { grid, window } = await signIn();
  const held = () =>
    [call.agent, call.customer, call.tier2].filter(
      (callSid) => simulator.floor.participant(callSid)?.hold,
    ).length;

  await grid.getByRole('row').nth(2).focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('h');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Put 3 people on hold' }).press('Enter');
  await expect.poll(held).toBe(3);
  await expect(window.getByRole('button', { name: 'Undo: 3 people' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect.poll(held).toBe(0);
  // As long as the lines show them held, the same key would resume them.
  const holds = window.getByRole('row').filter({ has: window.getByRole('rowheader') });
  await expect(holds.getByRole('button', { name: 'Hold', exact: true })).toHaveCount(3);

  await window.keyboard.press('h');
  await dialog.getByRole('button', { name: 'Put 3 people on hold' }).press('Enter');
  await expect.poll(held).toBe(3);
  await expect(dialog).toHaveCount(0);
  await window.keyboard.press('r');
  await dialog.getByRole('button', { name: 'Restore 3 people' }).press('Enter');
  await expect.poll(held).toBe(0);
});

test('an announcement goes to everybody who is selected, as few requests as there can be', async ({
  simulator,
  signIn,
}) => {
  const [first] = openFour(simulator);
  const { app, grid, window } = await signIn();
  await grid.getByRole('row').nth(2).focus();
  await window.keyboard.press('Control+a');
  const bar = window.getByRole('region', { name: 'Selected people' });
  await bar.getByRole('button', { name: 'Announce…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Announce to 12 people' });
  await expect(dialog).toContainText('12 people on 4 calls hear it.');
  await expect(dialog).toContainText('On 4 calls that is everybody, customers too.');
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/all.xml');
  await picture(app, window, 'many-announce');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('region', { name: 'Acts on several people' })).toContainText(
    'Twilio took 4 announcements',
  );
  expect(simulator.floor.announcements).toHaveLength(4);
  expect(simulator.floor.announcements).toContainEqual(
    expect.objectContaining({ conferenceSid: first?.sid, callSid: null }),
  );
});
