import type { Page } from '@playwright/test';
import { startSimulator } from '../../simulator/index.ts';
import { fillSignInForm } from '../support/console/console-test.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** Names are whatever somebody gave a call, and reach the page by Twilio. */
const CALL = `<img src=x onerror="document.title='bitten'">`;
const PERSON = `"><img id=bait src=x onerror="document.title='bitten'">Agent`;

test('a name that is HTML or a script is words, wherever it is shown', async ({ launch }) => {
  const simulator = await startSimulator({ scenario: 'empty' });
  try {
    simulator.floor.openConference({
      friendlyName: CALL,
      participants: [{ label: PERSON }, { from: '+14155550177' }],
    });
    const { window } = await launch();
    await fillSignInForm(window, simulator);
    await window.getByRole('button', { name: 'Check and sign in' }).click();

    const grid = window.getByRole('grid', { name: 'Participants' });
    await expect(grid.getByRole('heading', { name: CALL })).toBeVisible();
    await expect(grid.getByRole('rowheader').filter({ hasText: PERSON })).toBeVisible();
    await grid
      .getByRole('row')
      .filter({ hasText: PERSON })
      .getByRole('button', { name: 'Coach' })
      .click();
    // It is no name of an agent’s, so that the console asks first.
    await expect(window.getByRole('dialog')).toContainText(CALL);
    await window.getByRole('button', { name: `Let ${PERSON} hear me` }).click();
    const ownMode = window.getByRole('region', { name: 'My own mode' });
    await expect(ownMode).toContainText(PERSON);
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Find or do' }).fill('mute agent');
    await expect(window.getByRole('dialog', { name: 'Find or do' })).toContainText(PERSON);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'History', exact: true }).click();
    await expect(window.getByRole('grid', { name: 'Calls' })).toContainText(CALL);
    await expect(window.getByRole('grid', { name: 'Calls' })).toContainText(PERSON);
    expect(await isBitten(window)).toBe(false);
  } finally {
    await simulator.close();
  }
});

test('a page that took a name for HTML would be found', async ({ launch }) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['policy'] }) });
  await window.evaluate((name) => document.body.insertAdjacentHTML('beforeend', name), CALL);
  await expect.poll(() => window.title()).toBe('bitten');
  await window.evaluate((name) => document.body.insertAdjacentHTML('beforeend', name), PERSON);
  expect(await isBitten(window)).toBe(true);
});

/** Something of a name has become a part of the page; its policy would keep a script from running. */
function isBitten(window: Page): Promise<boolean> {
  return window.evaluate(
    () => document.title === 'bitten' || document.querySelector('#bait, img[onerror]') !== null,
  );
}
