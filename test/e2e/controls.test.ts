import {
  CUSTOMER,
  changesOf,
  ME,
  openCall,
  ownLeg,
  requestsTo,
} from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('who is on a call changes by itself', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { conference, person, window } = await signIn();
  await expect(conference('Billing 4412')).toContainText('3 people');
  await expect(person('Agent 4')).toContainText('ends the call on exit');
  await expect(person(CUSTOMER)).toContainText('Connected');

  simulator.floor.leave(call.tier2);
  await expect(person('Tier 2')).toHaveCount(0);
  simulator.floor.join(call.sid, { label: 'Tier 3' });
  await expect(person('Tier 3')).toBeVisible();
  simulator.floor.endConference(call.sid);
  await expect(conference('Billing 4412')).toHaveCount(0);
  await expect(window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
});

test('a call that has not started yet says so', async ({ simulator, signIn }) => {
  const { sid } = simulator.floor.openConference({
    friendlyName: 'Sales 7',
    participants: [{ from: '+14155550177', startConferenceOnEnter: false }],
  });
  const { conference } = await signIn();
  await expect(conference('Sales 7')).toContainText('waiting to start');
  simulator.floor.join(sid, { label: 'Agent 7' });
  await expect(conference('Sales 7')).toContainText('2 people');
  await expect(conference('Sales 7')).not.toContainText('waiting to start');
});

test('mute and unmute', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, person } = await signIn();

  await button(CUSTOMER, 'Mute').click();
  await expect(button(CUSTOMER, 'Unmute')).toBeVisible();
  await expect(person(CUSTOMER)).toContainText('Muted');
  expect(simulator.floor.participant(call.customer)?.muted).toBe(true);
  expect(simulator.floor.hears(call.agent, call.customer)).toBe(false);

  await button(CUSTOMER, 'Unmute').click();
  await expect(button(CUSTOMER, 'Mute')).toBeVisible();
  expect(simulator.floor.participant(call.customer)?.muted).toBe(false);
});

test('a change is pending until Twilio has answered, and never shown as done before', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person } = await signIn();
  simulator.faults.add({ kind: 'latency', ms: 1_500, when: { method: 'POST' } });

  await button(CUSTOMER, 'Mute').click();
  await expect(person(CUSTOMER)).toContainText('Muting…');
  await expect(button(CUSTOMER, 'Mute')).toHaveAttribute('aria-busy', 'true');
  expect(simulator.floor.participant(call.customer)?.muted).toBe(false);
  // A second click on what is pending asks nothing more of Twilio.
  await button(CUSTOMER, 'Mute').click({ force: true });

  await expect(button(CUSTOMER, 'Unmute')).toBeVisible();
  expect(simulator.floor.participant(call.customer)?.muted).toBe(true);
  expect(changesOf(simulator, call.customer)).toEqual([{ Muted: 'true' }]);
});

test('hold and resume', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, person } = await signIn();

  await button(CUSTOMER, 'Hold').click();
  await expect(button(CUSTOMER, 'Resume')).toBeVisible();
  await expect(person(CUSTOMER)).toContainText('On hold');
  expect(simulator.floor.participant(call.customer)?.hold).toBe(true);

  await button(CUSTOMER, 'Resume').click();
  await expect(button(CUSTOMER, 'Hold')).toBeVisible();
  expect(simulator.floor.participant(call.customer)?.hold).toBe(false);
});

test('coach dials me in silently and then only that person hears me', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();

  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  await expect(person('Agent 4')).toContainText('Coached by you');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText(
    'Coaching: only Agent 4 hears you',
  );

  const me = ownLeg(simulator, call.sid);
  expect(simulator.floor.participant(me)).toMatchObject({
    muted: false,
    coaching: true,
    callSidToCoach: call.agent,
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
  });
  expect(simulator.floor.audibleTo(me)).toEqual([call.agent]);
  const [dialled] = requestsTo(simulator, /\/Participants\.json$/, 'POST');
  expect(dialled).toMatchObject({
    To: simulator.supervisorEndpoint,
    From: simulator.callerId,
    Muted: 'true',
    Beep: 'false',
    StartConferenceOnEnter: 'false',
    EndConferenceOnExit: 'false',
  });
  // One update makes it coach, with everything that decides who hears me in it.
  expect(changesOf(simulator, me)).toEqual([
    { Coaching: 'true', CallSidToCoach: call.agent, Muted: 'false' },
  ]);
});

test('coaching somebody else mutes me before it changes who hears me', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');

  await button('Tier 2', 'Coach').click();
  // Nobody has said that the specialist is an agent.
  await window.getByRole('button', { name: 'Let Tier 2 hear me' }).click();
  await expect(person(ME)).toContainText('Coaching Tier 2');
  const me = ownLeg(simulator, call.sid);
  expect(changesOf(simulator, me).slice(1)).toEqual([
    { Muted: 'true' },
    { Coaching: 'true', CallSidToCoach: call.tier2, Muted: 'true' },
    { Coaching: 'true', CallSidToCoach: call.tier2, Muted: 'false' },
  ]);
  expect(simulator.floor.audibleTo(me)).toEqual([call.tier2]);
});

