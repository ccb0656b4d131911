import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { inProject } from '../../scripts/project.mjs';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const PAGE = 'app://earshot/index.html';
const MAIN = 'createMainWindow';
const MANIFEST = 'Desktop console for call-centre supervisors';
const PASSWORD_FILE = 'file:///etc/passwd';
const PASSWORDS = 'root:x:0:';
const NO_ANSWER = 'no answer at all';

/**
 * Beside the page’s folder lie the main process’s code and, below the root, everybody’s files. With each
 * way there, what comes of it where no care is taken of paths.
 */
const OUTSIDE: Readonly<Record<string, string>> = {
  'app://earshot/..%2fmain/index.js': MAIN,
  'app://earshot/..%2Fmain%2Findex.js': MAIN,
  'app://earshot/assets/..%2f..%2fmain/index.js': MAIN,
  'app://earshot/%2e%2e%2fmain%2findex.js': MAIN,
  'app://earshot/.%2f..%2fmain/index.js': MAIN,
  'app://earshot/..%5cmain%5cindex.js': MAIN,
  'app://earshot/..%5c..%5cpackage.json': MANIFEST,
  'app://earshot/%252e%252e%252fmain%252findex.js': MAIN,
  'app://earshot/%252e%252e%255cmain%255cindex.js': MAIN,
  'app://earshot/..%2fmain/index.js%00.js': MAIN,
  'app://earshot/..%2fmain/index.js%00': MAIN,
  'app://earshot/..%2fmain/index.js%2500.js': MAIN,
  'app://earshot/..%2f..%2fpackage.json': MANIFEST,
  [`app://earshot/${'%2e%2e%2f'.repeat(20)}etc/passwd`]: PASSWORDS,
  [`app://earshot/${'..%2f'.repeat(20)}etc/passwd%00.png`]: PASSWORDS,
  'app://earshot/%2fetc%2fpasswd': PASSWORDS,
  'app://earshot//etc/passwd': PASSWORDS,
  'app://earshot/index.html%00.js': '<title>Earshot</title>',
  'app://earshot/%': NO_ANSWER,
  'app://earshot/%ff': NO_ANSWER,
};
/** Chromium itself takes these for ways within; what they lead to lies one folder higher. */
const ABOVE = [
  'app://earshot/../main/index.js',
  'app://earshot/%2e%2e/main/index.js',
  'app://earshot/..\\main/index.js',
];
const OTHER_HOSTS = [
  'app://elsewhere/index.html',
  'app://earshot.example.com/index.html',
  'app://user@elsewhere/index.html',
  'app:///index.html',
];

test('app:// serves the page’s own files and nothing else', async ({ launch }) => {
  const { window } = await launch();
  for (const address of [...Object.keys(OUTSIDE), ...ABOVE, ...OTHER_HOSTS]) {
    expect(await served(window, address), address).toBe('Not found');
  }
  await window.goto(PAGE);
  expect(await window.title()).toBe('Earshot');
});

test('one that takes no care of paths serves whatever lies there, by every one of them', async ({
  launch,
}) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['paths'] }) });
  for (const [address, content] of Object.entries(OUTSIDE)) {
    expect(await served(window, address), address).toContain(content);
  }
});

test('one whose files lie a folder higher serves the console’s code', async ({ launch }) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['root'] }) });
  for (const address of ABOVE) expect(await served(window, address), address).toContain(MAIN);
});

test('one that only forgets to look where a path leads, or for whom it is, serves others', async ({
  launch,
}) => {
  const binary = await changedCopy({ without: ['files', 'hosts'] });
  const { window } = await launch({ binary });
  expect(await served(window, 'app://earshot/..%2fmain/index.js')).toContain(MAIN);
  for (const address of OTHER_HOSTS) {
    expect(await served(window, address), address).not.toBe('Not found');
  }
});

test('files of the system stay closed to the page', async ({ launch }) => {
  const { window } = await launch();
  expect(await lead(window)).toEqual({ fetched: false, shown: false });
  expect(placesOf(window)).not.toContain(PASSWORD_FILE);
  expect(window.url()).toBe(PAGE);
  // These alone are not what keeps them closed.
  const open = await launch({ binary: await changedCopy({ without: ['origins'] }) });
  expect(await lead(open.window)).toEqual({ fetched: false, shown: false });
  expect(placesOf(open.window)).not.toContain(PASSWORD_FILE);
});

test('without their guards the window, another and a frame would show them', async ({ launch }) => {
  const binary = await changedCopy({ without: ['navigation', 'policy', 'origins', 'net'] });
  const { window } = await launch({ binary });
  // Into the page itself Chromium takes no file even so.
  expect(await lead(window)).toEqual({ fetched: false, shown: false });
  await expect.poll(() => placesOf(window)).toEqual([PAGE, PASSWORD_FILE, PASSWORD_FILE]);
  await window.evaluate((file) => {
    location.href = file;
  }, PASSWORD_FILE);
  await expect(window.locator('body')).toContainText(PASSWORDS);
});

/** What is answered at an address to the debugger’s own navigation, which no guard looks at. */
async function served(window: Page, address: string): Promise<string> {
  const response = await window.goto(address).catch(() => null);
  return response === null ? NO_ANSWER : response.text();
}

/** Has the page fetch and show files, and open them in a window of their own and in a frame. */
function lead(window: Page) {
  return window.evaluate(
    async ({ file, picture }) => {
      const frame = Object.assign(document.createElement('iframe'), { src: file });
      document.body.append(frame);
      open(file);
      const image = Object.assign(new Image(), { src: picture });
      const [fetched, shown] = await Promise.allSettled([fetch(file), image.decode()]);
      return { fetched: fetched.status === 'fulfilled', shown: shown.status === 'fulfilled' };
    },
    { file: PASSWORD_FILE, picture: pathToFileURL(inProject('packaging/icons/32x32.png')).href },
  );
}

/** Where the windows and frames of the console are. */
function placesOf(window: Page): string[] {
  const frames = window
    .context()
    .pages()
    .flatMap((page) => page.frames());
  return frames.map((frame) => frame.url()).sort();
}
