import { changesOf, ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('another supervisor who listens is not unmuted from here', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const colleague = simulator.floor.join(call.sid, { label: 'supervisor:other1:Bo' });
  const { button, person } = await signIn();

  await button('Bo', 'Mute').focus();
  await button('Bo', 'Mute').press('Enter');
  await expect(person('Bo')).toContainText('Listening');
  await expect(button('Bo', 'Unmute')).toHaveCount(0);
  await expect(button('Bo', 'Mute')).toHaveCount(0);
  expect(simulator.floor.participant(colleague.callSid)?.muted).toBe(true);
  // The button had the focus: its line has it now.
  await expect(person('Bo')).toBeFocused();
});

test('unmuting a leg that still coaches names who will hear it, and only they do', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, call.sid);

  await button(ME, 'Mute').click();
  await expect(person(ME)).toContainText('Listening');
  expect(changesOf(simulator, me).at(-1)).toEqual({ Muted: 'true' });

  await button(ME, 'Unmute').click();
  const question = window.getByRole('dialog');
  await expect(question).toContainText('only Agent 4 will hear you');
  await question.getByRole('button', { name: 'Coach Agent 4' }).click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  expect(simulator.floor.audibleTo(me)).toEqual([call.agent]);
});

test('the one I coach leaves while I am asked: I cannot let everyone hear me by the same click', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Tier 2', 'Coach').click();
  // Nobody has said that the specialist is an agent.
  await window.getByRole('button', { name: 'Let Tier 2 hear me' }).click();
  await expect(person(ME)).toContainText('Coaching Tier 2');
  const me = ownLeg(simulator, call.sid);
  await button(ME, 'Mute').click();
  await button(ME, 'Unmute').click();
  const question = window.getByRole('dialog');
  await expect(question).toContainText('only Tier 2 will hear you');

  simulator.floor.leave(call.tier2);
  const agree = question.getByRole('button', { name: 'Let everyone hear me' });
  await expect(agree).toHaveAttribute('aria-disabled', 'true');
  await expect(question).toContainText('Everyone on Billing 4412 will hear you');
  await question.getByRole('button', { name: 'Stay muted' }).click();
  expect(simulator.floor.audibleTo(me)).toEqual([]);
});

test('while I am being connected to coach, the way out is in the header', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);

  simulator.faults.add({ kind: 'latency', ms: 3_000, when: { method: 'POST' }, times: 1 });
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Listening');
  await expect(person(ME)).toContainText('Connecting you to coach…');
  await window.getByRole('button', { name: 'Mute me' }).click();
  await expect(button('Agent 4', 'Coach')).not.toHaveAttribute('aria-busy', 'true');
  await expect(window.getByRole('button', { name: 'Mute me' })).toHaveCount(0);
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
});

test('my own leg on hold is resumed from its row, and says that nobody hears it', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, call.sid);
  await button(ME, 'Mute').click();
  simulator.floor.change(me, { hold: true });
  await expect(person(ME)).toContainText(/On hold \d/);
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText(/on hold/i);
  await expect(button(ME, 'Unmute')).toHaveCount(0);
  await button(ME, 'Resume').click();
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
});

test('leaving asks first where my leg would end the call for the others', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, conference, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  simulator.floor.change(ownLeg(simulator, call.sid), { endConferenceOnExit: true });
  await expect(person(ME)).toContainText('ends the call on exit');

  await window.getByRole('button', { name: 'Leave the call' }).click();
  const question = window.getByRole('dialog', { name: 'Leave the call?' });
  await expect(question).toContainText('This ends the call for 3 people');
  await question.getByRole('button', { name: 'Stay on the call' }).click();
  await expect(question).toHaveCount(0);
  await button(ME, 'Leave').click();
  await question.getByRole('button', { name: 'Leave and end the call' }).click();
  await expect(conference('Billing 4412')).toHaveCount(0);
});

test('a colleague who coaches somebody on hold is not shown as heard by them', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  simulator.floor.join(call.sid, {
    label: 'supervisor:other1:Bo',
    coaching: true,
    callSidToCoach: call.agent,
  });
  const { person } = await signIn();
  await expect(person('Agent 4')).toContainText('Coached by Bo');
  simulator.floor.change(call.agent, { hold: true });
  await expect(person('Bo')).toContainText(
    'Coaching Agent 4, who is on hold and does not hear them',
  );
});

test('being heard unasked raises an alarm at my own row, after I was muted', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, grid, person } = await signIn();
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);

  simulator.floor.change(me, { muted: false });
  const alarm = grid.getByRole('alert');
  await expect(alarm).toBeVisible();
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  const mine = Number(await person(ME).getAttribute('aria-rowindex'));
  await expect(grid.locator(`[aria-rowindex="${mine + 1}"]`).getByRole('alert')).toBeVisible();
});
