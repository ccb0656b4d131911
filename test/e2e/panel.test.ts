import type { Locator, Page } from '@playwright/test';
import { io } from 'socket.io-client';
import { FEED_PATH } from '../../common/wire/relay-protocol.ts';
import { CUSTOMER, changesOf, ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import type { Console } from '../support/console/console-test.ts';
import { picture, violationsOf } from '../support/console/picture.ts';
import { expect, test } from '../support/console/relay-test.ts';

/* One call closely: who hears whom, for how long, what happened, and stepping in. */

test('stepping in is one switch, lit only by what Twilio has confirmed', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const panel = await openPanel(console);
  const places = panel.getByRole('group', { name: 'Step in' });
  const on = places.getByRole('button', { pressed: true });
  const pending = panel.getByRole('status').filter({ hasText: '…' });
  // Sooner than the three seconds after which I am muted and told that it is not known.
  const answerLate = () =>
    simulator.faults.add({ kind: 'latency', ms: 1_500, when: { method: 'POST' }, times: 1 });
  await expect(panel).toContainText('You are not on this call');
  await expect(on).toHaveCount(0);
  await expect(places.getByRole('button', { name: 'Leave' })).toBeDisabled();

  answerLate();
  await places.getByRole('button', { name: 'Listen' }).click();
  await expect(pending).toHaveText('Calling you: answer your phone, you will be muted…');
  await expect(places.getByRole('button', { name: 'Listen' })).toHaveAttribute('aria-busy', 'true');
  await expect(on).toHaveCount(0);
  await expect(on).toHaveText(['Listen']);
  await expect(panel).toContainText('Nobody hears you');
  await expect(panel).toContainText('confirmed by Twilio');
  const me = ownLeg(simulator, call.sid);

  await panel.getByRole('combobox', { name: 'Whom to coach' }).selectOption({ label: 'Tier 2' });
  answerLate();
  await places.getByRole('button', { name: 'Coach Tier 2' }).click();
  await expect(pending).toHaveText('Asking Twilio to let only Tier 2 hear you…');
  await expect(on).toHaveText(['Listen']);
  await expect(on).toHaveText(['Coach']);
  await expect(panel).toContainText('Only Tier 2 hears you');
  expect(simulator.floor.audibleTo(me)).toEqual([call.tier2]);

  const question = console.window.getByRole('dialog', { name: 'Let everyone hear you?' });
  await places.getByRole('button', { name: 'Barge in' }).click();
  await expect(question).toContainText('Now only Tier 2 hears you.');
  await expect(question).toContainText('Everyone on Billing 4412 will hear you, customers too.');
  await question.getByRole('button', { name: 'Not now' }).click();
  await expect(question).toHaveCount(0);
  await expect(on).toHaveText(['Coach']);
  await places.getByRole('button', { name: 'Barge in' }).click();
  answerLate();
  await question.getByRole('button', { name: 'Let everyone hear me' }).click();
  await expect(pending).toHaveText('Asking Twilio to let everyone hear you…');
  await expect(on).toHaveText(['Coach']);
  await expect(on).toHaveText(['Barge in']);
  expect(simulator.floor.audibleTo(me)).toHaveLength(3);

  await places.getByRole('button', { name: 'Leave' }).click();
  await expect(on).toHaveCount(0);
  await expect(panel).toContainText('You are not on this call');
  await expect(console.person(ME)).toHaveCount(0);
});

test('what Twilio refuses lights nothing, and is told on the call', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const panel = await openPanel(await signIn());
  simulator.faults.add({ kind: 'answer', status: 400, when: { method: 'POST' }, times: 1 });
  await panel.getByRole('button', { name: 'Listen' }).click();
  const notes = panel.getByRole('list', { name: 'What went wrong' });
  await expect(notes).toContainText('Could not');
  await expect(panel.getByRole('button', { pressed: true })).toHaveCount(0);
  await expect(panel).toContainText('You are not on this call');
  await notes.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notes).toHaveCount(0);
});

test('who hears whom is told of mute, hold and coaching', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const console = await signIn();
  const panel = await openPanel(console);
  await expect(hearing(panel, 'Agent 4')).toHaveText(['everyone', 'everyone']);

  simulator.floor.change(call.customer, { hold: true });
  await expect(hearing(panel, CUSTOMER)).toHaveText(['nobody', 'nobody']);
  await expect(hearing(panel, 'Agent 4')).toHaveText(['Tier 2', 'Tier 2']);
  simulator.floor.change(call.tier2, { muted: true });
  await expect(hearing(panel, 'Tier 2')).toHaveText(['nobody', 'Agent 4']);
  await expect(hearing(panel, 'Agent 4')).toHaveText(['Tier 2', 'nobody']);

  await panel.getByRole('button', { name: 'Coach Agent 4' }).click();
  await lookAway(console.window);
  await expect(hearing(panel, 'You')).toHaveText(['Agent 4', 'Agent 4']);
  await expect(hearing(panel, 'Tier 2')).toHaveText(['nobody', 'Agent 4']);
  await expect(panel.getByRole('img', { name: /who hears whom among 4 people/ })).toBeVisible();
});

