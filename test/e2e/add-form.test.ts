import type { Simulator } from '../../simulator/index.ts';
import { addFormIn, openAddForm } from '../support/console/add-form.ts';
import { openCall, requestsTo } from '../support/console/billing-call.ts';
import { picture } from '../support/console/picture.ts';
import { expect, test } from '../support/console/relay-test.ts';
import { filesWith } from '../support/console/secret-search.ts';

/* The form with which somebody is added: what it understands, says, keeps, and sends. */

const MINE = { fields: { 'Caller id': '+12065550199' } };

/** What was sent to dial somebody, oldest first. */
const dialled = (simulator: Simulator) => requestsTo(simulator, /\/Participants\.json$/, 'POST');

test('a national number is read as one of my country, said in full, and dialled by Enter', async ({
  signIn,
  simulator,
}) => {
  const { sid } = openCall(simulator);
  const { app, window } = await signIn(MINE);
  const form = await openAddForm(window);
  await expect(form.who).toBeFocused();
  await expect(form.dialog).toContainText('Nobody is dialled yet.');
  await picture(app, window, 'add-empty');

  await window.keyboard.type('(415) 555-0100');
  await expect(form.who).toHaveAccessibleDescription('+1 415 555 0100, United States');
  await expect(form.dialog).toContainText(
    'Dials +1 415 555 0100, United States onto Billing 4412, from +1 206 555 0199.',
  );
  await expect(form.dialog).toContainText('Everybody will hear them. It rings for up to 60 s.');
  await expect(form.request).toContainText("--data-urlencode 'To=+14155550100'");
  await picture(app, window, 'add-quick');
  await window.keyboard.press('Enter');
  await expect(form.dialog).toHaveCount(0);
  await expect
    .poll(() => dialled(simulator))
    .toEqual([{ To: '+14155550100', From: '+12065550199' }]);
  expect(simulator.requests.list({ method: 'POST', path: new RegExp(`/${sid}/`) })).toHaveLength(1);

  // Who was dialled is at hand the next time.
  const again = await openAddForm(window);
  await again.who.press('ArrowDown');
  await expect(window.getByRole('option', { name: '+1 415 555 0100' })).toBeVisible();
});

test('a contact is kept under a name, chosen by the keyboard, and known by it on the call', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window } = await signIn();
  const form = await openAddForm(window);
  await form.who.fill('client:dana');
  await form.dialog.getByRole('button', { name: 'Keep as contact…' }).click();
  await form.dialog.getByRole('textbox', { name: 'Keep them under the name' }).fill('Dana Reyes');
  await window.keyboard.press('Enter');
  await expect(form.dialog.getByRole('button', { name: 'Forget “Dana Reyes”' })).toBeVisible();
  expect(dialled(simulator)).toEqual([]);

  await form.who.fill('rey');
  await form.who.press('ArrowDown');
  const option = window.getByRole('option', { name: /Dana Reyes/ });
  const id = (await option.getAttribute('id')) ?? '';
  await expect(form.who).toHaveAttribute('aria-activedescendant', id);
  await picture(app, window, 'add-contact');
  await form.who.press('Enter');
  await expect(form.who).toHaveValue('Dana Reyes');
  await expect(form.label).toHaveValue('Dana Reyes');
  expect(dialled(simulator)).toEqual([]);

  // A name that came with a contact does not stay for somebody else.
  await form.who.fill('client:ben');
  await expect(form.label).toHaveValue('');
  await form.who.fill('Dana Reyes');
  await form.dialog.getByRole('button', { name: 'Forget “Dana Reyes”' }).click();
  await expect(form.who).toHaveValue('client:dana');
  await expect(form.dialog.getByRole('button', { name: 'Keep as contact…' })).toBeVisible();
  await form.label.fill('Dana Reyes');
  await form.label.press('Enter');
  await expect
    .poll(() => dialled(simulator))
    .toMatchObject([{ To: 'client:dana', Label: 'Dana Reyes' }]);
});

test('what is wrong is said at its field, has the focus, and dials nobody', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window } = await signIn(MINE);
  const form = await openAddForm(window);
  await form.dial.click();
  await expect(form.who).toBeFocused();
  await expect(form.who).toHaveAccessibleDescription(/Say who is to be dialled/);

  // Nobody is corrected in the middle of a number.
  await form.who.fill('');
  await form.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  const fresh = await openAddForm(window);
  await fresh.who.fill('415 55');
  await expect(fresh.who).not.toHaveAttribute('aria-invalid', 'true');
  await fresh.label.fill('Agent 4');
  await expect(fresh.who).toHaveAccessibleDescription(/too short for a telephone number/);
  await expect(fresh.label).toHaveAccessibleDescription(/has this name already/);
  await fresh.fill({ Timeout: '601' });
  await fresh.everythingElse.fill('');
  await expect(fresh.dialog.getByRole('button', { name: /^Dialling/ })).toContainText('1 problem');
  await fresh.dial.click();
  await expect(fresh.who).toBeFocused();
  await expect(fresh.dialog).toContainText('3 things have to be mended first.');
  await picture(app, window, 'add-problems');
  await fresh.who.fill('client:ana');
  await fresh.label.fill('Ana');
  await fresh.dial.click();
  const timeout = fresh.dialog.getByRole('textbox', { name: /\(Timeout\)$/ });
  await expect(timeout).toBeFocused();
  await expect(timeout).toHaveAccessibleDescription(/at most 600 s/);
  // Keys in the groups try and mend, and dial nobody.
  await timeout.fill('20');
  await timeout.press('Enter');
  await fresh.everythingElse.press('Enter');
  await expect(fresh.dialog).toBeVisible();
  expect(dialled(simulator)).toEqual([]);
  await timeout.press('Control+Enter');
  await expect(fresh.dialog).toHaveCount(0);
  await expect.poll(() => dialled(simulator)).toHaveLength(1);
});

