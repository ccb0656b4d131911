import { CUSTOMER, openCall } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

test('a search of several words in any order finds people, marks them, and counts right', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  const { window } = await signIn();
  const search = window.getByRole('searchbox');
  await window.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.fill('returns 4 agent');
  await expect(window.getByText('1 of 6 people')).toBeVisible();
  await expect(window.getByRole('rowheader')).toHaveText([/Agent 4/]);
  await expect(window.locator('mark').first()).toBeVisible();

  await search.fill('nobody at all');
  await expect(window.getByText('0 of 6 people')).toBeVisible();
  await window.getByRole('button', { name: 'Show everybody' }).first().click();
  await expect(window.getByRole('rowheader')).toHaveCount(6);
});

test('filters combine, and each says how many it would show', async ({ simulator, signIn }) => {
  const first = openCall(simulator, 'Billing 4412');
  const second = openCall(simulator, 'Returns 118');
  simulator.floor.change(first.customer, { hold: true });
  simulator.floor.change(second.customer, { hold: true, muted: true });
  const { window } = await signIn();
  const filters = window.getByRole('toolbar', { name: 'Show only' });
  const chip = (name: string) => filters.getByRole('button', { name });
  await expect(chip('On hold')).toContainText('2');
  await chip('On hold').click();
  await expect(window.getByRole('rowheader')).toHaveCount(2);
  await expect(chip('Muted')).toContainText('1');
  await chip('Muted').click();
  await expect(window.getByRole('rowheader')).toHaveCount(1);
  await expect(window.getByRole('heading', { name: 'Returns 118' })).toBeVisible();
  await expect(chip('Muted')).toHaveAttribute('aria-pressed', 'true');
});

test('columns, their width, density and order are chosen, and are so again the next time', async ({
  simulator,
  signIn,
  launch,
}) => {
  openCall(simulator);
  const first = await signIn();
  const heads = first.window.getByRole('columnheader');
  await expect(heads).toHaveText([/Participant/, /State/, /In call/, /Hold/, /Actions/]);
  await first.window.getByRole('button', { name: 'Columns' }).click();
  await first.window.getByRole('menuitemcheckbox', { name: 'Role' }).click();
  await first.window.getByRole('menuitemcheckbox', { name: 'Silence' }).click();
  await first.window.getByRole('menuitemradio', { name: 'Compact' }).click();
  await first.window.keyboard.press('Escape');
  await expect(heads).toHaveText([
    /Participant/,
    /Role/,
    /State/,
    /In call/,
    /Hold/,
    /Silence/,
    /Actions/,
  ]);
  await expect(first.person('Agent 4')).toContainText('Agent');
  await expect(first.grid).toHaveAttribute('data-density', 'compact');

  const state = first.window.getByRole('button', { name: 'State' });
  const width = async () => Math.round((await heads.nth(2).boundingBox())?.width ?? 0);
  const before = await width();
  await state.focus();
  await first.window.keyboard.press('Alt+ArrowRight');
  await expect.poll(width).toBe(before + 16);
  await first.window.getByRole('button', { name: 'In call' }).click();
  await expect(heads.nth(3)).toHaveAttribute('aria-sort', 'descending');
  const wide = await width();
  await first.close();

  const { window } = await launch({ userData: first.userDataDir });
  await window
    .getByRole('button', { name: /^Sign in|^Open/ })
    .first()
    .click();
  await expect(window.getByRole('columnheader')).toHaveCount(7);
  await expect(window.getByRole('grid')).toHaveAttribute('data-density', 'compact');
  const again = await window.getByRole('columnheader').nth(2).boundingBox();
  expect(Math.round(again?.width ?? 0)).toBe(wide);
});

test('a flat list names the call on each line', async ({ simulator, signIn }) => {
  openCall(simulator, 'Billing 4412');
  const { person, window } = await signIn();
  await expect(window.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  await window.getByRole('switch', { name: 'Group by call' }).click();
  await expect(window.getByRole('heading', { name: 'Billing 4412' })).toHaveCount(0);
  await expect(person('Agent 4')).toContainText('Billing 4412');
});

test('a line that is chosen shows its call closely, and Escape or Close ends that', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  const { person, window } = await signIn();
  await person('Agent 4').click({ position: { x: 300, y: 8 } });
  const panel = window.getByRole('region', { name: 'Conference Billing 4412' });
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  await panel.getByRole('button', { name: 'Close the panel' }).click();
  await expect(panel).toHaveCount(0);
  await person('Agent 4').focus();
  await window.keyboard.press('Enter');
  await expect(panel).toBeVisible();
});

test('people are selected by mouse and by keyboard, and stay so whatever is shown', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  const { window } = await signIn();
  const selected = window.getByRole('row', { selected: true });
  const people = window.getByRole('row').filter({ has: window.getByRole('rowheader') });
  await expect(people).toHaveCount(6);
  // A line that has only just come to its place takes no click.
  await expect(async () => {
    if ((await selected.count()) === 0) await people.first().getByRole('checkbox').click();
    await expect(selected).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await people.last().click({ modifiers: ['Shift'], position: { x: 300, y: 8 } });
  await expect(selected).toHaveCount(6);
  await expect(window.getByRole('region', { name: 'Selected people' })).toContainText('6');

  await window.getByRole('button', { name: 'Clear' }).click();
  await expect(selected).toHaveCount(0);
  await people.first().focus();
  await window.keyboard.press('Space');
  await window.keyboard.press('Shift+ArrowDown');
  await expect(selected).toHaveCount(2);
  await window.keyboard.press('Control+a');
  await expect(selected).toHaveCount(6);
  await window.getByRole('searchbox').fill('returns');
  await expect(window.getByText('3 of 6 people')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Selected people' })).toContainText(
    '3 out of sight',
  );
});

test('who somebody is can be said by hand, and is taken back by the rules', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator, 'Billing 4412');
  const { button, person, window } = await signIn();
  const mark = person(CUSTOMER).getByRole('checkbox');
  await expect(mark).toHaveAttribute('title', 'Customer: reached at a telephone and called in');
  await button(CUSTOMER, 'About this person').click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'External' }).click();
  await expect(mark).toHaveAttribute('title', 'External: you said so');
  await dialog.getByRole('radio', { name: /^As the rules say/ }).click();
  await expect(mark).toHaveAttribute('title', /^Customer: reached/);
});

test('a clock that is late says so without colour', async ({ simulator, signIn }) => {
  const { sid } = simulator.floor.openConference({
    friendlyName: 'Billing 4412',
    age: 2_000_000,
    participants: [
      { label: 'Agent 4', to: 'client:agent4' },
      { label: 'Customer 1', from: '+14155550177' },
    ],
  });
  expect(sid).toMatch(/^CF/);
  const { person } = await signIn();
  await expect(person('Agent 4')).toContainText('too long');
});

test('talk is shown as it is told', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await expect(window.getByRole('grid').getByText('Talking').first()).toBeVisible({
    timeout: 30_000,
  });
});
