import type { Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const MAIN = 'createWindows';
const MANIFEST = '"name": "earshot"';
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
  await window.goto('app://earshot/index.html');
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
  const outcomes = await window.evaluate(async () => {
    const image = Object.assign(new Image(), { src: 'file:///usr/share/icons/x.png' });
    return {
      fetched: await fetch('file:///etc/passwd').then(
        () => true,
        () => false,
      ),
      shown: await image.decode().then(
        () => true,
        () => false,
      ),
      opened: open('file:///etc/passwd') !== null,
    };
  });
  expect(outcomes).toEqual({ fetched: false, shown: false, opened: false });
});

/** What is answered at an address to the debugger’s own navigation, which no guard looks at. */
async function served(window: Page, address: string): Promise<string> {
  const response = await window.goto(address).catch(() => null);
  return response === null ? NO_ANSWER : response.text();
}
