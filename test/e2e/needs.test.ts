import type { Locator, Page } from '@playwright/test';
import { CUSTOMER, changesOf, ME, openCall, requestsTo } from '../support/console/billing-call.ts';
import { changeThresholds, savedSettings } from '../support/console/change-settings.ts';
import { openConnectingDoor } from '../support/console/connecting-door.ts';
import { picture } from '../support/console/picture.ts';
import { expect, test } from '../support/console/relay-test.ts';

/*
 * The rail: what wants a supervisor, why, and what one click does about it. A click on a card that has just
 * moved is not let through, so where a card is new its acts are pressed by a key.
 */

const SOON = { lateAfter: 1, alarmingAfter: 3_600 };
const NEVER = { lateAfter: null, alarmingAfter: null };

test('whoever waits on hold too long is taken off hold by one click', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { window, button } = await signIn();
  await changeThresholds(window, { hold: SOON });
  const foot = window.getByRole('region', { name: 'Needs you' });
  await expect(foot).toContainText('Nobody needs you');
  await expect(foot).toContainText('All 3 people are fine.');

  simulator.floor.change(call.customer, { hold: true });
  const card = cardOf(window, CUSTOMER);
  await expect(card).toContainText(/On hold \d+:\d\dlate/);
  await expect(card).toContainText('Billing 4412 · waits on hold');
  await changeThresholds(window, { hold: { lateAfter: 1, alarmingAfter: 2 } });
  await expect(card).toContainText('alarming');
  await expect(foot).toContainText('2 others are fine.');
  await card.getByRole('button', { name: /^Resume: .*0177$/ }).press('Enter');
  await expect(card).toContainText('On hold: over');
  expect(changesOf(simulator, call.customer)).toEqual([{ Hold: 'false' }]);
  await expect(button(CUSTOMER, 'Hold')).toBeVisible();
  await expect(cards(window)).toHaveCount(0);
  await expect(foot).toContainText('Nobody needs you');
});

test('a leg that does not come is taken off after a question', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const door = await openConnectingDoor(simulator.url, call.tier2);
  const { window, person } = await signIn({ fields: { 'Base URL': door.url } });
  await changeThresholds(window, { ringing: SOON });
  const card = cardOf(window, 'Tier 2');
  await expect(card).toContainText(/Connecting \d+:\d\d/);
  await expect(card).toContainText('Billing 4412 · their phone does not ring yet');

  await card.getByRole('button', { name: 'Cancel…: Tier 2' }).press('Enter');
  const question = window.getByRole('dialog');
  await expect(question).toContainText('Tier 2');
  await question.getByRole('button', { name: /^(Remove|Cancel the call|Stop)/ }).click();
  await expect(person('Tier 2')).toHaveCount(0);
  await expect(cards(window)).toHaveCount(0);
  expect(simulator.floor.participant(call.tier2)?.status).toBe('complete');
  await door.close();
});

test('a customer who is alone is listened to by one click', async ({ simulator, signIn }) => {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ label: 'Agent 12', to: 'client:agent12' }, { from: '+12125550139' }],
  });
  const { window, person } = await signIn();
  await changeThresholds(window, { alone: SOON });
  await expect(person('Agent 12')).toBeVisible();
  await expect(cards(window)).toHaveCount(0);
  simulator.floor.leave(participants[0]?.callSid ?? '');
  const card = cardOf(window, /0139/);
  await expect(card).toContainText('Alone');
  await expect(card).toContainText('Returns 118 · nobody else is there to talk to');

  await card.getByRole('button', { name: /^Listen: .*0139$/ }).press('Enter');
  await expect(person(ME)).toContainText('Listening');
  expect(requestsTo(simulator, new RegExp(`${sid}/Participants\\.json$`), 'POST')).toMatchObject([
    { Muted: 'true' },
  ]);
  // I am no company: they cannot hear me.
  await expect(card.getByRole('button', { name: /^Listen/ })).toHaveCount(0);
  await expect(card).toContainText('Alone');
});

test('what is worse stands higher, of equals what has lasted longer', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { sid } = simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ from: '+12125550139' }],
  });
  const { window, person } = await signIn();
  await expect(person(/0139/)).toBeVisible();
  await changeThresholds(window, { hold: SOON, alone: NEVER });
  simulator.floor.change(call.customer, { hold: true });
  await expect(cards(window)).toHaveText([/0177/]);
  await changeThresholds(window, { hold: SOON, alone: SOON });
  await expect(cards(window)).toHaveText([/0139.*Returns 118/, /0177/]);
  simulator.floor.change(call.tier2, { hold: true });
  await expect(cards(window)).toHaveText([/0139/, /0177/, /Tier 2/]);
  await expect(window.getByTitle('3 things need you')).toHaveText('3');

  await changeThresholds(window, { hold: { lateAfter: 1, alarmingAfter: 2 } });
  await expect(cards(window)).toHaveText([/0177/, /Tier 2/, /0139/]);
  simulator.floor.endConference(sid);
  await expect(cards(window)).toHaveText([/0177/, /Tier 2/]);
});

