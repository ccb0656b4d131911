import type { Simulator } from '../../simulator/index.ts';
import { expect, fillSignInForm, test } from '../support/console/console-test.ts';
import { picture, violationsOf } from '../support/console/picture.ts';

test('the sign-in view', async ({ launch, simulator }) => {
  const { app, window } = await launch();
  await fillSignInForm(window, simulator, { Secret: 'not the secret' });
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await expect(window.getByRole('alert')).toBeVisible();
  await picture(app, window, 'sign-in');
});

test('the rehearsal, with me coaching somebody', async ({ launch }) => {
  const { app, window } = await launch({ args: ['--rehearsal'] });
  const grid = window.getByRole('grid', { name: 'Participants' });
  const agent = grid
    .getByRole('row')
    .filter({ has: window.getByRole('rowheader', { name: /Agent/ }) });
  await agent.first().getByRole('button', { name: 'Coach' }).press('Enter');
  await expect(grid.getByRole('button', { name: 'Stop coaching' })).toBeVisible();
  await picture(app, window, 'rehearsal');

  await window.getByRole('button', { name: 'Set the scene' }).click();
  const scene = window.getByRole('dialog', { name: 'Set the scene' });
  await scene.getByRole('switch', { name: 'Slow network' }).click();
  await expect(scene.getByRole('textbox', { name: 'Slow network: Time' })).toBeVisible();
  await picture(app, window, 'scene');
});

test('the floor with three people', async ({ simulator, signIn }) => {
  openShift(simulator, 1);
  const { app, button, conference, window } = await signIn();
  await button('Agent 1', 'Coach').click();
  await expect(button('Agent 1', 'Stop coaching')).toBeVisible();
  await picture(app, window, 'floor-3');
  await button('Agent 1', 'Remove').click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await picture(app, window, 'remove');
  await window.keyboard.press('Escape');
  await conference('Billing 4401').getByRole('button', { name: 'More for this call' }).click();
  await window.getByRole('menuitem', { name: 'End call for everyone…' }).click();
  await expect(window.getByRole('dialog')).toContainText('This ends the call for 4 people');
  await picture(app, window, 'end-call');
});

test('what stands behind the word for the data, and what can be taken back', async ({
  simulator,
  signIn,
}) => {
  const [first] = openShift(simulator, 1);
  const { app, button, window } = await signIn();
  await window.getByRole('button', { name: /Polling/ }).click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await picture(app, window, 'data');
  await window.keyboard.press('Escape');

  await button('Agent 1', 'Mute').click();
  await button('Tier 2 desk 1', 'Hold').click();
  await expect(window.getByRole('button', { name: /^Undo:/ })).toHaveCount(2);
  await window.screenshot({ path: 'out/screens/undo.png' });
  expect(await violationsOf(window)).toEqual([]);
  expect(simulator.floor.participant(first?.agent ?? '')?.muted).toBe(true);
});

test('the floor with 2,000 people, everything that a row can say among them', async ({
  simulator,
  signIn,
}) => {
  test.setTimeout(120_000);
  const shift = openShift(simulator, 800);
  const [first, second, third, fourth] = shift;
  if (!first || !second || !third || !fourth) throw new Error('the shift is too small');
  simulator.floor.change(second.customer, { hold: true });
  simulator.floor.change(third.agent, { muted: true });
  simulator.floor.dial(fourth.sid, { from: '+15005550006', to: '+493055501420' });
  // Eight hundred calls are read for the first time within the test.
  const { app, button, grid, window } = await signIn({ fields: { 'Requests a minute': '3000' } });
  await expect(grid).toHaveAttribute('aria-rowcount', /^2\d\d\d$/, { timeout: 40_000 });
  await button(/^Agent 1(?!\d)/, 'Coach').click();
  await expect(button(/^Agent 1(?!\d)/, 'Stop coaching')).toBeVisible();
  simulator.floor.leave(third.customer);
  // By key: who left above has just moved the line.
  await button(/^Agent 3(?!\d)/, 'Unmute').press('Enter');
  await expect(button(/^Agent 3(?!\d)/, 'Mute')).toBeVisible();
  await picture(app, window, 'floor-2000');
});

/** A floor of calls of two or three people each, begun over the last quarter of an hour. */
function openShift(simulator: Simulator, calls: number) {
  const queues = ['Billing', 'Returns', 'Sales', 'Support'];
  return Array.from({ length: calls }, (_, index) => {
    const number = index + 1;
    const { sid, participants } = simulator.floor.openConference({
      friendlyName: `${queues[index % queues.length]} ${4_400 + number}`,
      age: 900_000 - index * 1_000,
      participants: [
        { from: `+1415555${String(1_000 + index)}` },
        {
          label: `Agent ${number}`,
          to: `client:agent${number}`,
          direction: 'outbound-api',
          endConferenceOnExit: true,
        },
        ...(index % 2 === 0
          ? [{ label: `Tier 2 desk ${number}`, to: 'sip:tier2@north.example' }]
          : []),
      ],
    });
    const [customer, agent] = participants;
    return { sid, customer: customer?.callSid ?? '', agent: agent?.callSid ?? '' };
  });
}
