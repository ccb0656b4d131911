import type { Simulator } from '../../simulator/index.ts';
import { add, dialBy, numberThat } from '../support/console/adding.ts';
import { openCall, requestsTo } from '../support/console/billing-call.ts';
import { changeThresholds } from '../support/console/change-settings.ts';
import type { Console } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { expect, test } from '../support/console/relay-test.ts';

/* Adding somebody, from the click to what came of it. */

const CALL = 'Billing 4412';
const BUSY = numberThat('is busy');
const SILENT = numberThat('does not answer');
const NOWHERE = numberThat('cannot be connected');
const LEAVES = numberThat('answers and hangs up after 3 s');
const STUCK = numberThat('never stops ringing, whatever the timeout');
const REFUSED = '+15005550001';

const PARTICIPANTS = /\/Participants\.json$/;

/** What was sent to dial somebody, oldest first. */
const dialled = (simulator: Simulator) => requestsTo(simulator, PARTICIPANTS, 'POST');
const card = ({ window }: Console, name: string) =>
  window.getByRole('region', { name: 'Needs you' }).getByRole('listitem').filter({ hasText: name });
/** Rings now: neither before nor after. */
const rings = (console: Console, name: string) =>
  expect(console.person(name)).toContainText(/Ringing \d:\d\d/);