test('a coach is heard by one person, who is chosen, and comes unnoticed', async ({
  signIn,
  simulator,
}) => {
  const { agent, customer } = openCall(simulator);
  const { app, window } = await signIn();
  const form = await openAddForm(window);
  await form.who.fill('client:coach');
  await form.joinAs('Coach');
  // The only agent is meant; a customer is never guessed.
  const whom = form.dialog.getByRole('combobox', { name: 'Whom they coach' });
  await expect(whom).toHaveValue(agent);
  await expect(form.dialog).toContainText('Only Agent 4 will hear them.');
  await picture(app, window, 'add-coach');
  await whom.selectOption(customer);
  await expect(form.dialog).not.toContainText('Agent 4 will hear');
  await whom.selectOption('Agent 4');
  // What makes the way loud is said where one looks, however deep it was set.
  await form.fill({ Beep: 'true' });
  await expect(form.dialog.getByText('Everybody hears a beep').first()).toBeVisible();
  await form.joinAs('Listening supervisor');
  await expect(form.dialog).toContainText('Nobody will hear them.');
  await form.joinAs('Coach');
  await form.who.press('Enter');
  await expect
    .poll(() => dialled(simulator))
    .toMatchObject([
      {
        To: 'client:coach',
        Coaching: 'true',
        CallSidToCoach: agent,
        Beep: 'false',
        StartConferenceOnEnter: 'false',
      },
    ]);
  expect(dialled(simulator)[0]).not.toHaveProperty('Muted');
});

test('every group opens, and all of them can be read in both colours and sizes', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window } = await signIn(MINE);
  const form = await openAddForm(window);
  await form.who.fill('+44 20 7946 0118');
  const heads = form.dialog.getByRole('heading', { level: 4 }).getByRole('button');
  await expect(heads).toHaveCount(10);
  for (const head of await heads.all()) {
    await head.click();
    await expect(head).toHaveAttribute('aria-expanded', 'true');
    await head.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const title = (await head.getByText(/./).first().textContent()) ?? '';
    await picture(app, window, `add-group-${title.toLowerCase().replaceAll(' ', '-')}`);
    await head.click();
  }
});

test('a preset holds neither whom it is for nor a secret, and brings back the rest', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window, userDataDir } = await signIn();
  const form = await openAddForm(window);
  await form.fill({
    To: 'sip:tier3@north.example',
    Timeout: '25',
    SipAuthUsername: 'north',
    SipAuthPassword: 'planted-sip-password',
  });
  await form.everythingElse.fill('');
  await expect(form.request).toContainText('SipAuthPassword');
  await expect(form.request).not.toContainText('planted');
  await form.dialog.getByRole('button', { name: 'Save as preset…' }).click();
  await form.dialog.getByRole('textbox', { name: 'Save this under the name' }).fill('Tier 3');
  await picture(app, window, 'add-preset');
  await window.keyboard.press('Enter');
  const presets = form.dialog.getByRole('combobox', { name: 'Preset' });
  await expect(presets).toHaveValue('Tier 3');
  await form.who.press('Enter');
  await expect
    .poll(() => dialled(simulator))
    .toMatchObject([{ SipAuthPassword: 'planted-sip-password', Timeout: '25' }]);
  expect(await filesWith('planted-sip-password', userDataDir)).toEqual([]);

  const again = await openAddForm(window);
  await again.dialog.getByRole('combobox', { name: 'Preset' }).selectOption('Tier 3');
  await expect(again.who).toHaveValue('');
  await again.who.fill('sip:tier4@north.example');
  await expect(again.request).toContainText('Timeout=25');
  await expect(again.request).not.toContainText('SipAuthPassword');
  await again.dialog.getByRole('button', { name: 'Delete “Tier 3”' }).click();
  await expect(again.dialog.getByRole('combobox', { name: 'Preset' })).toHaveCount(0);
});