test('an act in the grid that is pointed at, or has the focus, shows what would become of the call', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const { button, person, window } = console;
  const panel = await openPanel(console);
  const would = panel.getByRole('table', { name: 'Who would hear whom' });
  const sentences = panel.getByRole('region', { name: 'Who hears whom' }).getByRole('status');

  await button(CUSTOMER, 'Hold').hover();
  await expect(would.getByRole('insertion').filter({ hasText: 'nobody' })).toHaveCount(2);
  await expect(sentences).toContainText(/Agent 4 and Tier 2 would no longer hear .*0177/);
  await lookAway(window);
  await expect(would).toHaveCount(0);
  await expect(sentences).toBeEmpty();

  await button('Agent 4', 'Remove').focus();
  await expect(sentences).toHaveText('The call would be over for everyone.');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('ArrowUp');
  await expect(would).toHaveCount(0);

  // The button under the pointer becomes the one that takes it back: so does what is shown.
  await button('Tier 2', 'Mute').hover();
  await expect(sentences).toContainText(/would no longer hear Tier 2/);
  await button('Tier 2', 'Mute').click();
  await expect(button('Tier 2', 'Unmute')).toBeVisible();
  await expect(sentences).toHaveText(/^Agent 4 and .*0177 would hear Tier 2\.$/);
  await lookAway(window);
  await button('Agent 4', 'Mute').focus();
  await expect(sentences).toContainText(/would no longer hear Agent 4/);
  await panel.getByRole('button', { name: 'Close the panel' }).focus();
  await expect(would).toHaveCount(0);

  // Who leaves under the pointer leaves nothing behind.
  await button('Tier 2', 'Remove').hover();
  await expect(would).toBeAttached();
  simulator.floor.leave(call.tier2);
  await expect(person('Tier 2')).toHaveCount(0);
  await lookAway(window);
  await expect(would).toHaveCount(0);
});

test('an act on another call changes nothing in the map of this one', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ label: 'Agent 12' }, { from: '+12125550139' }],
  });
  const console = await signIn();
  const panel = await openPanel(console);
  await console.button('Agent 12', 'Hold').hover();
  await expect(panel.getByRole('table', { name: 'Who hears whom' })).toBeAttached();
  await expect(panel.getByRole('table', { name: 'Who would hear whom' })).toHaveCount(0);
});

test('clocks, lanes and what happened tell how long, when, by whom, and what Twilio took', async ({
  signInLive,
  stage,
}) => {
  const { simulator } = stage;
  const call = openCall(simulator);
  const console = await signInLive();
  const panel = await openPanel(console);
  const clocks = (who: string | RegExp) =>
    panel
      .getByRole('table', { name: 'Clocks' })
      .getByRole('row')
      .filter({ has: console.window.getByRole('rowheader').filter({ hasText: who }) })
      .getByRole('cell');
  const lane = (name: RegExp) =>
    panel.getByRole('region', { name: 'Last five minutes' }).getByRole('img', { name });
  const lines = panel.getByRole('region', { name: 'What happened' }).getByRole('listitem');

  await expect(clocks('Tier 2')).toHaveText([/^\d+:\d\d$/, '–', '–', /./, /./]);
  simulator.floor.speak(call.customer, true);
  await expect(clocks(CUSTOMER).nth(4)).toHaveText(/^\d+:\d\d$/);
  await console.button('Tier 2', 'Hold').click();
  await expect(clocks('Tier 2').nth(1)).toHaveText(/^\d+:\d\d$/);
  await expect(lane(/^Tier 2: .*on hold \d+:\d\d.*1 command$/)).toBeVisible();
  await expect(
    lines.filter({ hasText: /You: put Tier 2 on hold\s*(\d+ ms|\d+\.\d s)$/ }),
  ).toHaveCount(1);

  // Somebody else did this, and events told of it.
  simulator.floor.change(call.agent, { muted: true });
  await expect(clocks('Agent 4').nth(2)).toHaveText(/^\d+:\d\d$/);
  await expect(lines.filter({ hasText: /Agent 4 is muted\s*an event$/ })).toHaveCount(1);
  await expect(lane(/^Agent 4: .*muted \d+:\d\d/)).toBeVisible();
  // Less than a second of talk is not written down.
  await expect(clocks(CUSTOMER).nth(4)).toHaveText(/^0:(0[2-9]|[1-5]\d)$/);
  simulator.floor.speak(call.customer, false);
  await expect(clocks(CUSTOMER).nth(3)).toHaveText(/^\d+:\d\d$/);
  await expect(lane(/0177: .*talked \d+:\d\d/)).toBeVisible();

  // Who is gone is still called as they were read out.
  simulator.floor.leave(call.customer);
  await expect(lines.first()).toHaveText(/\+1\s415\s555\s0177 left/);
});

