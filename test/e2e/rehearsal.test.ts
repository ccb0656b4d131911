import { join } from 'node:path';
import { expect, test } from '../support/console/console-test.ts';
import { haltRehearsal } from '../support/electron/halt.ts';
import { newHome } from '../support/electron/launch-earshot.ts';

test('the rehearsal opens with live calls, says that nobody is real, and takes every control', async ({
  launch,
}) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByText('Rehearsal: no real calls')).toBeVisible();
  const grid = window.getByRole('grid', { name: 'Participants' });
  const agent = grid
    .getByRole('row')
    .filter({ has: window.getByRole('rowheader', { name: /Agent/ }) });
  // While the first calls are read their lines move: a key acts on what has the focus all the same.
  await agent.first().getByRole('button', { name: 'Coach' }).press('Enter');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  await window.getByRole('button', { name: 'Leave the call' }).click();
  await expect(window.getByText('You are not on a call')).toBeVisible();

  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'End the rehearsal' }).click();
  await expect(window.getByRole('button', { name: 'Start the rehearsal' })).toBeVisible();
});

for (const { end, signal } of [
  { end: 'goes on after all', signal: 'SIGCONT' },
  { end: 'dies', signal: 'SIGKILL' },
] as const) {
  test(`started to rehearse, it says at once that this is being opened, also where it hangs and ${end}`, async ({
    launch,
  }) => {
    test.skip(process.platform !== 'linux', 'the process is found by what Linux tells of it');
    const userData = join(await newHome(), 'user-data');
    const halted = haltRehearsal(userData);
    const { window } = await launch({ userData, args: ['--rehearsal'] });
    await expect(window.getByRole('heading', { name: 'Opening the rehearsal' })).toBeVisible();
    process.kill(await halted, signal);
    if (signal === 'SIGCONT') {
      await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
      return;
    }
    await expect(window.getByRole('alert')).toContainText('The rehearsal could not start');
    await window.getByRole('button', { name: 'Start the rehearsal' }).click();
    await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  });
}

test('the rehearsal ends without taking the console down', async ({ launch }) => {
  const { app, window } = await launch({ args: ['--rehearsal'] });
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  await app.evaluate(({ app: electronApp }) => {
    const rehearsal = electronApp
      .getAppMetrics()
      .find(({ serviceName, name }) => `${serviceName} ${name}`.includes('Earshot rehearsal'));
    process.kill(rehearsal?.pid ?? 0, 'SIGKILL');
  });
  await expect(window.getByRole('alert')).toContainText('Offline');
  await window.getByRole('button', { name: 'Start it again' }).click();
  await expect(window.getByRole('alert')).toHaveCount(0);
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
});

test('a trainer sets the scene: what is played, and what goes wrong', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  const banner = window.getByRole('complementary', { name: 'Rehearsal' });
  await expect(banner).toContainText('Rehearsal: no real calls. Scenario “busy”');

  await banner.getByRole('button', { name: 'Set the scene' }).click();
  const scene = window.getByRole('dialog', { name: 'Set the scene' });
  await scene.getByRole('radio', { name: 'trouble' }).check();
  await scene.getByRole('button', { name: 'Play from the beginning' }).click();
  await expect(banner).toContainText('Scenario “trouble”');
  await expect(window.getByRole('grid', { name: 'Participants' })).toContainText('On hold');

  await scene.getByRole('switch', { name: 'Connections cut' }).click();
  await expect(scene.getByRole('switch', { name: 'Connections cut' })).toBeChecked();
  await scene.getByRole('textbox', { name: 'Connections cut: How many' }).fill('100');
  await expect(banner).toContainText('connections cut');
  await expect(window.getByRole('alert')).toContainText('Offline');
  await scene.getByRole('switch', { name: 'Connections cut' }).click();
  await expect(window.getByRole('alert')).toHaveCount(0);

  await scene.getByRole('button', { name: 'Stop: end all calls' }).click();
  await expect(banner).toContainText('Nothing is played');
  await scene.getByRole('button', { name: 'Close' }).click();
  await expect(window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
});