test('what is put off comes back when it is asked for, and what gets worse by itself', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { window } = await signIn();
  await changeThresholds(window, { hold: SOON });
  simulator.floor.change(call.customer, { hold: true });
  const rail = window.getByRole('region', { name: 'Needs you' });
  await cardOf(window, CUSTOMER)
    .getByRole('button', { name: /^Later/ })
    .press('Enter');
  await window.getByRole('menuitem', { name: 'Put off for 15 minutes' }).click();
  await expect(cards(window)).toHaveCount(0);
  await expect(rail).toContainText('1 put off');
  await expect(rail).toContainText('2 others are fine.');
  await rail.getByRole('button', { name: 'Show again' }).click();
  await expect(cards(window)).toHaveText([/0177/]);

  await cardOf(window, CUSTOMER)
    .getByRole('button', { name: /^Later/ })
    .press('Enter');
  await window.getByRole('menuitem', { name: 'Put off until it gets worse' }).click();
  await expect(rail).toContainText('1 put off');
  await changeThresholds(window, { hold: { lateAfter: 1, alarmingAfter: 2 } });
  await expect(cardOf(window, CUSTOMER)).toContainText('alarming');
  await expect(rail).not.toContainText('put off');
});

test('a name on the rail leads to its line, and out of a search that hides it', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  for (let number = 1; number <= 40; number += 1) {
    simulator.floor.openConference({
      friendlyName: `Returns ${number}`,
      participants: [{ label: `Desk ${number}` }, { from: `+12125550${100 + number}` }],
    });
  }
  const { window, person, grid } = await signIn();
  await changeThresholds(window, { hold: SOON });
  await expect(grid).toHaveAttribute('aria-rowcount', /^1\d\d$/);
  simulator.floor.change(call.customer, { hold: true });
  const name = cardOf(window, CUSTOMER).getByRole('button', {
    description: /^Show .* on the floor/,
  });
  await name.press('Enter');
  await expect(person(CUSTOMER)).toBeFocused();
  await expect(window.getByRole('region', { name: 'Conference Billing 4412' })).toBeVisible();

  const search = window.getByRole('searchbox');
  await search.fill('Desk 30');
  await expect(person('Desk 30')).toBeVisible();
  await expect(person(CUSTOMER)).toHaveCount(0);
  await name.press('Enter');
  await expect(person(CUSTOMER)).toBeFocused();
  await expect(search).toHaveValue('');

  await window.getByRole('button', { name: /^Muted/ }).click();
  await expect(person(CUSTOMER)).toHaveCount(0);
  await name.press('Enter');
  await expect(person(CUSTOMER)).toBeFocused();

  // Whoever comes back to the floor later stays where they are.
  await search.fill('Desk 3');
  await window.getByRole('button', { name: 'History', exact: true }).click();
  await window.getByRole('button', { name: 'Floor', exact: true }).click();
  await expect(person('Desk 30')).toBeVisible();
  await expect(person(CUSTOMER)).toHaveCount(0);
});

test('silence, and everybody at once, are heard of through events', async ({
  stage,
  signInLive,
}) => {
  const { simulator } = stage;
  const call = openCall(simulator);
  const { window } = await signInLive();
  const legs = [call.agent, call.customer, call.tier2];
  const speak = (isSpeaking: boolean) => {
    for (const leg of legs) simulator.floor.speak(leg, isSpeaking);
  };
  await changeThresholds(window, { silence: SOON });
  speak(true);
  speak(false);
  const card = cardOf(window, 'Billing 4412');
  await expect(card).toContainText('Silent');
  await expect(card).toContainText('all 3 quiet, the call is connected');

  speak(true);
  await expect(card.filter({ hasText: 'All talking' })).toContainText('all 3 talk at once', {
    timeout: 20_000,
  });
  await card
    .filter({ hasText: 'All talking' })
    .getByRole('button', { name: 'Coach: Billing 4412' })
    .press('Enter');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText(
    'only Agent 4 hears you',
  );
  simulator.floor.speak(call.tier2, false);
  await expect(cards(window)).toHaveCount(0);
});

