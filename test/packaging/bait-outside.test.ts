import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const PAGE = 'app://earshot/index.html';

test('what is dropped onto the window is neither opened nor read', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch();
  const file = await droppable();
  await drop(window, linkTo(elsewhere.address('/dropped')));
  await drop(window, { items: [], files: [file] });
  await drop(window, { items: linkTo(pathToFileURL(file).href).items, files: [file] });
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
  await window.evaluate(() => new Promise(requestAnimationFrame));
  const pages = window.context().pages();
  expect([...pages.map((page) => page.url()), ...elsewhere.visits]).toEqual([PAGE]);
  expect(await window.content()).not.toContain(IN_FILE);
});

test('without its guards, what is dropped would be', async ({ launch, elsewhere }) => {
  const binary = await changedCopy({ without: ['navigation', 'dropping', 'net'] });
  const { window } = await launch({ binary });
  await drop(window, linkTo(elsewhere.address('/dropped')));
  await expect.poll(() => [...elsewhere.visits]).toContain('/dropped');
  await window.goto(PAGE);
  const file = await droppable();
  const opening = window.context().waitForEvent('page');
  await drop(window, { items: [], files: [file] });
  const opened = await opening;
  await expect(opened.locator('body')).toContainText(IN_FILE);
  expect(opened.url()).toBe(pathToFileURL(file).href);
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

const IN_FILE = 'what stands in the file';

/** A file of the person’s. */
async function droppable(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bait-'));
  await chmod(folder, 0o755);
  const file = join(folder, 'bait.html');
  await writeFile(file, `<p>${IN_FILE}</p>`);
  return file;
}

interface Dropped {
  readonly items: readonly { readonly mimeType: string; readonly data: string }[];
  readonly files: readonly string[];
}

function linkTo(address: string): Dropped {
  const types = ['text/uri-list', 'text/plain'];
  return { items: types.map((mimeType) => ({ mimeType, data: address })), files: [] };
}

async function drop(window: Page, { items, files }: Dropped): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [...items], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
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
