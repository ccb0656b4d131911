import type { Page } from '@playwright/test';
import { ACT_IDS } from '../../common/keyboard/acts.ts';
import {
  CUSTOMER,
  changesOf,
  ME,
  openCall,
  ownLeg,
  requestsTo,
} from '../support/console/billing-call.ts';
import { type Console, expect, test } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';

test('a question mark shows every shortcut, to be searched, and leads to where they are changed', async ({
  simulator,
  signIn,
}) => {
  openCall(simulator);
  const { app, person, window } = await signIn();
  await person('Agent 4').focus();
  await window.keyboard.press('?');
  const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const gridKeys = 10;
  await expect(sheet.getByRole('term')).toHaveCount(ACT_IDS.length + gridKeys);
  await expect(shortcutOf(window, 'Coach')).toHaveText('C');
  await expect(shortcutOf(window, 'Go to history')).toHaveText('GthenH');
  await expect(shortcutOf(window, 'Mute me')).toHaveText('EscCtrl+Shift+M');
  await picture(app, window, 'shortcuts');

  await window.keyboard.type('hold');
  await expect(sheet.getByRole('term')).toHaveText(['Hold or resume', 'Hold everyone…']);
  await window.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(person('Agent 4')).toBeFocused();

  await window.keyboard.press('?');
  await sheet.getByRole('button', { name: 'Change shortcuts…' }).press('Enter');
  await expect(window.getByRole('heading', { name: 'Shortcuts', level: 2 })).toBeVisible();
});

