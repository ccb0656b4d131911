import type { ElectronApplication, Page } from '@playwright/test';
import type { Simulator } from '../../simulator/index.ts';
import { changesOf, ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import { type Console, expect, test } from '../support/console/console-test.ts';
import { violationsOf } from '../support/console/picture.ts';

test('the mini window is on top of all others and says who hears me once Twilio has confirmed it', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const earshot = await signIn();
  const { app, button, person } = earshot;
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const mini = await openMini(earshot);
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await expect(mini.getByRole('status')).toContainText('nobody hears you · Billing 4412');
  expect(await miniIs(app, 'isAlwaysOnTop')).toBe(true);

  simulator.faults.add({ kind: 'latency', ms: 1_500, when: { method: 'POST' }, times: 1 });
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Connecting you to coach…');
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
  await expect(mini.getByRole('status')).toContainText('only Agent 4 hears you');
  expect(simulator.floor.audibleTo(ownLeg(simulator, call.sid))).toEqual([call.agent]);
});

test('panic mute silences me while the console’s page hangs', async ({ simulator, signIn }) => {
  const { earshot, mini, me } = await coachWithMini(simulator, signIn);
  let isHanging = true;
  const hanging = earshot.window
    .evaluate(() => {
      const end = performance.now() + 10_000;
      while (performance.now() < end);
    })
    .then(() => {
      isHanging = false;
    });
  await mini.getByRole('button', { name: 'Mute me' }).click();
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  expect(isHanging).toBe(true);
  await hanging;
  await expect(earshot.person(ME)).toContainText('Listening');
});

test('Escape and Space mute, whatever of it has the focus but a button that Tab reached', async ({
  simulator,
  signIn,
}) => {
  const { earshot, mini, me } = await coachWithMini(simulator, signIn);
  await expect(mini.getByRole('button', { name: 'Mute me' })).toBeFocused();
  for (const key of ['Space', 'Escape']) {
    await mini.keyboard.press(key);
    await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
    expect(simulator.floor.audibleTo(me)).toEqual([]);
    await earshot.button('Agent 4', 'Coach').click();
    await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
  }
  await mini.keyboard.press('Tab');
  await expect(mini.getByRole('button', { name: 'Leave' })).toBeFocused();
  await mini.keyboard.press('Escape');
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await mini.keyboard.press('Space');
  await expect(mini.getByRole('heading', { name: 'You are not on a call' })).toBeVisible();
});

test('a mute that Twilio does not confirm is shown as pending, then as what it means', async ({
  simulator,
  signIn,
}) => {
  const { mini, me } = await coachWithMini(simulator, signIn);
  simulator.faults.add({ kind: 'latency', ms: 20_000, when: { method: 'POST' }, times: 2 });
  await mini.getByRole('button', { name: 'Mute me' }).click();
  await expect(mini.getByRole('button', { name: 'Muting…' })).toBeVisible();
  await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
  await expect(mini.getByRole('alert')).toContainText('you may be heard');
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  await mini.getByRole('button', { name: 'Dismiss' }).click();
  await expect(mini.getByRole('alert')).toHaveCount(0);
});

test('it leaves where nobody would notice, and else brings the question to the console', async ({
  simulator,
  signIn,
}) => {
  const { earshot, mini, me } = await coachWithMini(simulator, signIn);
  simulator.floor.change(me, { endConferenceOnExit: true });
  await mini.getByRole('button', { name: 'Leave…' }).click();
  await expect.poll(() => changesOf(simulator, me).length).toBeGreaterThan(0);
  expect(simulator.floor.participant(me)).toBeDefined();
  simulator.floor.change(me, { endConferenceOnExit: false });
  await mini.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(mini.getByRole('heading', { name: 'You are not on a call' })).toBeVisible();
  await expect(earshot.person(ME)).toHaveCount(0);
});

