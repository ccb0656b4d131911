import type { Draft } from '../../common/adding/draft.ts';
import { SILENCE } from '../../common/participant-parameters/parameter.ts';
import {
  UPDATE_PARAMETERS,
  type UpdateName,
} from '../../common/participant-parameters/update-parameters.ts';
import { CUSTOMER, changesOf, ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import { changeFormIn, openChangeForm } from '../support/console/change-form.ts';
import { expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { updateSamples } from '../support/twilio/parameter-samples.ts';

/* What can be changed later of somebody on a call: all of updateParticipant, said before and after. */

const NAMES = Object.keys(UPDATE_PARAMETERS) as UpdateName[];

test('every parameter is set by role and name, seen as a request, and sent as Twilio names it', async ({
  signIn,
  simulator,
}) => {
  const call = openCall(simulator);
  const { agent } = call;
  const console = await signIn();
  const form = await openChangeForm(console, 'Agent 4');
  await expect(form.dialog).toHaveAccessibleName('Change settings of Agent 4 on Billing 4412');
  await picture(console.app, console.window, 'change-empty');
  const samples = updateSamples(call);
  for (const name of NAMES) {
    await test.step(name, async () => {
      const { draft } = samples[name];
      const sent = onTheWire(draft);
      const before = changesOf(simulator, agent).length;
      await form.fill(draft);
      for (const [one, value] of Object.entries(sent)) {
        await expect(form.request).toContainText(`--data-urlencode '${one}=${value}'`);
      }
      await form.change.click();
      await expect(form.dialog.getByRole('status')).toContainText(
        name.startsWith('Announce')
          ? 'The announcement was asked for.'
          : /Confirmed by Twilio|Taken by Twilio/,
      );
      expect(changesOf(simulator, agent).slice(before)).toEqual([sent]);
      // The next one begins with nothing.
      await expect(form.request).not.toContainText(`${name}=`);
    });
  }
  expect(simulator.floor.participant(agent)).toMatchObject({
    muted: true,
    hold: true,
    coaching: true,
    callSidToCoach: call.customer,
    beepOnExit: false,
    endConferenceOnExit: true,
  });
});

/** Silence is an empty address there. */
function onTheWire(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [name, value === SILENCE ? '' : value]),
  );
}

test('what it would do is said before the click, and what Twilio confirmed after it', async ({
  signIn,
  simulator,
}) => {
  const { tier2 } = openCall(simulator);
  const console = await signIn();
  const form = await openChangeForm(console, 'Tier 2');
  await expect(form.dialog).toContainText('Nothing is set yet.');
  await expect(form.change).toHaveAttribute('aria-disabled', 'true');
  await form.fill({ Muted: 'true', EndConferenceOnExit: 'true', HoldUrl: 'silence' });
  await expect(form.dialog).toContainText('3 settings of Tier 2 will be changed.');
  await expect(form.dialog).toContainText(
    'When they hang up or are removed, the call ends for everybody.',
  );
  await expect(form.dialog).toContainText('would no longer hear Tier 2.');
  await expect(form.field('HoldUrl')).toHaveAccessibleDescription(/this is not heard now/);
  await picture(console.app, console.window, 'change-consequences');
  await form.dialog
    .getByRole('button', { name: 'Change, so that their leaving ends the call' })
    .click();
  await expect(form.dialog.getByRole('status')).toHaveText(
    'Confirmed by Twilio: Is muted (Muted) and Leaving ends the call (EndConferenceOnExit).Taken by Twilio, which does not tell it back, so that nobody can see it: Music on hold (HoldUrl).',
  );
  await expect(form.field('EndConferenceOnExit')).toHaveAccessibleDescription(/Now: yes\./);
  await picture(console.app, console.window, 'change-confirmed');
  expect(simulator.floor.participant(tier2)).toMatchObject({ endConferenceOnExit: true });
  await form.close.click();
  await expect(console.person('Tier 2')).toContainText('Muted');
});

