import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { appUser, createHome } from '../../scripts/desktop/app-user.mjs';
import { test as base, expect } from '../support/console/console-test.ts';
import { type Earshot, newHome } from '../support/electron/launch-earshot.ts';
import { showUpdates } from '../support/updates/show-updates.ts';
import {
  answering,
  FILE,
  listOf,
  notFound,
  openUpdatePlace,
  pathOf,
  type UpdatePlace,
} from '../support/updates/update-place.ts';

/* The real electron-updater asks a place of newer versions that is not as it should be. */

const CONTENT = Buffer.from('a newer version');
const LIST = listOf({ of: CONTENT });

interface Needs {
  readonly config?: string;
  readonly policy?: object;
}

interface Fixtures {
  readonly place: UpdatePlace;
  readonly open: (needs?: Needs) => Promise<Earshot>;
  readonly openUpdates: (needs?: Needs) => Promise<Page>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  place: async ({}, use) => {
    const place = await openUpdatePlace();
    await use(place);
    place.close();
  },
  open: async ({ launch, place }, use) => {
    await use(async ({ config = `provider: generic\nurl: ${place.url}\n`, policy } = {}) => {
      const home = await newHome();
      await createHome(home, await appUser());
      const write = async (name: string, text: string) => {
        await writeFile(join(home, name), text, { mode: 0o644 });
        return join(home, name);
      };
      const file = await write('app-update.yml', `${config}updaterCacheDirName: earshot-updater\n`);
      return launch({
        userData: join(home, 'user-data'),
        args: ['--rehearsal'],
        env: {
          EARSHOT_UPDATE_CONFIG: file,
          APPIMAGE: join(home, 'Earshot.AppImage'),
          APPDIR: '/',
          ...(policy && {
            EARSHOT_POLICY_FILE: await write('policy.json', JSON.stringify(policy)),
          }),
        },
      });
    });
  },
  openUpdates: async ({ open }, use) => {
    await use(async (needs) => showUpdates((await open(needs)).window));
  },
});

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
    answer: answering('<html>Sign in to the network</html>', CONTENT),
    says: 'The list of versions cannot be understood.',
    asks: 1,
  },
  {
    broken: 'lists no file',
    answer: answering('version: 9.0.0\n', CONTENT),
    says: 'The list of versions cannot be understood.',
    asks: 1,
  },
  {
    broken: 'has another file than it lists',
    answer: answering(listOf({ of: Buffer.from('what was built') }), CONTENT),
    says: 'What came is not the file that was announced, so it was thrown away.',
    asks: 2,
  },
]) {
  test(`a place that ${broken}: it says so, asks no more, and the console goes on`, async ({
    place,
    openUpdates,
  }) => {
    place.answer = answer;
    const window = await openUpdates();
    await look(window);
    await expect(standing(window)).toContainText(says);
    await expect(standing(window)).toContainText('This version goes on working.');
    await expect(standing(window)).toContainText('The next time is at');
    const before = place.asked.length;
    expect(before).toBeLessThanOrEqual(asks + 1);

    await look(window);
    await expect(standing(window)).toContainText(says);
    expect(place.asked.length).toBeLessThanOrEqual(before * 2);
    const views = window.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: 'Floor' }).click();
    await expect(window.getByRole('rowheader').first()).toBeVisible();
  });
}

test('a place that cannot be reached', async ({ openUpdates }) => {
  const window = await openUpdates({ config: 'provider: generic\nurl: http://127.0.0.1:9\n' });
  await look(window);
  await expect(standing(window)).toContainText('The place of newer versions cannot be reached.');
});

for (const { what, text } of [
  { what: 'an older version', text: listOf({ of: CONTENT, version: '0.0.1' }) },
  {
    what: 'a version for others first',
    text: listOf({ of: CONTENT, more: 'stagingPercentage: 0' }),
  },
]) {
  test(`${what} is not fetched`, async ({ place, openUpdates }) => {
    place.answer = answering(text, CONTENT);
    const window = await openUpdates();
    await look(window);
    await expect(standing(window)).toContainText('This is the newest version');
    expect(place.asked).toEqual([expect.stringMatching(/^\/latest-linux.*yml$/)]);
  });
}

for (const { what, text } of [
  { what: 'a newer version', text: LIST },
  { what: 'one that is for all by now', text: `${LIST}stagingPercentage: 100\n` },
]) {
  test(`${what} is fetched, checked, and waits for me`, async ({ place, openUpdates }) => {
    place.answer = answering(text, CONTENT);
    const window = await openUpdates();
    await look(window);
    await expect(standing(window)).toContainText('Version 9.0.0 is ready');
    expect(place.asked).toContain(`/${FILE}`);
  });
}

