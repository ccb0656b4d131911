import type { ElectronApplication } from '@playwright/test';
import { alarmAtOnceOfHolds, lookElsewhere } from '../support/console/attention.ts';
import { openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('what becomes pressing while I am elsewhere is told by the desktop, and taken back when it is over', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, window, person } = await signIn();
  const desk = await standInForDesktop(app);
  await alarmAtOnceOfHolds(window);
  await lookElsewhere(window);
  await expect(person('Agent 4')).toBeVisible();

  simulator.floor.change(call.customer, { hold: true });
  await expect.poll(desk.shown).toMatchObject([{ title: 'On hold', silent: true }]);
  const [told] = await desk.shown();
  expect(told?.body).toMatch(/415.?555.?0177.* · Billing 4412/);
  simulator.floor.change(call.customer, { hold: false });
  await expect.poll(desk.shown).toEqual([]);
});

test('a click on it brings the console to the front and shows the call', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, window, person } = await signIn();
  const desk = await standInForDesktop(app);
  await alarmAtOnceOfHolds(window);
  await lookElsewhere(window);
  await expect(person('Agent 4')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

  simulator.floor.change(call.customer, { hold: true });
  await expect.poll(desk.shown).toHaveLength(1);
  await desk.click();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await expect(window.getByRole('heading', { name: 'Who hears whom' })).toBeVisible();
  expect(await desk.shown()).toEqual([]);
});

test('the desktop is quiet while the console is looked at, and for an hour when that is wished', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, window, person } = await signIn();
  const desk = await standInForDesktop(app);
  await alarmAtOnceOfHolds(window);
  await expect(person('Agent 4')).toBeVisible();
  simulator.floor.change(call.customer, { hold: true });
  const needs = window.getByRole('list', { name: 'What needs you, most pressing first' });
  await expect(needs.getByText('alarming', { exact: true })).toHaveCount(1);
  expect(await desk.shown()).toEqual([]);

  await window.getByRole('button', { name: 'Choose what you are alerted to' }).click();
  await window.getByRole('menuitem', { name: 'Quiet for an hour' }).click();
  await lookElsewhere(window);
  simulator.floor.change(call.tier2, { hold: true });
  await expect(needs.getByText('alarming', { exact: true })).toHaveCount(2);
  expect(await desk.shown()).toEqual([]);
  await window
    .getByRole('button', { name: 'Choose what you are alerted to: the desktop is quiet' })
    .click();
  await window.getByRole('menuitem', { name: /^Quiet until .*: tell me again$/ }).click();
});

test('a desktop without notifications is told, and nothing breaks', async ({ signIn }) => {
  const { app, window } = await signIn();
  await app.evaluate(({ Notification }) => {
    Notification.isSupported = () => false;
  });
  await window.getByRole('button', { name: 'Choose what you are alerted to' }).click();
  await expect(window.getByText('This desktop shows no notifications.')).toBeVisible();
});

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
}

/** The desktop of the test machine has none of its own: what would be shown is kept instead. */
async function standInForDesktop(app: ElectronApplication) {
  await app.evaluate(({ Notification }) => {
    const shown = new Set<Electron.Notification>();
    Reflect.set(globalThis, 'shownNotifications', shown);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      shown.add(this);
    };
    Notification.prototype.close = function close() {
      shown.delete(this);
    };
  });
  return {
    shown: (): Promise<readonly Shown[]> =>
      app.evaluate(() =>
        [...Reflect.get(globalThis, 'shownNotifications')].map(({ title, body, silent }) => ({
          title,
          body,
          silent,
        })),
      ),
    click: () =>
      app.evaluate(() => {
        for (const one of Reflect.get(globalThis, 'shownNotifications')) one.emit('click');
      }),
  };
}