test('stop coaching leaves me listening, and leave takes me off the call', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  expect(simulator.floor.hears(me, call.customer)).toBe(true);

  await button(ME, 'Leave').click();
  await expect(person(ME)).toHaveCount(0);
  expect(simulator.floor.participant(me)?.status).toBe('complete');
  expect(simulator.floor.conference(call.sid)?.status).toBe('in-progress');
  await expect(window.getByText('You are not on a call')).toBeVisible();
});

test('quitting while I coach leaves me on the call, muted', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, close, person } = await signIn();
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  const me = ownLeg(simulator, call.sid);

  await close();
  expect(simulator.floor.participant(me)).toMatchObject({ status: 'connected', muted: true });
});

test('signing out while my phone rings stops it', async ({ simulator, signIn }) => {
  openCall(simulator);
  const { button, person, window } = await signIn();
  simulator.faults.add({
    kind: 'latency',
    ms: 500,
    when: { method: 'GET', path: /Participants\/CA/ },
  });
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText(/Queued|Connecting|Ringing/);
  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(window.getByRole('button', { name: 'Open North support' })).toBeVisible();
  // Everybody who has not left, ringing legs too, which no list holds.
  await expect
    .poll(() => simulator.floor.snapshot().conferences[0]?.participants.map(({ label }) => label))
    .toEqual(['Agent 4', null, 'Tier 2']);
});

test('unmuting myself asks first, since everyone will hear me', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  await button('Agent 4', 'Coach').click();
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  const me = ownLeg(simulator, call.sid);

  await button(ME, 'Unmute').click();
  const question = window.getByRole('dialog');
  await expect(question).toContainText('Everyone on Billing 4412 will hear you');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
  await question.getByRole('button', { name: 'Let everyone hear me' }).click();
  await expect(person(ME)).toContainText('Barged in');
  expect(simulator.floor.audibleTo(me)).toHaveLength(3);

  await window.getByRole('button', { name: 'Mute me' }).click();
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(me)).toEqual([]);
});

test('announce to one person and to everyone', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, conference, window } = await signIn();
  const dialog = window.getByRole('dialog');

  await button(CUSTOMER, 'Announce').click();
  await dialog.getByRole('textbox', { name: 'URL' }).fill('http://example.com/a.xml');
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect(dialog).toContainText('Use a full address that starts with https://');
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/a.xml?x=1&y=%20z');
  await dialog.getByRole('combobox', { name: 'Method' }).selectOption('GET');
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect
    .poll(() => simulator.floor.announcements)
    .toMatchObject([
      { callSid: call.customer, url: 'https://example.com/a.xml?x=1&y=%20z', method: 'GET' },
    ]);

  await conference('Billing 4412').getByRole('button', { name: 'Announce' }).click();
  await expect(dialog).toContainText('All 3 on the call hear it');
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/all.xml');
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect
    .poll(() => simulator.floor.announcements.at(-1))
    .toMatchObject({
      callSid: null,
      conferenceSid: call.sid,
      url: 'https://example.com/all.xml',
      method: 'POST',
    });
});

test('remove says what it will do, then does it', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { button, person, window } = await signIn();
  const dialog = window.getByRole('dialog');

  await button('Tier 2', 'Remove').click();
  await expect(dialog).toContainText('2 people stay on the call');
  await dialog.getByRole('button', { name: 'Keep on the call' }).click();
  await expect(dialog).toHaveCount(0);
  expect(simulator.floor.participant(call.tier2)?.status).toBe('connected');

  await button('Tier 2', 'Remove').click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(person('Tier 2')).toHaveCount(0);
  expect(simulator.floor.participant(call.tier2)?.status).toBe('complete');
});

test('a question that changes while it is open cannot be agreed to before it was read again', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, conference, window } = await signIn();
  await button('Tier 2', 'Remove').click();
  const dialog = window.getByRole('dialog');
  await expect(dialog).toContainText('2 people stay on the call');

  simulator.floor.change(call.tier2, { endConferenceOnExit: true });
  const agree = dialog.getByRole('button', { name: 'Remove and end the call' });
  await expect(agree).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog.getByRole('alert')).toContainText('This changed');
  await expect(dialog).toContainText('This ends the call for 2 people');
  await expect(agree).not.toHaveAttribute('aria-disabled', 'true');
  await agree.click();
  await expect(conference('Billing 4412')).toHaveCount(0);
});

test('an announcement to a call that has ended meanwhile is not sent', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { conference, window } = await signIn();
  await conference('Billing 4412').getByRole('button', { name: 'Announce' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'URL' }).fill('https://example.com/a.xml');
  simulator.floor.endConference(call.sid);
  await expect(dialog).toContainText('The call has ended meanwhile');
  await expect(dialog.getByRole('button', { name: 'Announce' })).toBeDisabled();
});

test('removing somebody whose exit ends the call says so and ends it for all', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { button, conference, window } = await signIn();

  await button('Agent 4', 'Remove').click();
  const dialog = window.getByRole('dialog');
  await expect(dialog).toContainText('This ends the call for 2 people');
  await dialog.getByRole('button', { name: 'Remove and end the call' }).click();
  await expect(conference('Billing 4412')).toHaveCount(0);
  expect(simulator.floor.conference(call.sid)?.status).toBe('completed');
});
