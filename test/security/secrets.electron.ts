import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/console/console-test.ts';
import { filesWith, memoryWith } from '../support/console/secret-search.ts';

test('no file, log or page memory holds a secret, and the search can find one', async ({
  signIn,
  simulator,
}) => {
  simulator.floor.openConference({
    friendlyName: 'Billing 4412',
    participants: [{ label: 'Agent 4' }, { from: '+14155550177' }],
  });
  const { button, logs, userDataDir, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(button('Agent 4', 'Stop coaching')).toBeVisible();
  // Errors are where secrets escape: provoke some, with and without an answer.
  simulator.faults.add({ kind: 'answer', status: 401 });
  await button('Agent 4', 'Mute').click();
  await expect(window.getByRole('alert').first()).toBeVisible();
  simulator.faults.clear();
  simulator.faults.add({ kind: 'reset' });
  await button('Agent 4', 'Hold').click();
  await expect(window.getByRole('alert').first()).toBeVisible();

  // The home of the session: user data, logs, caches and crash files lie below it. The keychain's own
  // file is there too, and it is encrypted.
  const home = path.dirname(userDataDir);
  for (const secret of [simulator.apiKeySecret, basicOf(simulator)]) {
    expect(await filesWith(secret, home)).toEqual([]);
    expect(await memoryWith(secret, window)).toEqual([]);
    expect(logs.join('\n')).not.toContain(secret);
  }

  const planted = randomBytes(16).toString('hex');
  const leak = path.join(userDataDir, 'planted.json');
  await writeFile(leak, JSON.stringify({ profile: { secret: planted } }));
  expect(await filesWith(planted, home)).toEqual([leak]);
  await writeFile(leak, Buffer.from(planted).toString('base64'));
  expect(await filesWith(planted, home)).toEqual([leak]);
  await rm(leak);

  await window.evaluate((secret) => {
    Object.assign(window, { planted: { deep: new Map([['profile', { secret }]]) } });
  }, planted);
  expect(await memoryWith(planted, window)).toEqual(['window.planted.deep.get(profile).secret']);
});

function basicOf({ apiKeySid, apiKeySecret }: { apiKeySid: string; apiKeySecret: string }): string {
  return Buffer.from(`${apiKeySid}:${apiKeySecret}`).toString('base64');
}