for (const way of ['by polling', 'told by a relay'] as const) {
  test.describe(way, () => {
    let console: Console;
    let simulator: Simulator;

    test.beforeEach(async ({ signIn, signInLive, simulator: polled, stage }) => {
      simulator = way === 'by polling' ? polled : stage.simulator;
      openCall(simulator);
      console = way === 'by polling' ? await signIn() : await signInLive();
    });

    test('a busy line is told as busy, and dialled once more in its place', async () => {
      await add(console, CALL, { To: BUSY, Label: 'Ana' });
      // It stands there before Twilio has said anything.
      await expect(console.person('Ana')).toContainText(/Asking Twilio|Queued|Ringing/);
      await expect(console.person('Ana')).toContainText('Busy');
      await expect(card(console, 'Ana')).toContainText('the line was busy');
      await expect(console.person('Ana')).toHaveCount(1);

      await console.button('Ana', 'Redial Ana').click();
      await expect(console.person('Ana')).toHaveCount(1);
      await expect(console.person('Ana')).toContainText(/Asking|Queued|Ringing/);
      await expect(console.person('Ana')).toContainText('Busy');
      expect(dialled(simulator)).toHaveLength(2);
      expect(dialled(simulator)[1]).toEqual(dialled(simulator)[0]);

      await console.button('Ana', 'Dismiss Ana').click();
      await expect(console.person('Ana')).toHaveCount(0);
      await expect(card(console, 'Ana').getByRole('button', { name: 'Redial: Ana' })).toHaveCount(
        0,
      );
    });

    test('nobody answers in time: it says for how long they were called', async () => {
      await add(console, CALL, { To: SILENT, Label: 'Ana', Timeout: '5' });
      await rings(console, 'Ana');
      await expect(console.person('Ana')).toContainText(/No answer after 0:(0[5-9]|1\d)/, {
        timeout: 25_000,
      });
      await expect(card(console, 'Ana')).toContainText('nobody answered');
    });

    test('a call that cannot be connected says so', async () => {
      await add(console, CALL, { To: NOWHERE, Label: 'Ana' });
      await expect(console.person('Ana')).toContainText('Could not be connected');
      await expect(card(console, 'Ana')).toContainText('could not be connected');
    });

    test('whoever answers is on the call as everybody is, and goes as everybody goes', async () => {
      await add(console, CALL, { To: LEAVES, Label: 'Ana' });
      await expect(console.button('Ana', 'Mute')).toBeVisible();
      await expect(console.person('Ana')).toHaveCount(0, { timeout: 20_000 });
      await expect(card(console, 'Ana')).toHaveCount(0);
    });

    test('what rings is stopped by one click, and is no matter for anybody then', async () => {
      await add(console, CALL, { To: STUCK, Label: 'Ana' });
      await rings(console, 'Ana');
      await console.button('Ana', 'Cancel the call to Ana').click();
      await expect(console.person('Ana')).toContainText('Canceled');
      await expect(card(console, 'Ana')).toHaveCount(0);
      const statuses = requestsTo(simulator, /\/Calls\/CA\w+\.json$/, 'POST');
      expect(statuses).toEqual([
        expect.objectContaining({ Status: expect.stringMatching(/canceled|completed/) }),
      ]);
      // Their own line never comes.
      await expect(console.button('Ana', 'Mute')).toHaveCount(0);
    });

    test('what Twilio refuses stands there in Twilio’s words with its code', async () => {
      await add(console, CALL, { To: REFUSED, Label: 'Ana' });
      const row = console.person('Ana');
      await expect(row).toContainText('Not dialled');
      await expect(row).toContainText('Twilio error 21217');
      await expect(card(console, 'Ana')).toContainText('nobody was dialled');
    });

    test('Twilio’s answer is lost although it dialled: it is found out, and dialled once', async () => {
      simulator.faults.add({
        kind: 'reset',
        afterEffect: true,
        when: { method: 'POST', path: PARTICIPANTS },
        times: 1,
      });
      await add(console, CALL, { To: STUCK, Label: 'Ana' });
      await rings(console, 'Ana');
      await expect(console.person('Ana')).toHaveCount(1);
      expect(dialled(simulator)).toHaveLength(1);
    });

    test('the request is lost before it reaches Twilio: it says that nobody was dialled', async () => {
      simulator.faults.add({
        kind: 'reset',
        when: { method: 'POST', path: PARTICIPANTS },
        times: 1,
      });
      await add(console, CALL, { To: STUCK, Label: 'Ana' });
      await expect(console.person('Ana')).toContainText('Checking…');
      await expect(console.person('Ana')).toContainText('nobody was dialled', { timeout: 60_000 });
      expect(dialled(simulator)).toHaveLength(1);
    });

    test('a new call begins with its first person, under its own name', async () => {
      const { window } = console;
      await window.getByRole('search').getByRole('button', { name: 'New call' }).click();
      const dialog = window.getByRole('dialog', { name: 'Start a new call' });
      await dialog.getByRole('textbox', { name: 'Name of the call' }).fill('Escalation 9');
      await dialBy(dialog, { To: 'client:ana', Label: 'Ana' });
      await expect(console.conference('Escalation 9')).toBeVisible();
      await expect(console.button('Ana', 'Mute')).toBeVisible({ timeout: 20_000 });
      await expect(console.conference('Escalation 9')).toHaveCount(1);
      const [sent] = dialled(simulator);
      const events = sent?.ConferenceStatusCallbackEvent;
      if (way === 'by polling') expect(events).toBeUndefined();
      else expect([events].flat().join(' ')).toContain('join');
    });
  });
}

test('two consoles add the same label at once: one comes, the other is told why not', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const alex = await signIn();
  const bo = await signIn({ fields: { 'Your name': 'Bo', 'Your phone': 'client:bo' } });
  await Promise.all([
    add(alex, CALL, { To: 'client:ana', Label: 'Ana' }),
    add(bo, CALL, { To: 'client:anya', Label: 'Ana' }),
  ]);
  for (const console of [alex, bo]) {
    await expect(console.button('Ana', 'Mute')).toBeVisible({ timeout: 20_000 });
  }
  const refused = [alex, bo].map(({ person }) => person('Ana').filter({ hasText: 'Not dialled' }));
  const counts = await Promise.all(refused.map((row) => row.count()));
  expect(counts.toSorted()).toEqual([0, 1]);
});