test('an act gets other keys, a conflict is said at once, and they are so after a restart', async ({
  simulator,
  signIn,
  launch,
}) => {
  const call = openCall(simulator);
  const first = await signIn();
  const { app, window } = first;
  const held = () => simulator.floor.participant(call.customer)?.hold;
  await openShortcutSettings(window);
  await window.getByRole('button', { name: 'Add a shortcut for Hold or resume' }).press('Enter');
  const capture = window.getByRole('textbox', { name: 'Add a shortcut for Hold or resume' });
  const verdict = capture.locator('xpath=..').getByRole('status');
  const keep = window.getByRole('button', { name: 'Keep', exact: true });
  await expect(capture).toBeFocused();

  await window.keyboard.press('l');
  await expect(verdict).toHaveText('Used by Listen. Remove it there first, or press other keys.');
  await expect(keep).toBeDisabled();
  await picture(app, window, 'shortcut-conflict');
  await window.keyboard.press('Control+c');
  await expect(verdict).toHaveText('These keys are for typing and editing. Press others.');
  await window.keyboard.press('g');
  await expect(verdict).toContainText('begins with this and could never be finished');
  await window.keyboard.press('j');
  await expect(capture).toHaveValue('G then J');
  await expect(verdict).toHaveText('Free');
  await window.keyboard.press('y');
  await expect(capture).toHaveValue('Y');
  await window.keyboard.press('Enter');
  await expect(capture).toHaveCount(0);
  await expect(
    window.getByRole('button', { name: 'Add a shortcut for Hold or resume' }),
  ).toBeFocused();
  await expect(window.getByRole('button', { name: 'Remove Y from Hold or resume' })).toBeVisible();
  await window.getByRole('button', { name: 'Remove H from Hold or resume' }).press('Enter');
  await expect(window.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  expect(requestsTo(simulator, /Participants/, 'POST')).toEqual([]);

  await window.keyboard.press('g');
  await window.keyboard.press('f');
  await first.person(CUSTOMER).focus();
  await window.keyboard.press('y');
  await expect.poll(held).toBe(true);
  await first.close();

  const again = await launch({ userData: first.userDataDir });
  await again.window.getByRole('button', { name: 'Open North support' }).click();
  const customer = again.window
    .getByRole('row')
    .filter({ has: again.window.getByRole('rowheader').filter({ hasText: CUSTOMER }) });
  await customer.focus();
  await again.window.keyboard.press('h');
  await again.window.keyboard.press('y');
  await expect.poll(held).toBe(false);
  // Had “h” still held and resumed, there would be one change more.
  expect(changesOf(simulator, call.customer)).toHaveLength(2);
});

test('two keys after one another go from view to view, and say what they wait for', async ({
  simulator,
  signIn,
}) => {
  const call = openCall(simulator);
  const { person, window } = await signIn();
  const hint = window.getByRole('status').filter({ hasText: 'G, then' });
  await person(CUSTOMER).focus();
  await window.keyboard.press('g');
  await expect(hint).toContainText('H Go to history');
  await expect(hint).toContainText('W Go to the wallboard');
  await window.screenshot({ path: 'out/screens/key-hint.png' });
  await window.keyboard.press('h');
  // What had the focus is gone with the floor: it goes to the title, and back to the line.
  await expect(window.getByRole('heading', { name: 'History', level: 1 })).toBeFocused();
  await expect(hint).toHaveCount(0);
  for (const key of ['w', 's']) {
    await window.keyboard.press('g');
    await window.keyboard.press(key);
    await expect(window.locator('main:focus, main :focus')).toBeVisible();
  }
  await window.keyboard.press('g');
  await window.keyboard.press('f');
  await expect(person(CUSTOMER)).toBeFocused();

  // A second key that ends no sequence does not do what it does alone.
  await window.keyboard.press('g');
  await expect(hint).toBeVisible();
  await window.keyboard.press('x');
  await expect(hint).toHaveCount(0);
  await expect(window.getByRole('dialog')).toHaveCount(0);
  expect(changesOf(simulator, call.customer)).toEqual([]);
});

test('no act is heard in a field, but what only goes somewhere', async ({ simulator, signIn }) => {
  openCall(simulator);
  const console = await signIn();
  const { window } = console;
  await console.person(CUSTOMER).focus();
  await window.keyboard.press('/');
  const search = window.getByRole('searchbox');
  await expect(search).toBeFocused();
  const everyLetter = 'lcbmhsxraozngf?/LSMHE';
  await window.keyboard.type(everyLetter);
  await window.keyboard.press('Delete');
  await window.keyboard.press('Control+z');
  await expect(search).toBeFocused();
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
  await window.keyboard.type('mh');
  await expect(window.getByRole('combobox', { name: 'Find or do' })).toHaveValue('mh');
  expect(requestsTo(simulator, /Participants/, 'POST')).toEqual([]);
});

for (const keys of ['Escape', 'Control+Shift+M']) {
  test(`${keys} silences me wherever the focus is`, async ({ simulator, signIn }) => {
    const call = openCall(simulator);
    const console = await signIn();
    const { person, window } = console;
    const search = window.getByRole('searchbox');
    const dialog = window.getByRole('dialog');
    const places: Readonly<Record<string, () => Promise<void>>> = {
      'on a line': () => person(CUSTOMER).focus(),
      'in a field': () => search.focus(),
      'behind a question': async () => {
        await person('Tier 2').focus();
        await window.keyboard.press('x');
        await expect(dialog).toContainText('Remove Tier 2?');
      },
      'in a field of a dialog': async () => {
        await person(CUSTOMER).focus();
        await window.keyboard.press('s');
        await expect(dialog.getByRole('textbox', { name: 'URL' })).toBeFocused();
      },
      'in the palette': async () => {
        await window.keyboard.press('Control+k');
        await expect(window.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
      },
      'in another view': async () => {
        await openShortcutSettings(window);
        await window.getByRole('button', { name: 'Add a shortcut for Coach' }).press('Enter');
      },
    };
    for (const [place, go] of Object.entries(places)) {
      await test.step(place, async () => {
        await beHeard(console);
        const me = ownLeg(simulator, call.sid);
        expect(simulator.floor.audibleTo(me)).toEqual([call.agent]);
        await go();
        await window.keyboard.press(keys);
        await expect.poll(() => simulator.floor.audibleTo(me)).toEqual([]);
        expect(changesOf(simulator, me).at(-1)).toMatchObject({ Muted: 'true' });
        await expect(window.getByRole('region', { name: 'My own mode' })).toContainText(
          'nobody hears you',
        );
        // Escape closes what stands in front with the same press; the other keys leave it.
        if (keys !== 'Escape' && (await dialog.isVisible())) await window.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      });
    }
    expect(requestsTo(simulator, /Participants\/CA/, 'DELETE')).toEqual([]);
  });
}

test('a key that is held down does once what it does', async ({ simulator, signIn }) => {
  const call = openCall(simulator);
  const { person, window } = await signIn();
  await person(CUSTOMER).focus();
  for (let press = 0; press < 6; press += 1) await window.keyboard.down('h');
  await window.keyboard.up('h');
  await expect.poll(() => simulator.floor.participant(call.customer)?.hold).toBe(true);
  await expect(person(CUSTOMER)).toContainText(/on hold/i);
  expect(changesOf(simulator, call.customer)).toEqual([expect.objectContaining({ Hold: 'true' })]);

  for (let press = 0; press < 6; press += 1) await window.keyboard.down('Delete');
  await window.keyboard.up('Delete');
  await expect(window.getByRole('dialog')).toBeVisible();
  expect(requestsTo(simulator, /Participants\/CA/, 'DELETE')).toEqual([]);
});

test('a key that can do nothing says why', async ({ simulator, signIn }) => {
  openCall(simulator);
  const { person, window } = await signIn();
  await person(CUSTOMER).focus();
  await window.keyboard.press('Shift+L');
  await expect(window.getByRole('status').filter({ hasText: 'Leave the call' })).toContainText(
    'Not now: you are not on a call',
  );
  await expect(person(CUSTOMER)).toBeFocused();
});

/** I coach the agent, from the floor. */
async function beHeard({ person, window }: Console): Promise<void> {
  if (!(await person('Agent 4').isVisible())) {
    await window.getByRole('navigation', { name: 'Views' }).getByLabel('Floor').press('Enter');
  }
  await person('Agent 4').focus();
  await window.keyboard.press('c');
  await expect(person(ME)).toContainText('Coaching Agent 4');
}

async function openShortcutSettings(window: Page): Promise<void> {
  await window.getByRole('navigation', { name: 'Views' }).getByLabel('Settings').press('Enter');
  await window
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('button', { name: 'Shortcuts' })
    .press('Enter');
  await expect(window.getByRole('heading', { name: 'Shortcuts', level: 2 })).toBeVisible();
}

function shortcutOf(window: Page, act: string) {
  return window
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${act}$`) })
    .locator('xpath=following-sibling::dd');
}