test('the request is copied with one click, in each way of writing it', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window } = await signIn(MINE);
  const form = await openAddForm(window);
  await form.who.fill('+14155550100');
  const clipboard = () => app.evaluate((electron) => electron.clipboard.readText());
  for (const [tab, begins] of [
    ['curl', 'curl '],
    ['TypeScript', 'import '],
    ['HTTP', 'POST /2010-04-01/'],
  ] as const) {
    await form.request.getByRole('tab', { name: tab }).click();
    await picture(app, window, `add-request-${tab.toLowerCase()}`);
    await form.request.getByRole('button', { name: `Copy as ${tab}` }).click();
    await expect.poll(clipboard).toContain(begins);
    expect(await clipboard()).toContain('4155550100');
    expect(await clipboard()).not.toContain(simulator.apiKeySecret);
    expect((await clipboard()).trim()).toBe(
      (await form.request.locator('pre').textContent())?.trim(),
    );
    await form.request.getByRole('tab', { name: 'curl' }).click();
  }
});

test('a new call has Twilio tell our relay everything, and the form says so', async ({
  signInLive,
  stage,
}) => {
  const { app, window } = await signInLive();
  await window.getByRole('button', { name: 'New call' }).first().click();
  const form = addFormIn(window.getByRole('dialog', { name: 'Start a new call' }));
  const name = form.dialog.getByRole('textbox', { name: 'Name of the call' });
  await expect(name).toBeFocused();
  await expect(form.dialog).toContainText('tell our relay of all nine kinds');
  await name.fill('Escalation 7');
  await form.who.fill('client:dana');
  await expect(form.dialog).toContainText('begins the call Escalation 7');
  await form.dialog.getByRole('button', { name: /^Who is told/ }).click();
  await picture(app, window, 'add-new-call');
  await form.who.press('Enter');
  await expect.poll(() => dialled(stage.simulator)).toHaveLength(1);
  const relay = `http://127.0.0.1:${stage.relay.port}/callbacks`;
  expect(dialled(stage.simulator)[0]).toMatchObject({
    ConferenceStatusCallback: `${relay}/conference`,
    ConferenceStatusCallbackEvent: [
      'start',
      'end',
      'join',
      'leave',
      'mute',
      'hold',
      'modify',
      'speaker',
      'announcement',
    ],
    StatusCallback: `${relay}/call`,
    StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });
});

test('without a relay a new call is begun, too, and the form says that it is read by polling', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { window } = await signIn();
  await window.getByRole('button', { name: 'New call' }).first().click();
  const form = addFormIn(window.getByRole('dialog', { name: 'Start a new call' }));
  await expect(form.dialog).toContainText('it will read the call by polling');
  const name = form.dialog.getByRole('textbox', { name: 'Name of the call' });
  await name.fill('Billing 4412');
  await expect(name).toHaveAccessibleDescription(/is live: they would come onto that one/);
  await name.fill('Escalation 7');
  await form.who.fill('client:dana');
  await form.who.press('Enter');
  await expect
    .poll(() => simulator.requests.list({ method: 'POST', path: /\/Escalation(%20|\+)7\// }))
    .toMatchObject([{ params: { To: 'client:dana', From: simulator.callerId } }]);
  expect(dialled(simulator)[0]).not.toHaveProperty('ConferenceStatusCallback');
});

test('numbers that cannot be read are said not to be, and typing one does as well', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { app, window } = await signIn();
  simulator.faults.add({ kind: 'answer', status: 500, when: { path: /IncomingPhoneNumbers/ } });
  const form = await openAddForm(window);
  await expect(form.from).toHaveAccessibleDescription(/cannot be shown: .* You can type one/);
  await picture(app, window, 'add-no-numbers');
  await form.from.fill('415 555 0100');
  await expect(form.from).toHaveAccessibleDescription(/^\+1.415.555.0100, United States/);
  await form.who.fill('client:dana');
  await form.who.press('Enter');
  await expect
    .poll(() => dialled(simulator))
    .toEqual([{ To: 'client:dana', From: '+14155550100' }]);
});

test('nobody is dialled onto a call that has ended meanwhile', async ({ signIn, simulator }) => {
  const { sid } = openCall(simulator);
  const { app, window } = await signIn();
  const form = await openAddForm(window);
  await form.who.fill('client:dana');
  simulator.floor.endConference(sid);
  await expect(form.dialog.getByRole('alert')).toContainText('This call has ended meanwhile', {
    timeout: 20_000,
  });
  await expect(form.dial).toBeDisabled();
  await picture(app, window, 'add-ended');
  await form.who.press('Enter');
  await form.who.press('Control+Enter');
  await expect(form.dialog).toContainText('Nobody is dialled yet.');
  expect(dialled(simulator)).toEqual([]);
});

test('Escape closes what is open in the form before it closes the form', async ({
  signIn,
  simulator,
}) => {
  openCall(simulator);
  const { window } = await signIn();
  const form = await openAddForm(window);
  await form.from.click();
  await expect(window.getByRole('option', { name: /Hotline/ })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('option')).toHaveCount(0);
  await form.who.fill('client:dana');
  await form.dialog.getByRole('button', { name: 'Keep as contact…' }).click();
  await window.keyboard.press('Escape');
  await expect(form.dialog.getByRole('button', { name: 'Keep as contact…' })).toBeVisible();
  await expect(form.who).toHaveValue('client:dana');
  await form.who.press('Escape');
  await expect(form.dialog).toHaveCount(0);
});