test('by keyboard: a opens the form, x stops what rings and puts it away, Enter dials again', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const console = await signIn();
  const { window, conference, person } = console;
  await conference(CALL).focus();
  await window.keyboard.press('a');
  await dialBy(window.getByRole('dialog', { name: `Add someone to ${CALL}` }), {
    To: STUCK,
    Label: 'Ana',
  });
  await rings(console, 'Ana');
  await person('Ana').focus();
  await window.keyboard.press('x');
  await expect(person('Ana')).toContainText('Canceled');
  await person('Ana').focus();
  await window.keyboard.press('Enter');
  await rings(console, 'Ana');
  expect(dialled(simulator)).toHaveLength(2);
  await person('Ana').focus();
  await window.keyboard.press('Enter');
  await expect(person('Ana')).toContainText('Canceled');
  await person('Ana').focus();
  await window.keyboard.press('Delete');
  await expect(person('Ana')).toHaveCount(0);
});

test('the palette takes a number: add 415… opens the form with it', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { window, conference } = await signIn();
  await conference(CALL).focus();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('add 415 555 0123');
  await expect(window.getByRole('option').first()).toContainText(
    `Opens the form to add 415 555 0123 to ${CALL}`,
  );
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: `Add someone to ${CALL}` });
  await expect(dialog.getByRole('combobox', { name: 'Who' })).toHaveValue(/415.?555.?0123/);
});

test('from an empty floor a first call is begun', async ({ signIn, simulator }) => {
  const { window, conference } = await signIn();
  await window.getByRole('button', { name: 'New call' }).last().click();
  const dialog = window.getByRole('dialog', { name: 'Start a new call' });
  await dialog.getByRole('textbox', { name: 'Name of the call' }).fill('Escalation 9');
  await dialBy(dialog, { To: BUSY });
  await expect(conference('Escalation 9')).toBeVisible();
  await expect(window.getByRole('row').filter({ hasText: 'Busy' })).toBeVisible();
  await expect(conference('Escalation 9')).toHaveCount(1);
  expect(dialled(simulator)).toHaveLength(1);
});

test('somebody who is alone gets an agent from their card', async ({ signIn, simulator }) => {
  simulator.floor.openConference({
    friendlyName: CALL,
    participants: [{ from: '+14155550177' }],
  });
  const console = await signIn();
  const { window } = console;
  await changeThresholds(window, { alone: { lateAfter: 1, alarmingAfter: null } });
  const dialog = window.getByRole('dialog', { name: `Add someone to ${CALL}` });
  await card(console, '415')
    .getByRole('button', { name: /^Add agent/ })
    .press('Enter');
  await dialBy(dialog, { To: 'client:agent9', Label: 'Agent 9' });
  await expect(console.button('Agent 9', 'Mute')).toBeVisible({ timeout: 20_000 });
});

test('what had a password is dialled again by the form, which asks for it', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const console = await signIn();
  const { window, person, button } = console;
  simulator.faults.add({
    kind: 'answer',
    status: 400,
    code: 21217,
    when: { method: 'POST', path: PARTICIPANTS },
    times: 1,
  });
  await add(console, CALL, {
    To: 'sip:tier3@north.example',
    Label: 'Tier 3',
    SipAuthUsername: 'tier3',
    SipAuthPassword: 'hunter2',
  });
  await expect(person('Tier 3')).toContainText('Not dialled');

  await button('Tier 3', 'Redial Tier 3').click();
  const dialog = window.getByRole('dialog', { name: `Add someone to ${CALL}` });
  await expect(dialog.getByRole('combobox', { name: 'Who' })).toHaveValue(
    'sip:tier3@north.example',
  );
  await expect(dialog).toContainText('A password or token of the first attempt was not kept');
  await dialBy(dialog, { SipAuthPassword: 'hunter3' });
  await expect(button('Tier 3', 'Mute')).toBeVisible({ timeout: 20_000 });
  expect(dialled(simulator).map((sent) => sent.SipAuthPassword)).toEqual(['hunter2', 'hunter3']);
  await expect(person('Tier 3').filter({ hasText: 'Not dialled' })).toHaveCount(0);
});

