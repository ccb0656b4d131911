import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { signList } from '../../scripts/packaging/sign-lists.mjs';
import type { Installed } from '../support/updates/installed-test.ts';
import { test } from '../support/updates/installed-test.ts';
import { showUpdates } from '../support/updates/show-updates.ts';
import { newUpdateKeys } from '../support/updates/update-keys.ts';
import {
  answering,
  FILE,
  listOf,
  notFound,
  openUpdatePlace,
  pathOf,
} from '../support/updates/update-place.ts';

/* The packaged console replaces its own file, by the real electron-updater. */

test.skip(process.platform !== 'linux', 'one file that can be started is an AppImage, on Linux');

const standing = (window: Page) => window.getByRole('region', { name: 'Newer versions' });
const look = (window: Page) => window.getByRole('button', { name: 'Look now' }).press('Enter');
/** The window may be gone before it has answered. */
const restart = (window: Page) =>
  window
    .getByRole('button', { name: 'Restart when I am on no call' })
    .press('Enter')
    .catch((error: unknown) => {
      if (!window.isClosed()) throw error;
    });
const isOld = async ({ file, old }: Installed) => old.equals(await readFile(file));
const isNew = async ({ file, newer }: Installed) => newer.equals(await readFile(file));

/** The newer version is fetched, and stands in the place of nothing yet. */
async function untilReady(window: Page, installed: Installed): Promise<void> {
  await look(await showUpdates(window));
  await expect(standing(window)).toContainText('Version 9.0.0 is ready');
  expect(await isOld(installed)).toBe(true);
}

test('a newer version is found, fetched, checked, and runs in the place of this one when I say so', async ({
  place,
  installed,
}) => {
  place.answer = answering(listOf({ of: installed.newer }), installed.newer);
  const { window, ended } = await installed.open();
  await untilReady(window, installed);
  expect(new Set(place.asked)).toEqual(new Set(['/latest-linux.yml', `/${FILE}`]));

  await restart(window);
  expect(await ended).toBe(0);
  expect(await isNew(installed)).toBe(true);
  await expect.poll(installed.openings).toBe(2);
  expect(await installed.tale()).toEqual(['old', 'new']);
});

test('while I coach, the restart waits and says so; it comes when I have left', async ({
  place,
  installed,
}) => {
  place.answer = answering(listOf({ of: installed.newer }), installed.newer);
  const { window, ended } = await installed.open();
  const agent = window
    .getByRole('grid', { name: 'Participants' })
    .getByRole('row')
    .filter({ has: window.getByRole('rowheader', { name: /Agent/ }) })
    .first();
  await agent.getByRole('button', { name: 'Coach' }).press('Enter');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  await untilReady(window, installed);
  await restart(window);
  await expect(standing(window)).toContainText('once you have left your call');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  expect(await isOld(installed)).toBe(true);

  await window.getByRole('button', { name: 'Leave the call' }).press('Enter');
  expect(await ended).toBe(0);
  expect(await isNew(installed)).toBe(true);
  await expect.poll(installed.openings).toBe(2);
});

test('whoever just quits gets it as well, and nothing starts by itself', async ({
  place,
  installed,
}) => {
  place.answer = answering(listOf({ of: installed.newer }), installed.newer);
  const { window, ended } = await installed.open();
  await untilReady(window, installed);
  await window.close();
  expect(await ended).toBe(0);
  expect(await isNew(installed)).toBe(true);
  expect(await installed.tale()).toEqual(['old', 'checked']);
});

test('from a broken place it takes nothing: words, few requests, and its file stays as it is', async ({
  place,
  installed,
}) => {
  const { newer } = installed;
  const { window, ended } = await installed.open();
  await showUpdates(window);
  const list = listOf({ of: newer });
  for (const { answer, says } of [
    { answer: notFound, says: 'There is no list of versions where they should be.' },
    {
      answer: answering('<html>Sign in to the network</html>', newer),
      says: 'The list of versions cannot be understood.',
    },
    { answer: answering(list, Buffer.from(newer).fill('x')), says: 'so it was thrown away.' },
    {
      answer: answering(list, (_request, response) => {
        response.writeHead(200, { 'content-length': newer.length });
        response.write(newer.subarray(0, 40), () => response.destroy());
      }),
      says: 'Version 9.0.0 could not be fetched.',
    },
    {
      answer: answering(list, (_request, response) => response.writeHead(503).end()),
      says: 'The place of newer versions answers with an error.',
    },
    {
      answer: answering(list, ({ url }, response) => {
        const isElsewhere = pathOf(url).startsWith('/elsewhere');
        if (isElsewhere) response.end('another file');
        else response.writeHead(302, { location: '/elsewhere/file' }).end();
      }),
      says: 'so it was thrown away.',
    },
  ] as const) {
    place.answer = answer;
    const before = place.asked.length;
    await look(window);
    await expect(standing(window)).toContainText(says);
    await expect(standing(window)).toContainText('This version goes on working.');
    expect(place.asked.length - before, says).toBeLessThanOrEqual(5);
  }
  place.answer = ({ url }, response) => response.writeHead(302, { location: pathOf(url) }).end();
  const before = place.asked.length;
  await look(window);
  await expect(standing(window)).toContainText('from address to address, without end');
  expect(place.asked.length - before).toBeLessThanOrEqual(15);

  for (const text of [
    listOf({ of: newer, version: '0.0.1' }),
    listOf({ of: newer, more: 'stagingPercentage: 0' }),
  ]) {
    place.answer = answering(text, newer);
    await look(window);
    await expect(standing(window)).toContainText('This is the newest version');
    place.answer = notFound;
    await look(window);
    await expect(standing(window)).toContainText('There is no list');
  }

  await window.close();
  expect(await ended).toBe(0);
  expect(await isOld(installed)).toBe(true);
  expect(await installed.tale()).toEqual(['old']);
});