test('it goes with the session, and comes back only when it is asked for', async ({
  simulator,
  signIn,
}) => {
  const { earshot, mini } = await coachWithMini(simulator, signIn);
  const gone = mini.waitForEvent('close');
  await earshot.window.evaluate(() =>
    Reflect.get(window, 'earshot').call('session:close', undefined),
  );
  await gone;
  expect(await windowsOf(earshot.app)).toBe(1);
});

test('it does not keep the console alive', async ({ simulator, signIn }) => {
  const { earshot } = await coachWithMini(simulator, signIn);
  const closed = earshot.app.waitForEvent('close');
  await earshot.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().endsWith('/index.html'))
      ?.close();
  });
  await closed;
});

test('it comes up by itself where I am heard and the console is out of sight', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, button, person } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const mini = await opened;
  await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
  await mini.getByRole('button', { name: 'Mute me' }).click();
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  expect(simulator.floor.audibleTo(ownLeg(simulator, call.sid))).toEqual([]);

  const gone = mini.waitForEvent('close');
  await mini.getByRole('button', { name: 'Open the console' }).click();
  await gone;
  // Electron may drop a question that is asked as a window goes; it is asked again.
  await expect(async () => {
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    ).toBe(true);
  }).toPass();
});

test('it is a page of its own, as guarded as the console', async ({ simulator, signIn }) => {
  const { earshot, mini } = await coachWithMini(simulator, signIn);
  const pages = await earshot.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      process: webContents.getOSProcessId(),
      preferences: Reflect.get(webContents, 'getLastWebPreferences').call(webContents),
    })),
  );
  expect(pages.map(({ url }) => url).sort()).toEqual([
    'app://earshot/index.html',
    'app://earshot/mini.html',
  ]);
  expect(new Set(pages.map(({ process }) => process)).size).toBe(2);
  for (const { preferences } of pages) {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
  await mini.evaluate(() => {
    globalThis.location.href = 'app://earshot/index.html';
  });
  expect(await mini.evaluate(() => globalThis.location.pathname)).toBe('/mini.html');
});

test('the mini window in both colours', async ({ simulator, signIn }) => {
  const { earshot, mini, me, call } = await coachWithMini(simulator, signIn);
  await pictures(mini, 'mini-coaching');
  await mini.keyboard.press('Escape');
  await expect(mini.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await pictures(mini, 'mini-listening');

  // Unmuted behind my back: muted at once, and explained.
  simulator.floor.change(me, { muted: false });
  await expect(mini.getByRole('alert')).toBeVisible();
  await pictures(mini, 'mini-alarm');
  const [content, window] = await Promise.all([
    mini.evaluate(() => document.documentElement.scrollHeight),
    mini.evaluate(() => globalThis.innerHeight),
  ]);
  expect(content).toBeLessThanOrEqual(window);
  expect(earshot.app.windows()).toHaveLength(2);
  expect(simulator.floor.participant(call.agent)).toBeDefined();
});

async function openMini({ app, window }: Pick<Console, 'app' | 'window'>): Promise<Page> {
  const opened = app.waitForEvent('window');
  await window.evaluate(() => Reflect.get(window, 'earshot').call('mini:show'));
  return opened;
}

/** I coach Agent 4, and the mini window says so. */
async function coachWithMini(simulator: Simulator, signIn: () => Promise<Console>) {
  const call = openCall(simulator);
  const earshot = await signIn();
  await earshot.button('Agent 4', 'Coach').click();
  await expect(earshot.person(ME)).toContainText('Coaching Agent 4');
  const mini = await openMini(earshot);
  await expect(mini.getByRole('heading', { name: 'Coaching' })).toBeVisible();
  return { call, earshot, mini, me: ownLeg(simulator, call.sid) };
}

async function pictures(mini: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await mini.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(mini.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await mini.screenshot({ path: `out/screens/${name}-${colorScheme}.png` });
    expect(await violationsOf(mini)).toEqual([]);
  }
}

function miniIs(app: ElectronApplication, question: 'isAlwaysOnTop' | 'isVisible') {
  return app.evaluate(
    ({ BrowserWindow }, ask) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith('/mini.html'))
        ?.[ask](),
    question,
  );
}

function windowsOf(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}
