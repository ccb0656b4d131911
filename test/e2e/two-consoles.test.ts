import type { Simulator } from '../../simulator/index.ts';
import { CUSTOMER, ME, openCall, requestsTo } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

/* Two supervisors, each with a console of their own, on one account. */

const BO = { fields: { 'Your name': 'Bo', 'Your phone': 'client:bo' } };

test('two who coach the same agent see each other, and only the agent hears them', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const [alex, bo] = [await signIn(), await signIn(BO)];
  await Promise.all([
    alex.button('Agent 4', 'Coach').click(),
    bo.button('Agent 4', 'Coach').click(),
  ]);

  for (const [mine, other] of [
    [alex, 'Bo'],
    [bo, 'Alex'],
  ] as const) {
    await expect(mine.person(ME)).toContainText('Coaching Agent 4');
    await expect(mine.person(other)).toContainText('Coaching Agent 4');
    // The other's voice is theirs: it can be muted from here, never opened.
    await expect(mine.button(other, 'Unmute')).toHaveCount(0);
  }
  const legs = supervisorLegs(simulator, call.sid);
  expect(legs.map(({ callSid }) => simulator.floor.audibleTo(callSid))).toEqual([
    [call.agent],
    [call.agent],
  ]);

  simulator.floor.leave(call.agent);
  for (const console of [alex, bo]) await expect(console.conference('Billing 4412')).toHaveCount(0);
});

test('the same removal asked by both takes the person off once, and neither is told of a failure', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const consoles = [await signIn(), await signIn(BO)];
  for (const { button } of consoles) await button('Tier 2', 'Remove').click();
  await Promise.all(
    consoles.map(({ window }) =>
      window
        .getByRole('dialog')
        .getByRole('button', { name: /^Remove/ })
        .click(),
    ),
  );

  for (const { grid, person } of consoles) {
    await expect(person('Tier 2')).toHaveCount(0);
    await expect(grid.getByRole('alert')).toHaveCount(0);
  }
  const present = [...simulator.floor.listed(call.sid).ascending(0)];
  expect(present.map(({ callSid }) => callSid)).toEqual([call.agent, call.customer]);
});

test('what one changes the other is shown, and each can take it further', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const [alex, bo] = [await signIn(), await signIn(BO)];
  await alex.button(CUSTOMER, 'Hold').click();
  await expect(bo.button(CUSTOMER, 'Resume')).toBeVisible();
  await bo.button(CUSTOMER, 'Resume').click();
  await expect(alex.button(CUSTOMER, 'Hold')).toBeVisible();
  expect(simulator.floor.participant(call.customer)?.hold).toBe(false);

  // Both mute at once: the second finds it done.
  await Promise.all([alex, bo].map(({ button }) => button(CUSTOMER, 'Mute').click()));
  for (const { button, grid } of [alex, bo]) {
    await expect(button(CUSTOMER, 'Unmute')).toBeVisible();
    await expect(grid.getByRole('alert')).toHaveCount(0);
  }
  expect(simulator.floor.participant(call.customer)?.muted).toBe(true);
});

test('a colleague takes my leg off the call: I am told that I am no longer on it', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const [alex, bo] = [await signIn(), await signIn(BO)];
  await alex.button('Agent 4', 'Coach').click();
  await expect(bo.person('Alex')).toContainText('Coaching Agent 4');

  await bo.button('Alex', 'Remove').click();
  await bo.window
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(alex.person(ME)).toHaveCount(0);
  await expect(alex.window.getByRole('banner')).not.toContainText('Coaching');
  expect(supervisorLegs(simulator, call.sid)).toEqual([]);
  // Nothing dials me in again unasked.
  expect(requestsTo(simulator, /\/Participants\.json$/, 'POST')).toHaveLength(1);
});

function supervisorLegs(simulator: Simulator, conferenceSid: string) {
  return [...simulator.floor.listed(conferenceSid).ascending(0)].filter(({ label }) =>
    label?.startsWith('supervisor:'),
  );
}