test.describe('packaged with a key', () => {
  const ours = newUpdateKeys();
  test.use({ updateKeys: ours.publicKeys });

  test('it takes nothing from a list that is not signed with it, says so, and takes the one that is', async ({
    place,
    installed,
  }) => {
    const { newer } = installed;
    const { window, ended } = await installed.open();
    await showUpdates(window);
    const list = listOf({ of: newer });
    const signed = signList(list, 'latest-linux.yml', ours);
    const { privateKey, publicKeys } = newUpdateKeys();
    const forger = { privateKey, publicKeys };
    const other = listOf({ of: Buffer.from('another program') });
    for (const [what, text] of Object.entries({
      'no signature': list,
      'the key of somebody else': signList(list, 'latest-linux.yml', forger),
      'signed for another system': signList(list, 'latest-mac.yml', ours),
      'signed for another channel': signList(list, 'beta-linux.yml', ours),
      'the signature of another file': `${other}\n${signed.split('\n').at(-2)}`,
      'a newer version than was signed': signed.replace('version: 9.0.0', 'version: 9.0.1'),
      'another file than was signed': signed.replace(`url: ${FILE}`, 'url: other.AppImage'),
      'one more file than was signed': signed.replace(
        'files:\n',
        'files:\n  - url: other.AppImage\n    sha512: abc\n',
      ),
      'a part of another kind': `${signed}packages:\n  x64:\n    path: other\n    sha512: abc\n`,
    })) {
      place.answer = answering(text, newer);
      const before = place.asked.length;
      await look(window);
      await expect(standing(window), what).toContainText('is not signed by the publisher');
      await expect(standing(window)).toContainText('This version goes on working.');
      expect(place.asked.slice(before), what).toEqual(['/latest-linux.yml']);
      // What the next one is told of is not what this one was.
      place.answer = notFound;
      await look(window);
      await expect(standing(window)).toContainText('There is no list');
    }
    expect(await isOld(installed)).toBe(true);

    place.answer = answering(`${signed}stagingPercentage: 100\n`, newer);
    await look(window);
    await expect(standing(window)).toContainText('Version 9.0.0 is ready');
    await window.close();
    expect(await ended).toBe(0);
    expect(await isNew(installed)).toBe(true);
    expect(await installed.tale()).toEqual(['old', 'checked']);
  });

  test('it takes no other file than the one in the signed list', async ({ place, installed }) => {
    const { newer } = installed;
    const { window, ended } = await installed.open();
    await showUpdates(window);
    const signed = signList(listOf({ of: newer }), 'latest-linux.yml', ours);
    place.answer = answering(signed, Buffer.from(newer).fill('x'));
    await look(window);
    await expect(standing(window)).toContainText('so it was thrown away.');
    await window.close();
    expect(await ended).toBe(0);
    expect(await isOld(installed)).toBe(true);
  });
});

test('a place that never answers is given up after a minute, and then asked anew', async ({
  place,
  installed,
}) => {
  test.setTimeout(150_000);
  const { window } = await installed.open();
  await showUpdates(window);
  place.answer = () => undefined;
  await look(window);
  await expect(standing(window)).toContainText('Looking for a newer version');
  await expect(standing(window)).toContainText('The place of newer versions does not answer.', {
    timeout: 90_000,
  });
  expect(place.asked).toEqual(['/latest-linux.yml']);

  place.answer = answering(listOf({ of: installed.newer }), installed.newer);
  await look(window);
  await expect(standing(window)).toContainText('Version 9.0.0 is ready');
});

test('nobody can tell an installed console of another place of newer versions', async ({
  place,
  installed,
}) => {
  const elsewhere = await openUpdatePlace();
  const file = join(await mkdtemp(join(tmpdir(), 'elsewhere-')), 'app-update.yml');
  await writeFile(file, `provider: generic\nurl: ${elsewhere.url}\n`);
  await chmod(dirname(file), 0o755);
  const { window } = await installed.open({
    env: { EARSHOT_UPDATE_CONFIG: file, EARSHOT_UPDATE_URL: elsewhere.url },
    args: [`--update-config=${file}`],
  });
  await look(await showUpdates(window));
  await expect(standing(window)).toContainText('There is no list');
  expect(place.asked).toEqual(['/latest-linux.yml']);
  expect(elsewhere.asked).toEqual([]);
  elsewhere.close();
  await rm(dirname(file), { recursive: true });
});
