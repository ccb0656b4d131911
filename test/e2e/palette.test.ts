import { CUSTOMER, ME, openCall, ownLeg, requestsTo } from '../support/console/billing-call.ts';
import { type Console, expect, test } from '../support/console/console-test.ts';
import { picture, violationsOf } from '../support/console/picture.ts';

test('“coach agent 4” does it, and the focus comes back to where it was', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const { person, window } = console;
  const { palette, field, options } = partsOf(console);
  await person(CUSTOMER).focus();
  await window.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await window.keyboard.type('coach agent 4');
  await expect(options.first()).toHaveText(/Coach.*Agent 4.*Billing 4412.*Only Agent 4 hears you/);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(person(CUSTOMER)).toBeFocused();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  expect(simulator.floor.audibleTo(ownLeg(simulator, call.sid))).toEqual([call.agent]);
});

test('an act without a name is about the line that had the focus', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const console = await signIn();
  const { person, window } = console;
  const { options } = partsOf(console);
  await person('Tier 2').focus();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('hold');
  await expect(options.first()).toContainText('Tier 2 hears hold audio and nobody else');
  await window.keyboard.press('Enter');
  await expect.poll(() => simulator.floor.participant(call.tier2)?.hold).toBe(true);
  expect(simulator.floor.participant(call.customer)?.hold).toBe(false);
  await expect(person('Tier 2')).toBeFocused();
});

test('people and calls are found by name, number and call, and gone to', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  const console = await signIn();
  const { conference, grid, window } = console;
  const { field, options, palette } = partsOf(console);
  await window.keyboard.press('Control+k');
  await field.fill('118 agent');
  await expect(options.first()).toHaveText(/Go to.*Agent 4.*Returns 118/);
  await field.fill('415 555');
  await expect(options.filter({ hasText: 'Go to' }).filter({ hasText: CUSTOMER })).toHaveCount(2);
  await field.fill('returns');
  await expect(options.first()).toHaveText(/Go to.*Returns 118/);
  await expect(options.filter({ hasText: 'End call for everyone' })).toContainText(
    'Asks first, then ends Returns 118 for everyone',
  );
  await window.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(conference('Returns 118')).toBeFocused();
  await expect(window.getByRole('region', { name: 'Conference Returns 118' })).toBeVisible();

  await window.keyboard.press('Control+k');
  await field.fill('go to agent billing');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('region', { name: 'Conference Billing 4412' })).toBeVisible();
  await expect(grid.getByRole('row').and(window.locator(':focus'))).toContainText('Agent 4');
});

test('what cannot be done now says why, and does nothing', async ({ simulator, signIn }) => {
  openCall(simulator);
  const console = await signIn();
  const { person, window } = console;
  const { field, options, palette } = partsOf(console);
  await person('Agent 4').focus();
  await window.keyboard.press('Control+k');
  await field.fill('mute me');
  const line = options.filter({ hasText: 'Mute me' });
  await expect(line).toHaveAttribute('aria-disabled', 'true');
  await expect(line).toContainText('Not now: nobody hears you');
  await window.keyboard.press('Enter');
  await expect(palette).toBeVisible();
  expect(requestsTo(simulator, /Participants/, 'POST')).toEqual([]);

  await field.fill('qqqq zzzz');
  await expect(palette).toContainText('Nothing is found for “qqqq zzzz”');
  await expect(options).toHaveCount(0);
  expect(await violationsOf(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await expect(person('Agent 4')).toBeFocused();
});

test('what an act chosen here asks, it asks, and then the focus is on the line again', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const console = await signIn();
  const { person, window } = console;
  const { field } = partsOf(console);
  await person('Agent 4').focus();
  await window.keyboard.press('Control+k');
  await field.fill('kick tier');
  await window.keyboard.press('Enter');
  const question = window.getByRole('dialog', { name: 'Remove Tier 2?' });
  await expect(question).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(person('Agent 4')).toBeFocused();
});

test('the palette', async ({ simulator, signIn }) => {
  openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  openCall(simulator, 'Sales 77');
  const console = await signIn();
  const { app, person, window } = console;
  const { field, options } = partsOf(console);
  await expect(person('Agent 4')).toHaveCount(3);
  await person('Agent 4').first().focus();
  await window.keyboard.press('Control+k');
  await expect(options.first()).toBeVisible();
  await picture(app, window, 'palette-empty');
  await field.fill('coach 4');
  // Three calls have an agent of this name: first comes who is on the call of the focus.
  await expect(options.first()).toContainText('Billing 4412');
  await picture(app, window, 'palette');
});

function partsOf({ window }: Console) {
  const palette = window.getByRole('dialog', { name: 'Find or do' });
  return {
    palette,
    field: palette.getByRole('combobox', { name: 'Find or do' }),
    options: palette.getByRole('option'),
  };
}
