import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/console/console-test.ts';

test('the window is isolated and sandboxed, with nothing of Node in the page', async ({
  launch,
}) => {
  const { app, window } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron's types leave it out; it tells what is in force, not what was asked for.
    return contents && Reflect.get(contents, 'getLastWebPreferences').call(contents);
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(
    await window.evaluate(() => ({
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      module: typeof Reflect.get(window, 'module'),
      bridge: Object.keys(Reflect.get(window, 'earshot')).sort(),
    })),
  ).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    bridge: ['call', 'on'],
  });
});

test('every process of the page runs in Chromium’s full sandbox', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const { app } = await launch();
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\s+2$/m);
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  for (const line of await commandLinesLike('electron')) expect(line).not.toContain('--no-sandbox');
});

test('the page cannot be led away, nor open or embed anything', async ({ launch }) => {
  const { app, window } = await launch();
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  await window.evaluate((address) => {
    globalThis.location.href = address;
  }, elsewhere);
  await window.evaluate((address) => globalThis.open(address), elsewhere);
  await window.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
    document.body.append(link);
    link.click();
    const frame = Object.assign(document.createElement('iframe'), { src: address });
    document.body.append(frame);
  }, elsewhere);
  expect(await refusedFetch(window, elsewhere)).toBe(true);
  // Whatever was going to load has had its chance once the page has answered. (Locators would wait for
  // the refused navigation to end.)
  expect(await window.evaluate(() => document.body.textContent)).toContain('Start the rehearsal');

  expect(window.url()).toBe('app://earshot/index.html');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(visits).toBe(0);
  server.close();
});

test('injected script and foreign images do not run or load', async ({ launch }) => {
  const { window } = await launch();
  const violations = await window.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.push(event.effectiveDirective);
          if (seen.length === 3) resolve(seen.sort());
        });
        const script = document.createElement('script');
        script.textContent = 'document.title = "injected"';
        document.body.append(script);
        document.body.append(
          Object.assign(document.createElement('img'), { src: 'https://example.com/pixel.png' }),
        );
        document.head.append(
          Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }),
        );
      }),
  );
  expect(violations).toEqual(['img-src', 'script-src-elem', 'style-src-elem']);
  expect(await window.title()).toBe('Earshot');
});

test('the console itself breaks no rule of its own policy', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  const complaints: string[] = [];
  window.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  await window.reload();
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await expect(window.getByRole('menu')).toBeVisible();
  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await expect(window.getByRole('menu')).toHaveCount(0);
  await window.getByRole('button', { name: 'Announce' }).first().click();
  await expect(window.getByRole('dialog')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('no permission is granted to the page', async ({ launch }) => {
  // With a microphone to give, whatever the guard does not refuse is granted.
  const { window } = await launch({ args: ['--use-fake-device-for-media-stream'] });
  const outcomes = await window.evaluate(async () => {
    const ask = (promise: Promise<unknown>) => promise.then(() => 'granted').catch(() => 'refused');
    return {
      microphone: await ask(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await ask(navigator.mediaDevices.getDisplayMedia()),
      notifications: await Notification.requestPermission(),
      clipboard: await ask(navigator.clipboard.readText()),
      place: await ask(
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject);
        }),
      ),
    };
  });
  expect(outcomes).toEqual({
    microphone: 'refused',
    screen: 'refused',
    notifications: 'denied',
    clipboard: 'refused',
    place: 'refused',
  });
});

test('app:// serves the console’s own files and nothing else', async ({ launch }) => {
  const { window } = await launch();
  const statusOf = (address: string) =>
    window.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.src = url;
          script.onload = () => resolve('served');
          script.onerror = () => resolve('refused');
          document.body.append(script);
        }),
      address,
    );
  const own = await window.evaluate(() => document.querySelector('script')?.src ?? '');
  expect(await statusOf(own)).toBe('served');
  for (const address of [
    'app://earshot/..%2f..%2fmain/index.js',
    'app://earshot/%2e%2e/main/index.js',
    'app://earshot/assets/..%2f..%2f..%2fpreload/index.js',
    'app://earshot/index.html%00.js',
  ]) {
    expect(await statusOf(address), address).toBe('refused');
  }
});

test('a window that the console did not open may not ask for anything', async ({ launch }) => {
  const { app } = await launch();
  const answer = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload } });
    await stranger.loadURL('app://earshot/index.html');
    return stranger.webContents.executeJavaScript('window.earshot.call("profiles:list")');
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

function refusedFetch(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    (url) =>
      fetch(url).then(
        () => false,
        () => true,
      ),
    address,
  );
}

async function commandLinesLike(word: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  const found = lines.filter((line) => line.includes(word));
  expect(found.length).toBeGreaterThan(0);
  return found;
}
