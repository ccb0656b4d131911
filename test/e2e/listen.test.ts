import { changesOf, ME, openCall, ownLeg, requestsTo } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('listen dials me in muted, and says so only when Twilio has confirmed it', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { conference, person, window } = await signIn();
  const mode = window.getByRole('region', { name: 'My own mode' });

  await conference('Billing 4412').getByRole('button', { name: 'Listen' }).click();
  await expect(mode).toContainText('Listening: nobody hears you · Billing 4412');
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  expect(simulator.floor.hears(me, call.customer)).toBe(true);
  expect(requestsTo(simulator, /\/Participants\.json$/, 'POST')).toMatchObject([
    { Muted: 'true', Beep: 'false', StartConferenceOnEnter: 'false' },
  ]);
  // My leg came muted: nothing had to be changed, and it was never heard.
  expect(changesOf(simulator, me).filter(({ Muted }) => Muted !== 'true')).toEqual([]);
  await expect(conference('Billing 4412').getByRole('button', { name: 'Listen' })).toHaveCount(0);
});

test('leaving alone somebody who hears me asks first; leaving unheard does not', async ({
  simulator,
  signIn,
}) => {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ label: 'Agent 12' }, { from: '+12125550139' }],
  });
  const { button, conference, person, window } = await signIn();
  await conference('Returns 118').getByRole('button', { name: 'Listen' }).click();
  await expect(person(ME)).toContainText('Listening');
  await button(ME, 'Unmute').click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Let everyone hear me' }).click();
  await expect(person(ME)).toContainText('Barged in');
  simulator.floor.leave(participants[0]?.callSid ?? '');
  await expect(person('Agent 12')).toHaveCount(0);

  // The lines have just moved up: a click in the same moment would have been meant for another.
  await button(ME, 'Leave').press('Enter');
  await expect(dialog).toContainText(/0139 will be alone on the call/);
  await dialog.getByRole('button', { name: 'Stay on the call' }).click();
  await button(ME, 'Mute').click();
  await expect(person(ME)).toContainText('Listening');
  await button(ME, 'Leave').click();
  await expect(person(ME)).toHaveCount(0);
  expect(simulator.floor.conference(sid)?.status).toBe('in-progress');
});
