import { expect, test } from '../support/console/console-test.ts';

test('the rehearsal opens with live calls, says that nobody is real, and takes every control', async ({
  launch,
}) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByText('Rehearsal: no real calls')).toBeVisible();
  const grid = window.getByRole('grid', { name: 'Participants' });
  await grid.getByRole('button', { name: 'Coach' }).first().click();
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  await window.getByRole('button', { name: 'Leave the call' }).click();
  await expect(window.getByText('You are not on a call')).toBeVisible();

  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'End the rehearsal' }).click();
  await expect(window.getByRole('button', { name: 'Start the rehearsal' })).toBeVisible();
});

test('the rehearsal ends without taking the console down', async ({ launch }) => {
  const { app, window } = await launch({ args: ['--rehearsal'] });
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  await app.evaluate(({ app: electronApp }) => {
    const rehearsal = electronApp
      .getAppMetrics()
      .find(({ serviceName, name }) => `${serviceName} ${name}`.includes('Earshot rehearsal'));
    process.kill(rehearsal?.pid ?? 0, 'SIGKILL');
  });
  await expect(window.getByRole('alert')).toContainText('Not live');
  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'End the rehearsal' }).click();
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
});