test('a version that cannot be put in the place of this one: the system says so, and it ends', async ({
  place,
  open,
}) => {
  place.answer = answering(LIST, CONTENT);
  // There is no such file to be replaced.
  const { app, window } = await open();
  await showUpdates(window);
  await look(window);
  await expect(standing(window)).toContainText('Version 9.0.0 is ready');
  const said = app.evaluate(
    ({ app, dialog }) =>
      new Promise<string>((resolve) => {
        let said = '';
        dialog.showErrorBox = (title, text) => {
          said = `${title}\n${text}`;
        };
        app.exit = (code) => resolve(`${said}\nIt ended with ${code}.`);
      }),
  );
  await window.getByRole('button', { name: 'Restart when I am on no call' }).press('Enter');
  expect(await said).toContain('Version 9.0.0 of Earshot was not installed');
  expect(await said).toContain('Start Earshot again: this version goes on working.');
  expect(await said).toContain('It ended with 1.');
});

test('a beta is asked for by whoever chose so', async ({ place, openUpdates }) => {
  const window = await openUpdates();
  await window.getByRole('radio', { name: 'Beta' }).check();
  await look(window);
  await expect(standing(window)).toContainText('Could not look');
  expect(place.asked).toContainEqual(expect.stringMatching(/^\/beta-linux.*yml$/));
});

test('a copy that was built without a place of newer versions looks nowhere', async ({
  openUpdates,
}) => {
  const window = await openUpdates({ config: '' });
  await expect(standing(window)).toContainText('knows no place of newer versions');
  await expect(window.getByRole('button', { name: 'Look now' })).toHaveCount(0);
});

for (const { chosen, asks } of [
  { chosen: 'Stable', asks: '/us/earshot/releases/download/v9.0.0/latest-linux.yml' },
  { chosen: 'Beta', asks: '/us/earshot/releases/download/v9.1.0-beta.1/beta-linux.yml' },
]) {
  test(`among the releases of a repository, ${chosen} finds its own`, async ({
    place,
    openUpdates,
  }) => {
    place.answer = releases;
    const host = new URL(place.url).host;
    const window = await openUpdates({
      config: `provider: github\nowner: us\nrepo: earshot\nhost: ${host}\nprotocol: http\n`,
    });
    await window.getByRole('radio', { name: chosen }).check();
    await look(window);
    await expect(standing(window)).toContainText('Could not look');
    expect(place.asked).toContain(asks);
  });
}

test.describe('by a policy', () => {
  test.skip(process.getuid?.() !== 0, 'a policy is followed only if it is the administrator’s');

  test('that turns updates off, the place is never asked, whoever wants it', async ({
    place,
    openUpdates,
  }) => {
    place.answer = answering(LIST, CONTENT);
    const window = await openUpdates({ policy: { updates: 'off' } });
    await expect(standing(window)).toContainText('installs newer versions');
    await expect(window.getByRole('button', { name: 'Look now' })).toHaveCount(0);
    await expect(window.getByRole('radio')).toHaveCount(0);
    const done = await window.evaluate(() =>
      Reflect.get(window, 'earshot').call('updates:look', undefined),
    );
    expect(done).toMatchObject({ ok: true });
    await expect(standing(window)).toContainText('installs newer versions');
    expect(place.asked).toEqual([]);
  });

  test('that decides the channel, nobody chooses another', async ({ place, openUpdates }) => {
    const window = await openUpdates({ policy: { updates: 'beta' } });
    await expect(window.getByRole('radio')).toHaveCount(0);
    await expect(window.getByText('was decided by whoever looks after it')).toBeVisible();
    await window.evaluate(() =>
      Reflect.get(window, 'earshot').call('settings:change', { updates: { channel: 'stable' } }),
    );
    await look(window);
    await expect(standing(window)).toContainText('Could not look');
    expect(place.asked).toEqual(['/beta-linux.yml']);
  });
});

/** The newest release is a beta, and the newest stable one has come before; neither has a list. */
const releases: UpdatePlace['answer'] = (request, response) => {
  const path = pathOf(request.url);
  const entry = (tag: string) =>
    `<entry><title>${tag}</title><link href="/us/earshot/releases/tag/${tag}"/><content>-</content></entry>`;
  if (path.endsWith('.atom')) {
    response.end(`<?xml version="1.0"?><feed>${entry('v9.1.0-beta.1')}${entry('v9.0.0')}</feed>`);
  } else if (path.endsWith('/releases/latest')) {
    response.end(JSON.stringify({ tag_name: 'v9.0.0' }));
  } else {
    notFound(request, response);
  }
};
