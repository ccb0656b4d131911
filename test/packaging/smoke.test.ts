import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { parseProcessStat } from '../../scripts/process-group.mjs';
import { test } from '../support/electron/packaged-test.ts';

test('the packaged console starts, signs in to the rehearsal, shows live calls and ends cleanly', async ({
  launch,
}) => {
  const earshot = await launch();
  const { window } = earshot;
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByText('Rehearsal: no real calls')).toBeVisible();
  await expect(window.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  const agent = window
    .getByRole('grid', { name: 'Participants' })
    .getByRole('row')
    .filter({ has: window.getByRole('rowheader', { name: /Agent/ }) })
    .first();
  await agent.getByRole('button', { name: 'Coach' }).press('Enter');
  const ownMode = window.getByRole('region', { name: 'My own mode' });
  await expect(ownMode).toContainText('Coaching');
  await window.getByRole('button', { name: 'Leave the call' }).click();
  await expect(window.getByText('You are not on a call')).toBeVisible();

  await window.close();
  expect(await earshot.ended).toBe(0);
  const log = await readFile(join(earshot.userDataDir, 'logs', 'main.log'), 'utf8');
  expect(log).toContain('is open');
  expect(log).not.toMatch(/\[(error|warn)\]/);
});

test('its history is kept, by the binary beside the archive', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  await window.getByRole('button', { name: 'History', exact: true }).click();
  await expect(window.getByRole('grid', { name: 'Calls' })).toContainText(/Billing|Sales|Support/);
  await expect(window.getByText('cannot be kept')).toHaveCount(0);
});

test('it loads its keychain’s binary from beside the archive, too', async ({ start }) => {
  const { leader } = await start();
  await expect.poll(() => mappedBy(leader.pid ?? 0)).toContain('keytar.node');
});

test('driven by another program, it knows no saved account, and says why', async ({ launch }) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Connect a Twilio account' }).click();
  await expect(window.getByText('it was started with remote debugging')).toBeVisible();
});

test('it does not start without its sandbox', async ({ start }) => {
  const earshot = await start({ args: ['--no-sandbox'] });
  expect(await earshot.ended).toBe(1);
  expect(earshot.logs.join('\n')).toContain('--no-sandbox, which takes its protection away');
});

/** What the processes of a group have loaded; those of the sandbox do not say. */
async function mappedBy(group: number): Promise<string> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const maps = await Promise.all(
    pids.map(async (pid) => {
      const stat = parseProcessStat(await read(`/proc/${pid}/stat`));
      return stat?.group === group ? read(`/proc/${pid}/maps`) : '';
    }),
  );
  return maps.join('');
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
