import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const PAGE = 'app://earshot/index.html';

test('what is dropped onto the window is not opened', async ({ launch, elsewhere }) => {
  const { window } = await launch();
  await drop(window, elsewhere.address('/dropped'));
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
  expect([window.url(), ...elsewhere.visits]).toEqual([PAGE]);
});

test('without its guards, what is dropped would be', async ({ launch, elsewhere }) => {
  const binary = await changedCopy({ without: ['navigation', 'dropping', 'net'] });
  const { window } = await launch({ binary });
  await drop(window, elsewhere.address('/dropped'));
  await expect.poll(() => [...elsewhere.visits]).toContain('/dropped');
});

/** Each would be opened by a program of the system’s, some of which run what they are given. */
const ODD = [
  'mailto:bait@example.com',
  'smb://127.0.0.1/bait',
  'ms-msdt:/id',
  'search-ms:query=bait',
  'tel:+14155550100',
  'bait-scheme:run',
  'earshot://conference/CF00000000000000000000000000000000',
];

test('no address of whatever scheme is handed to the system', async ({ launch }) => {
  const { env, opened } = await fakeOpener();
  const { window } = await launch({ env });
  for (const address of [...ODD, 'file:///etc/passwd', 'javascript:1'])
    await follow(window, address);
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
  expect(await opened()).toEqual([]);
  expect(window.url()).toBe(PAGE);
});

test('without its guards, addresses would be handed over', async ({ launch }) => {
  const { env, opened } = await fakeOpener();
  const binary = await changedCopy({ without: ['navigation', 'permissions'] });
  const { window } = await launch({ env, binary });
  for (const address of ODD) {
    await follow(window, address);
    await expect.poll(opened, { message: address }).toContain(address);
  }
});

const PERMISSIONS = [
  'clipboard-read',
  'geolocation',
  'microphone',
  'camera',
  'midi',
  'notifications',
];

test('the page may not read the clipboard, nor listen, look or know where it is', async ({
  launch,
}) => {
  const { window } = await launch({ args: ['--use-fake-device-for-media-stream'] });
  expect(await granted(window)).toEqual([]);
  const open = await launch({ binary: await changedCopy({ without: ['permissions'] }) });
  expect(await granted(open.window)).toEqual([...PERMISSIONS, 'clipboard'].sort());
});

async function drop(window: Page, address: string): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const items = [
    { mimeType: 'text/uri-list', data: address },
    { mimeType: 'text/plain', data: address },
  ];
  const event = { x: 400, y: 400, data: { items, files: [], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...event });
  }
}

/** What a person clicks, and what a script opens. */
async function follow(window: Page, address: string): Promise<void> {
  await window.evaluate((href) => {
    document.getElementById('bait')?.remove();
    const link = Object.assign(document.createElement('a'), { href, id: 'bait' });
    document.body.append(link);
    link.click();
    open(href);
  }, address);
}

/** Stands where the system’s own program that opens addresses stands, and writes them down. */
async function fakeOpener() {
  const folder = await mkdtemp(join(tmpdir(), 'bait-'));
  await chmod(folder, 0o777);
  const list = join(folder, 'opened');
  for (const name of ['xdg-open', 'xdg-email']) {
    await writeFile(join(folder, name), `#!/bin/sh\necho "$1" >> '${list}'\n`);
    await chmod(join(folder, name), 0o755);
  }
  return {
    env: { PATH: `${folder}:${process.env.PATH}` },
    opened: async () =>
      (await readFile(list, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
  };
}

function granted(window: Page): Promise<string[]> {
  return window.evaluate(async (names) => {
    const states = await Promise.all(
      names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state === 'granted' ? [name] : [];
      }),
    );
    const read = await navigator.clipboard.readText().then(
      () => ['clipboard'],
      () => [],
    );
    return [...states.flat(), ...read].sort();
  }, PERMISSIONS);
}