test('of somebody on hold it is said before and after that their leaving goes on as it was', async ({
  signIn,
  simulator,
}) => {
  const { tier2 } = openCall(simulator);
  simulator.floor.change(tier2, { hold: true });
  const console = await signIn();
  const form = await openChangeForm(console, 'Tier 2');
  await form.fill({ EndConferenceOnExit: 'true' });
  await expect(form.dialog).toContainText(
    'On somebody who is on hold this changes nothing, though Twilio says yes.',
  );
  await form.change.click();
  await expect(form.dialog.getByRole('alert')).toContainText(
    'Twilio took it, and it is not so: whether their leaving ends the call.',
  );
  await expect(form.dialog.getByRole('alert')).toContainText('Take them off hold');
  await expect(form.dialog).not.toContainText('Confirmed by Twilio');
  await picture(console.app, console.window, 'change-held');
});

test('a supervisor’s leg is made heard by no form', async ({ signIn, simulator }) => {
  const call = openCall(simulator);
  const console = await signIn();
  await console.conference('Billing 4412').getByRole('button', { name: 'Listen' }).click();
  await expect(console.person(ME)).toContainText('Listening');
  const form = await openChangeForm(console, ME);
  await expect(form.dialog).toHaveAccessibleName('Change settings of your own leg on Billing 4412');
  await expect(form.dialog).toContainText('This is your own leg.');
  await form.fill({ Muted: 'false' });
  await expect(form.dialog.getByRole('alert').last()).toContainText('everyone might hear them');
  await expect(form.change).toHaveAttribute('aria-disabled', 'true');
  await form.change.click({ force: true });
  await form.fill({ Muted: 'true', CallSidToCoach: call.agent });
  await picture(console.app, console.window, 'change-own-leg');
  const before = changesOf(simulator, ownLeg(simulator, call.sid)).length;
  await form.change.click();
  await expect(form.dialog.getByRole('status')).toContainText('Confirmed by Twilio');
  expect(changesOf(simulator, ownLeg(simulator, call.sid)).slice(before)).toEqual([
    { Muted: 'true', CallSidToCoach: call.agent },
  ]);
});

test('whom nobody can whisper to cannot be chosen without being told', async ({
  signIn,
  simulator,
}) => {
  const { agent, tier2 } = openCall(simulator);
  simulator.floor.change(agent, { hold: true });
  const console = await signIn();
  const form = await openChangeForm(console, 'Tier 2');
  await form.fill({ CallSidToCoach: agent });
  await expect(form.field('CallSidToCoach')).toHaveAccessibleDescription(/They are on hold/);
  await form.change.click();
  expect(changesOf(simulator, tier2)).toEqual([]);
});

test('a lost answer is looked into, and what nobody can see is said to be unknown', async ({
  signIn,
  simulator,
}) => {
  const { customer } = openCall(simulator);
  const console = await signIn();
  const form = await openChangeForm(console, CUSTOMER);
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' } });
  await form.fill({ BeepOnExit: 'true' });
  await form.change.click();
  await expect(form.dialog.getByRole('alert')).toContainText(
    'Twilio does not tell BeepOnExit back, so nobody can look whether it was set.',
    { timeout: 40_000 },
  );
  expect(simulator.floor.participant(customer)).toMatchObject({ beepOnExit: true });
  await picture(console.app, console.window, 'change-unknown');
});

test('it is reached from the panel and by the keyboard, and closes when they leave', async ({
  signIn,
  simulator,
}) => {
  const { tier2 } = openCall(simulator);
  const console = await signIn();
  await console.conference('Billing 4412').getByRole('heading', { name: 'Billing 4412' }).click();
  const panel = console.window.getByRole('region', { name: 'Conference Billing 4412' });
  await panel.getByRole('rowheader', { name: 'Tier 2' }).getByRole('button').click();
  await console.window.getByRole('button', { name: 'Change settings…' }).click();
  const form = changeFormIn(console.window);
  await expect(form.dialog).toBeVisible();
  await console.window.keyboard.press('Escape');
  await expect(form.dialog).toHaveCount(0);

  await console.person('Tier 2').getByRole('rowheader').click();
  await console.window.keyboard.press('e');
  await expect(form.dialog).toBeVisible();
  simulator.floor.leave(tier2);
  await expect(form.dialog).toContainText('They have left the call meanwhile.');
});