test('what nobody learned is told as just that, and asks before it might ring twice', async ({
  simulator,
  signIn,
}) => {
  test.setTimeout(150_000);
  openCall(simulator);
  const console = await signIn();
  const { app, window, person, button } = console;
  // Twilio does not say what became of this call.
  simulator.faults.add({
    kind: 'answer',
    status: 404,
    when: { method: 'GET', path: /\/Calls\/CA/ },
  });
  await add(console, CALL, { To: BUSY, Label: 'Gone Gil' });
  await expect(person('Gone Gil')).toContainText('Left the list while ringing', {
    timeout: 30_000,
  });
  await expect(person('Gone Gil')).toContainText('Twilio did not say why');

  // Whether it dialled cannot be looked up.
  simulator.faults.add({
    kind: 'reset',
    when: { method: 'POST', path: PARTICIPANTS },
    times: 1,
  });
  simulator.faults.add({
    kind: 'answer',
    status: 503,
    when: { method: 'GET', path: /\/Calls\.json/ },
  });
  await add(console, CALL, { To: STUCK, Label: 'Lost Lea' });
  await expect(person('Lost Lea')).toContainText('Checking…');
  await picture(app, window, 'adding-checking');
  await expect(person('Lost Lea')).toContainText('Not known whether anybody was dialled', {
    timeout: 90_000,
  });
  await picture(app, window, 'adding-unknown');
  simulator.faults.clear();

  await button('Lost Lea', 'Redial Lost Lea').click();
  const question = window.getByRole('dialog', { name: 'Redial Lost Lea?' });
  await expect(question).toContainText('their phone rings twice');
  expect(dialled(simulator)).toHaveLength(2);
  await question.getByRole('button', { name: 'Redial all the same' }).click();
  await rings(console, 'Lost Lea');
  await expect(person('Lost Lea')).toHaveCount(1);
  expect(dialled(simulator)).toHaveLength(3);
});

test('every outcome in one list, to be looked at', async ({ signInLive, stage }) => {
  const { simulator } = stage;
  openCall(simulator);
  const console = await signInLive();
  const { app, window, person } = console;
  await add(console, CALL, { To: BUSY, Label: 'Busy Ben' });
  await add(console, CALL, { To: SILENT, Label: 'Silent Sue', Timeout: '5' });
  await add(console, CALL, { To: NOWHERE });
  await add(console, CALL, { To: REFUSED, Label: 'Refused Rita' });
  await add(console, CALL, { To: STUCK, Label: 'Canceled Carl' });
  await rings(console, 'Canceled Carl');
  await console.button('Canceled Carl', 'Cancel the call to Canceled Carl').click();
  simulator.faults.add({
    kind: 'reset',
    when: { method: 'POST', path: PARTICIPANTS },
    times: 1,
  });
  await add(console, CALL, { To: STUCK, Label: 'Lost Lea' });
  await add(console, CALL, { To: numberThat('answers after 40 s'), Label: 'Ringing Rob' });
  await window.getByRole('search').getByRole('button', { name: 'New call' }).click();
  const dialog = window.getByRole('dialog', { name: 'Start a new call' });
  await dialog.getByRole('textbox', { name: 'Name of the call' }).fill('Escalation 9');
  await dialBy(dialog, { To: BUSY, Label: 'First Finn' });
  await expect(person('Silent Sue')).toContainText('No answer', { timeout: 25_000 });
  await expect(person('First Finn')).toContainText('Busy');
  await picture(app, window, 'adding');
  await window.getByRole('switch', { name: 'Group by call' }).click();
  await expect(person('Busy Ben')).toContainText(CALL);
  await window.screenshot({ path: 'out/screens/adding-flat.png' });
});