test('an agent asks for help: one takes it, coaches, and is done; or is not called for it at all', async ({
  stage,
  signInLive,
}) => {
  const { simulator, relay } = stage;
  const { sid: conferenceSid, agent: callSid } = openCall(simulator);
  const { window } = await signInLive();
  const rail = window.getByRole('region', { name: 'Needs you' });
  const ask = async (comment: string) => {
    const token = await stage.token('agent', { name: 'Agent 4' });
    const asked = await fetch(`http://127.0.0.1:${relay.port}/help`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ callSid, conferenceSid, reason: 'customer-upset', comment }),
    });
    expect(asked.status).toBe(201);
  };
  await ask('Wants a manager');
  const card = cardOf(window, 'Agent 4');
  await expect(card).toContainText('Asks for help');
  await expect(card).toContainText('the customer is upset. “Wants a manager”');
  await card.getByRole('button', { name: 'Coach: Agent 4' }).press('Enter');
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText(
    'only Agent 4 hears you',
  );
  await card.getByRole('button', { name: 'Take: Agent 4' }).press('Enter');
  await expect(card).toContainText('Being helped');
  await expect(card).toContainText('Alex helps');
  await card.getByRole('button', { name: 'Done: Agent 4' }).press('Enter');
  await expect(cards(window)).toHaveCount(0);

  await ask('Again');
  await card.getByRole('button', { name: 'Later: Agent 4' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Mute help alerts for me' }).click();
  await expect(cards(window)).toHaveCount(0);
  await expect(rail).toContainText('1 muted for you');
  expect((await savedSettings(window)).mutedNeeds).toEqual(['help']);
  await window.getByRole('button', { name: 'Choose what you are alerted to' }).click();
  const help = window.getByRole('menuitemcheckbox', { name: 'Help' });
  await expect(help).toHaveAttribute('aria-checked', 'false');
  await help.click();
  await expect(card).toContainText('“Again”');
  expect((await savedSettings(window)).mutedNeeds).toEqual([]);
});

test('a colleague who may be heard by everyone is an alarm that nobody can put off', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  simulator.floor.join(call.sid, {
    label: 'supervisor:other1:Bo',
    coaching: true,
    callSidToCoach: call.tier2,
  });
  const { window, person } = await signIn();
  await expect(person('Bo')).toContainText('Coaching Tier 2');
  await expect(cards(window)).toHaveCount(0);
  simulator.floor.leave(call.tier2);
  const card = cardOf(window, 'Bo');
  await expect(card).toContainText('May be heard');
  await expect(card).toContainText('not muted, and who hears them is not known');
  await expect(card.getByRole('button', { name: /^Later/ })).toHaveCount(0);
  await card.getByRole('button', { name: 'Listen: Bo' }).press('Enter');
  await expect(person(ME)).toContainText('Listening');
});

test('data that is old is one card, which opens where it comes from', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { window } = await signIn();
  simulator.faults.add({ kind: 'reset' });
  const card = cardOf(window, 'The floor');
  await expect(card).toContainText('No data', { timeout: 40_000 });
  await expect(card).toContainText('neither readings nor events come');
  await card.getByRole('button', { name: 'Show details: The floor' }).press('Enter');
  await expect(window.getByRole('dialog')).toContainText(/Twilio|reading/);
  await window.keyboard.press('Escape');
  simulator.faults.clear();
  await expect(cards(window)).toHaveCount(0, { timeout: 40_000 });
});

test('the rail with much to do', async ({ stage, signInLive }) => {
  const { simulator, relay } = stage;
  const call = openCall(simulator);
  const sales = openCall(simulator, 'Sales 77');
  const returns = simulator.floor.openConference({
    friendlyName: 'Returns 118',
    participants: [{ label: 'Agent 12', to: 'client:agent12' }, { from: '+12125550139' }],
  });
  const { app, window } = await signInLive();
  await changeThresholds(window, { hold: SOON, alone: SOON, silence: SOON });
  simulator.floor.change(call.customer, { hold: true });
  simulator.floor.leave(returns.participants[0]?.callSid ?? '');
  for (const leg of [sales.agent, sales.customer, sales.tier2]) {
    simulator.floor.speak(leg, true);
    simulator.floor.speak(leg, false);
  }
  const authorization = `Bearer ${await stage.token('agent', { name: 'Agent 4' })}`;
  await fetch(`http://127.0.0.1:${relay.port}/help`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      callSid: sales.agent,
      conferenceSid: sales.sid,
      reason: 'approval',
      comment: 'Refund of 180',
    }),
  });
  await expect(cards(window)).toHaveCount(4);
  await changeThresholds(window, { hold: { lateAfter: 1, alarmingAfter: 2 } });
  await expect(cards(window).first()).toContainText('alarming');
  await picture(app, window, 'needs');
});

function cards(window: Page): Locator {
  return window
    .getByRole('list', { name: 'What needs you, most pressing first' })
    .getByRole('listitem');
}

/** What is wanted of them. */
function cardOf(window: Page, subject: string | RegExp): Locator {
  return cards(window).filter({ hasText: subject });
}
