import type { Locator } from '@playwright/test';
import { openCall, requestsTo } from '../support/console/billing-call.ts';
import { type Console, expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';

/* The recording of a whole call: paused, gone on with and stopped, and never paused unnoticed. */

const ASKED = /\/Recordings\/Twilio\.CURRENT\.json$/;

async function openPanel({ conference, window }: Console, name = 'Billing 4412'): Promise<Locator> {
  await conference(name).getByRole('heading', { name }).click();
  const panel = window.getByRole('region', { name: `Conference ${name}` });
  await expect(panel.getByRole('heading', { name })).toBeVisible();
  return panel;
}

test('a recording is paused in either way, goes on, and the mark follows Twilio', async ({
  signIn,
  simulator,
}) => {
  const call = openCall(simulator);
  const { sid } = simulator.floor.record(call.sid);
  const console = await signIn();
  const { app, window, conference } = console;
  const panel = await openPanel(console);
  await expect(panel.getByText('Recording', { exact: true })).toBeVisible();
  await picture(app, window, 'recording-running');

  await panel.getByRole('button', { name: 'Pause the recording' }).click();
  const ways = window.getByRole('dialog', { name: 'Pause the recording' });
  await expect(ways.getByRole('button')).toHaveCount(2);
  await picture(app, window, 'recording-pause');
  await ways.getByRole('button', { name: /^Pause, and leave the time out/ }).click();
  await expect(panel.getByText('Recording paused')).toBeVisible();
  await expect(conference('Billing 4412')).toContainText('Recording paused');
  expect(simulator.floor.recording(sid)).toMatchObject({ status: 'paused', pauseBehavior: 'skip' });
  await expect(panel).toContainText('You: paused the recording, leaving the time out');
  await picture(app, window, 'recording-paused');

  // Looking elsewhere does not make it be forgotten.
  await panel.getByRole('button', { name: 'Close the panel' }).click();
  await expect(panel).toHaveCount(0);
  await expect(conference('Billing 4412')).toContainText('Recording paused');
  await picture(app, window, 'recording-paused-floor');

  await openPanel(console);
  await panel.getByRole('button', { name: 'Resume the recording' }).click();
  await expect(panel.getByText('Recording', { exact: true })).toBeVisible();
  await expect(conference('Billing 4412')).not.toContainText('Recording paused');

  await panel.getByRole('button', { name: 'Pause the recording' }).click();
  await ways.getByRole('button', { name: /^Pause, with silence in its place/ }).click();
  await expect(panel.getByText('Recording paused')).toBeVisible();
  expect(requestsTo(simulator, ASKED, 'POST')).toEqual([
    { Status: 'paused', PauseBehavior: 'skip' },
    { Status: 'in-progress' },
    { Status: 'paused', PauseBehavior: 'silence' },
  ]);
});

test('stopping says first that it cannot begin again', async ({ signIn, simulator }) => {
  const call = openCall(simulator);
  const { sid } = simulator.floor.record(call.sid);
  const console = await signIn();
  const { app, window } = console;
  const panel = await openPanel(console);
  await panel.getByRole('button', { name: 'Stop the recording' }).click();
  const question = window.getByRole('dialog', { name: 'Stop recording Billing 4412?' });
  await expect(question).toContainText('Twilio cannot begin it again on this call.');
  await picture(app, window, 'recording-stop');
  await question.getByRole('button', { name: 'Go on recording' }).click();
  expect(requestsTo(simulator, ASKED, 'POST')).toEqual([]);

  await panel.getByRole('button', { name: 'Stop the recording' }).click();
  await question.getByRole('button', { name: 'Stop recording' }).click();
  await expect(panel.getByText('Not recorded')).toBeVisible();
  await expect(panel.getByRole('button', { name: /the recording$/ })).toHaveCount(0);
  expect(simulator.floor.recording(sid)?.status).not.toBe('in-progress');
  await picture(app, window, 'recording-none');
});

test('what Twilio refuses changes no mark, and is said', async ({ signIn, simulator }) => {
  const call = openCall(simulator);
  const { sid } = simulator.floor.record(call.sid);
  const console = await signIn();
  const panel = await openPanel(console);
  await expect(panel.getByText('Recording', { exact: true })).toBeVisible();
  // It ends behind the console's back.
  simulator.floor.changeRecording(sid, 'stopped');
  await panel.getByRole('button', { name: 'Pause the recording' }).click();
  await console.window.getByRole('button', { name: /leave the time out/ }).click();
  await expect(panel).toContainText('Nothing is being recorded on this call.');
  await expect(panel).not.toContainText('Recording paused');
  await expect(panel.getByText('Not recorded')).toBeVisible();
});

test('a lost answer is looked into before anything is said', async ({ signIn, simulator }) => {
  const call = openCall(simulator);
  simulator.floor.record(call.sid);
  const console = await signIn();
  const panel = await openPanel(console);
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' } });
  await panel.getByRole('button', { name: 'Pause the recording' }).click();
  await console.window.getByRole('button', { name: /leave the time out/ }).click();
  await expect(panel).toContainText('Pausing the recording…');
  await expect(panel.getByText('Recording paused')).toBeVisible({ timeout: 40_000 });
});

test('it is paused and goes on from the palette', async ({ signIn, simulator }) => {
  const call = openCall(simulator);
  const { sid } = simulator.floor.record(call.sid);
  const console = await signIn();
  const { window } = console;
  const panel = await openPanel(console);
  for (const [typed, status] of [
    ['pause the recording 4412', 'paused'],
    ['resume the recording 4412', 'in-progress'],
  ] as const) {
    await window.keyboard.press('ControlOrMeta+k');
    await window.keyboard.type(typed);
    await window.keyboard.press('Enter');
    await expect.poll(() => simulator.floor.recording(sid)?.status).toBe(status);
    await expect(panel.getByText('Recording paused')).toHaveCount(status === 'paused' ? 1 : 0);
  }
});
