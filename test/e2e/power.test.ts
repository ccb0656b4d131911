import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../../scripts/processes.mjs';
import { CUSTOMER, ME, openCall, ownLeg, requestsTo } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';
import { newHome } from '../support/electron/launch-earshot.ts';
import { startAgain } from '../support/electron/start-again.ts';

/* The machine sleeps, its clock jumps, and the console is started twice. */

test('a machine that slept reads the floor anew as it wakes, before its time', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, person } = await signIn();
  await expect(person('Tier 2')).toBeVisible();
  const pid = await app.evaluate(() => process.pid);
  process.kill(pid, 'SIGSTOP');
  simulator.floor.leave(call.tier2);
  simulator.floor.change(call.customer, { hold: true });
  const readings = () => requestsTo(simulator, /\/Conferences\.json/, 'GET').length;
  const before = readings();
  process.kill(pid, 'SIGCONT');
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
    // One wake tells of itself twice.
    powerMonitor.emit('unlock-screen');
  });
  await expect.poll(readings, { timeout: 1_500 }).toBeGreaterThan(before);
  await expect(person('Tier 2')).toHaveCount(0);
  await expect(person(CUSTOMER)).toContainText(/On hold/);
});

test('unmuted by another while the machine slept, I am muted as it wakes', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { app, button, person } = await signIn();
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);
  const pid = await app.evaluate(() => process.pid);
  process.kill(pid, 'SIGSTOP');
  simulator.floor.change(me, { muted: false });
  process.kill(pid, 'SIGCONT');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(() => simulator.floor.audibleTo(me), { timeout: 3_000 }).toEqual([]);
});

for (const { jump, ms } of [
  { jump: 'an hour ahead', ms: 3_600_000 },
  { jump: 'an hour back', ms: -3_600_000 },
]) {
  test(`the clock jumps ${jump}: I coach and am muted as before, and the floor goes on`, async ({
    simulator,
    signIn,
  }) => {
    const call = openCall(simulator);
    const { app, button, person } = await signIn();
    await expect(person('Agent 4')).toBeVisible();
    await app.evaluate((_electron, by) => {
      const before = Date.now.bind(Date);
      Date.now = () => before() + by;
    }, ms);
    await button('Agent 4', 'Coach').click();
    await expect(person(ME)).toContainText('Coaching Agent 4');
    const me = ownLeg(simulator, call.sid);
    expect(simulator.floor.audibleTo(me)).toEqual([call.agent]);
    await button('Agent 4', 'Stop coaching').click();
    await expect(person(ME)).toContainText('Listening');
    expect(simulator.floor.audibleTo(me)).toEqual([]);
    simulator.floor.leave(call.tier2);
    await expect(person('Tier 2')).toHaveCount(0);
  });
}

test('started twice at once, one console is there', async ({ launch }) => {
  const userDataDir = join(await newHome(), 'user-data');
  // As early as it is known which of them is the first.
  const second = untilTaken(userDataDir).then(() => startAgain({ userDataDir }));
  const [{ window }, exitCode] = await Promise.all([launch({ userData: userDataDir }), second]);
  expect(exitCode).toBe(0);
  await expect(window.getByRole('button', { name: 'Connect a Twilio account' })).toBeVisible();
});

/** A console has marked the folder as its own, long before it has a window. */
async function untilTaken(userDataDir: string): Promise<void> {
  const isTaken = async () => {
    const files = await readdir(userDataDir).catch(() => []);
    return files.some((name) => name === 'SingletonLock' || name === 'lockfile');
  };
  while (!(await isTaken())) await pause(5);
}