test('who carries the call is told where they stand, and below', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const console = await signIn();
  const panel = await openPanel(console);
  const flag = (who: string | RegExp) =>
    panel
      .getByRole('rowheader')
      .filter({ hasText: who })
      .getByRole('img', { name: 'Ends the call for everyone on leaving' });
  const foot = panel.getByRole('region', { name: 'What leaving does' });
  await expect(flag('Agent 4')).toBeVisible();
  await expect(flag('Tier 2')).toHaveCount(0);
  await expect(foot).toContainText('Agent 4 leaving ends the call for everyone.');

  simulator.floor.change(call.tier2, { endConferenceOnExit: true });
  await expect(flag('Tier 2')).toBeVisible();
  await expect(foot).toContainText('when one of these leaves: Agent 4 and Tier 2');

  await foot.getByRole('button', { name: 'End call…' }).hover();
  await expect(panel.getByText('The call would be over for everyone.')).toBeVisible();
  await foot.getByRole('button', { name: 'End call…' }).click();
  await expect(console.window.getByRole('dialog')).toContainText('This ends the call for 3 people');
});

test('a call that ends while it is looked at says so, and can still be read', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const panel = await openPanel(console);
  await console.button('Tier 2', 'Mute').click();
  const happened = panel.getByRole('region', { name: 'What happened' });
  await expect(happened).toContainText('You: muted Tier 2');

  simulator.floor.endConference(call.sid);
  const last = console.window.getByRole('region', { name: /^Conference/ });
  await expect(last.getByText('This call has ended.')).toBeVisible();
  await expect(last.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  await expect(last).toContainText('The call ended');
  await expect(last).toContainText('You: muted Tier 2');
  expect(await violationsOf(console.window)).toEqual([]);
  await last.getByRole('button', { name: 'Close the panel' }).click();
  await expect(last).toHaveCount(0);
});

test('another supervisor on the call is named', async ({ signInLive, stage }) => {
  const { simulator, account, relay } = stage;
  const { sid: conferenceSid } = openCall(simulator);
  const anna = io(`http://127.0.0.1:${relay.port}`, {
    path: FEED_PATH,
    transports: ['websocket'],
    auth: {
      token: await stage.token('coach', { name: 'Anna', endpoint: 'client:anna' }),
      account,
      after: null,
      console: { id: 'anna', name: 'Anna' },
    },
  });
  anna.emit('presence:here', { places: [{ conferenceSid, mode: 'watching', callSid: null }] });
  const panel = await openPanel(await signInLive());
  await expect(panel).toContainText('Anna is watching');
  anna.disconnect();
  await expect(panel).not.toContainText('Anna');
});

test('a call that is recorded says so, and says when that is paused', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const panel = await openPanel(console);
  await expect(hearing(panel, 'Agent 4')).toHaveText(['everyone', 'everyone']);
  await expect(panel.getByText('Recording', { exact: true })).toHaveCount(0);

  const recording = simulator.floor.record(call.sid);
  await panel.getByRole('button', { name: 'Close the panel' }).click();
  await openPanel(console);
  await expect(panel.getByText('Recording', { exact: true })).toBeVisible();
  simulator.floor.changeRecording(recording.sid, 'paused');
  await panel.getByRole('button', { name: 'Close the panel' }).click();
  await openPanel(console);
  await expect(panel.getByText('Recording paused')).toBeVisible();
});

test('the panel while I coach, with events', async ({ signInLive, stage }) => {
  const { simulator } = stage;
  const call = openCall(simulator);
  const console = await signInLive();
  const panel = await openPanel(console);
  simulator.floor.record(call.sid);
  simulator.floor.speak(call.customer, true);
  await panel.getByRole('button', { name: 'Coach Agent 4' }).click();
  await expect(panel).toContainText('Only Agent 4 hears you');
  await console.button('Tier 2', 'Hold').click();
  await expect(panel).toContainText('You: put Tier 2 on hold');
  const guest = simulator.floor.join(call.sid, { from: '+12065550146' });
  await expect(panel).toContainText('0146 joined');
  simulator.floor.speak(call.customer, false);
  simulator.floor.speak(call.agent, true);
  simulator.floor.leave(guest.callSid);
  await expect(panel).toContainText('0146 left');
  await panel.getByRole('button', { name: 'Close the panel' }).click();
  await openPanel(console);
  await expect(panel.getByText('Recording', { exact: true })).toBeVisible();
  await expect(panel).toContainText('0146 left');
  await picture(console.app, console.window, 'panel');
  expect(changesOf(simulator, call.agent)).toEqual([]);
});

type Floor = Pick<Console, 'conference' | 'window'>;

/** The call’s panel, opened as a person would. */
async function openPanel({ conference, window }: Floor): Promise<Locator> {
  await conference('Billing 4412').getByRole('heading', { name: 'Billing 4412' }).click();
  const panel = window.getByRole('region', { name: 'Conference Billing 4412' });
  await expect(panel.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  return panel;
}

/** By whom they are heard, and whom they hear. */
function hearing(panel: Locator, who: string | RegExp): Locator {
  return panel
    .getByRole('table', { name: 'Who hears whom' })
    .getByRole('row')
    .filter({ has: panel.page().getByRole('rowheader').filter({ hasText: who }) })
    .getByRole('cell');
}

/** Nothing is pointed at there. */
async function lookAway(window: Page): Promise<void> {
  await window.getByRole('heading', { name: 'Needs you' }).hover();
}
