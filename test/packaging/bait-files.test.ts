import type { Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** Beside the page’s folder lie the main process’s code and, below the root, everybody’s files. */
const OUTSIDE = [
  'app://earshot/../main/index.js',
  'app://earshot/..%2fmain/index.js',
  'app://earshot/..%2Fmain%2Findex.js',
  'app://earshot/assets/..%2f..%2fmain/index.js',
  'app://earshot/%2e%2e/main/index.js',
  'app://earshot/%2e%2e%2fmain%2findex.js',
  'app://earshot/..%5cmain%5cindex.js',
  'app://earshot/%252e%252e%252fmain%252findex.js',
  'app://earshot/..%2fmain/index.js%00.js',
  'app://earshot/..%2fmain/index.js%00',
  'app://earshot//..%2f..%2fmain/index.js',
  'app://earshot/.%2f..%2fmain/index.js',
  'app://earshot/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fusr/share/pixmaps/debian-logo.png',
  'app://earshot/%2fetc%2fpasswd',
  'app://earshot/..%2f..%2fpackage.json',
  'app://earshot/index.html%00.js',
  'app://earshot/%',
  'app://earshot/%ff',
];
const OTHER_HOSTS = [
  'app://elsewhere/index.html',
  'app://earshot.example.com/index.html',
  'app://user@elsewhere/index.html',
  'app:///index.html',
];

test('app:// serves the page’s own files and nothing else', async ({ launch }) => {
  const { window } = await launch();
  for (const address of [...OUTSIDE, ...OTHER_HOSTS]) {
    expect(await served(window, address), address).toBe('Not found');
  }
  await window.goto('app://earshot/index.html');
  expect(await window.title()).toBe('Earshot');
});

test('a console that takes no care of it serves others', async ({ launch }) => {
  const binary = await changedCopy({ without: ['files', 'hosts'] });
  const { window } = await launch({ binary });
  for (const address of OUTSIDE.slice(1, 4)) {
    expect(await served(window, address), address).toContain('createWindows');
  }
  for (const address of OTHER_HOSTS.slice(0, 3)) {
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

/** What stands at an address, as the debugger’s own navigation shows it, which no guard looks at. */
async function served(window: Page, address: string): Promise<string> {
  await window.goto(address).catch(() => undefined);
  return window.evaluate(() => document.body.textContent ?? '');
}
