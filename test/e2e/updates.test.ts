import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { appUser, createHome } from '../../scripts/desktop/app-user.mjs';
import { test as base, expect } from '../support/console/console-test.ts';
import { newHome } from '../support/electron/launch-earshot.ts';

/* The real electron-updater asks a place of newer versions that is not as it should be. */

const FILE = 'Earshot-9.0.0.AppImage';
const CONTENT = Buffer.from('a newer version');
const sha512 = (content: Buffer) => createHash('sha512').update(content).digest('base64');

/** The list of versions, as a release has it. */
const list = ({ version = '9.0.0', of = CONTENT, more = '' } = {}) =>
  [
    `version: ${version}`,
    'files:',
    `  - url: ${FILE}`,
    `    sha512: ${sha512(of)}`,
    `    size: ${CONTENT.length}`,
    `path: ${FILE}`,
    `sha512: ${sha512(of)}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    more,
  ].join('\n');

interface Feed {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  answer: RequestListener;
}

const test = base.extend<{ feed: Feed; openUpdates: (config?: string) => Promise<Page> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  feed: async ({}, use) => {
    const asked: string[] = [];
    const feed = { url: '', asked, answer: notFound };
    const server = createServer((request, response) => {
      asked.push((request.url ?? '').split('?')[0] ?? '');
      feed.answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    feed.url = `http://127.0.0.1:${port}`;
    await use(feed);
    server.closeAllConnections();
    server.close();
  },
  openUpdates: async ({ launch, feed }, use) => {
    await use(async (config = `provider: generic\nurl: ${feed.url}\n`) => {
      const home = await newHome();
      await createHome(home, await appUser());
      const file = join(home, 'app-update.yml');
      await writeFile(file, `${config}updaterCacheDirName: earshot-updater\n`, { mode: 0o644 });
      const { window } = await launch({
        userData: join(home, 'user-data'),
        args: ['--rehearsal'],
        env: { EARSHOT_UPDATE_CONFIG: file, APPIMAGE: join(home, 'Earshot.AppImage') },
      });
      const views = window.getByRole('navigation', { name: 'Views' });
      await views.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('button', { name: 'Updates', exact: true }).click();
      return window;
    });
  },
});

const notFound: RequestListener = (_request, response) => response.writeHead(404).end();
const answering =
  (text: string, content = CONTENT): RequestListener =>
  ({ url = '' }, response) =>
    response.end(url.includes('.yml') ? text : content);

test.skip(process.platform !== 'linux', 'files of releases are named as on Linux');

const standing = (window: Page) => window.getByRole('region', { name: 'Newer versions' });
const look = (window: Page) => window.getByRole('button', { name: 'Look now' }).click();

for (const { broken, answer, says, asks } of [
  {
    broken: 'has no list of versions',
    answer: notFound,
    says: 'There is no list of versions where they should be.',
    asks: 1,
  },
  {
    broken: 'answers something else',
    answer: answering('<html>Sign in to the network</html>'),
    says: 'The list of versions cannot be understood.',
    asks: 1,
  },
  {
    broken: 'lists no file',
    answer: answering('version: 9.0.0\n'),
    says: 'The list of versions cannot be understood.',
    asks: 1,
  },
  {
    broken: 'has another file than it lists',
    answer: answering(list({ of: Buffer.from('what was built') })),
    says: 'What came is not the file that was announced, so it was thrown away.',
    asks: 2,
  },
]) {
  test(`a place that ${broken}: it says so, asks no more, and the console goes on`, async ({
    feed,
    openUpdates,
  }) => {
    feed.answer = answer;
    const window = await openUpdates();
    await look(window);
    await expect(standing(window)).toContainText(says);
    await expect(standing(window)).toContainText('This version goes on working.');
    await expect(standing(window)).toContainText('The next time is at');
    const before = feed.asked.length;
    expect(before).toBeLessThanOrEqual(asks + 1);

    await look(window);
    await expect(standing(window)).toContainText(says);
    expect(feed.asked.length).toBeLessThanOrEqual(before * 2);
    const views = window.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: 'Floor' }).click();
    await expect(window.getByRole('rowheader').first()).toBeVisible();
  });
}

test('a place that cannot be reached', async ({ openUpdates }) => {
  const window = await openUpdates('provider: generic\nurl: http://127.0.0.1:9\n');
  await look(window);
  await expect(standing(window)).toContainText('The place of newer versions cannot be reached.');
});

for (const { what, text } of [
  { what: 'an older version', text: list({ version: '0.0.1' }) },
  { what: 'a version for others first', text: list({ more: 'stagingPercentage: 0' }) },
]) {
  test(`${what} is not fetched`, async ({ feed, openUpdates }) => {
    feed.answer = answering(text);
    const window = await openUpdates();
    await look(window);
    await expect(standing(window)).toContainText('This is the newest version');
    expect(feed.asked).toEqual([expect.stringMatching(/^\/latest-linux.*yml$/)]);
  });
}

test('a newer version is fetched, checked, and waits for me', async ({ feed, openUpdates }) => {
  feed.answer = answering(list());
  const window = await openUpdates();
  await look(window);
  await expect(standing(window)).toContainText('Version 9.0.0 is ready');
  expect(feed.asked).toContain(`/${FILE}`);
});

test('a beta is asked for by whoever chose so', async ({ feed, openUpdates }) => {
  const window = await openUpdates();
  await window.getByRole('radio', { name: 'Beta' }).check();
  await look(window);
  await expect(standing(window)).toContainText('Could not look');
  expect(feed.asked).toContainEqual(expect.stringMatching(/^\/beta-linux.*yml$/));
});

test('a copy that was built without a place of newer versions looks nowhere', async ({
  openUpdates,
}) => {
  const window = await openUpdates('');
  await expect(standing(window)).toContainText('knows no place of newer versions');
  await expect(window.getByRole('button', { name: 'Look now' })).toHaveCount(0);
});
