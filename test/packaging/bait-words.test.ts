import type { Page } from '@playwright/test';
import type { Simulator } from '../../simulator/index.ts';
import { alarmAtOnceOfHolds, lookElsewhere } from '../support/console/attention.ts';
import type { PackagedEarshot, PackagedOptions } from '../support/electron/launch-packaged.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';
import { notificationDesk } from '../support/packaging/notification-desk.ts';

/** Names are whatever somebody gave a call, and reach the page by Twilio. */
const CALL = `<img src=x onerror="document.title='bitten'">`;
const PERSON = `"><img id=bait src=x onerror="document.title='bitten'">Agent`;

test('a name that is HTML or a script is words, wherever it is shown', async ({
  signIn,
  simulator,
}) => {
  simulator.floor.openConference({
    friendlyName: CALL,
    participants: [{ label: PERSON }, { from: '+14155550177' }],
  });
  const { browser, window } = await signIn();
  const grid = window.getByRole('grid', { name: 'Participants' });
  await expect(grid.getByRole('heading', { name: CALL })).toBeVisible();
  const agent = grid.getByRole('row').filter({ hasText: PERSON });
  await expect(agent.getByRole('rowheader')).toBeVisible();
  await agent.getByRole('button', { name: 'Coach' }).press('Enter');
  // It is no name of an agent’s, so that the console asks first.
  await expect(window.getByRole('dialog')).toContainText(CALL);
  await window.getByRole('button', { name: `Let ${PERSON} hear me` }).click();
  const ownMode = window.getByRole('region', { name: 'My own mode' });
  await expect(ownMode).toContainText(`only ${PERSON} hears you`);

  const opening = window.context().waitForEvent('page');
  await window.evaluate(() => Reflect.get(window, 'earshot').call('mini:toggle'));
  const mini = await opening;
  await expect(mini.getByRole('status')).toContainText(`only ${PERSON} hears you · ${CALL}`);

  await grid.getByRole('heading', { name: CALL }).click();
  const panel = window.getByRole('region', { name: `Conference ${CALL}` });
  await expect(panel.getByRole('table', { name: 'Who hears whom' })).toContainText(PERSON);
  await expect(panel.getByRole('img', { name: /who hears whom among/ })).toContainText(PERSON);
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Find or do' }).fill('mute agent');
  await expect(window.getByRole('dialog', { name: 'Find or do' })).toContainText(PERSON);
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'History', exact: true }).click();
  await expect(window.getByRole('grid', { name: 'Calls' })).toContainText(CALL);
  await expect(window.getByRole('grid', { name: 'Calls' })).toContainText(PERSON);
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    expect(await isBitten(page)).toBe(false);
    expect(await page.title()).toMatch(/^Earshot(: my own mode)?$/);
  }
});

test('a page that took a name for HTML would be found', async ({ launch }) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['policy'] }) });
  await window.evaluate((name) => document.body.insertAdjacentHTML('beforeend', name), CALL);
  await expect.poll(() => window.title()).toBe('bitten');
  await window.evaluate((name) => document.body.insertAdjacentHTML('beforeend', name), PERSON);
  expect(await isBitten(window)).toBe(true);
});

/** Desktops read what they show as markup: they make links of it, and fetch its pictures. */
const MARKUP =
  '<a href="https://elsewhere.example">Call</a><img src="https://elsewhere.example">&amp;';
const WORDS =
  '&lt;a href="https://elsewhere.example"&gt;Call&lt;/a&gt;&lt;img src="https://elsewhere.example"&gt;&amp;amp;';

test('the desktop is told a name as words, one that takes no care hands it over as markup', async ({
  signIn,
  simulator,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system takes no markup');
  expect(await toldToDesktop(simulator, signIn)).toContain(WORDS);
  const binary = await changedCopy({ without: ['markup'] });
  expect(await toldToDesktop(simulator, (options) => signIn({ ...options, binary }))).toContain(
    MARKUP,
  );
});

/** The text of the notification that somebody on a call of this name is on hold. */
async function toldToDesktop(
  { floor }: Simulator,
  signIn: (options: PackagedOptions) => Promise<PackagedEarshot>,
): Promise<string> {
  const desk = await notificationDesk();
  const { sid, participants } = floor.openConference({
    friendlyName: MARKUP,
    participants: [{ label: 'Agent 4' }, { from: '+14155550177' }],
  });
  const { window, close } = await signIn({ userData: desk.userData });
  await expect(window.getByRole('heading', { name: MARKUP })).toBeVisible();
  await alarmAtOnceOfHolds(window);
  await lookElsewhere(window);
  floor.change(participants[1]?.callSid ?? '', { hold: true });
  await expect.poll(desk.shown).toHaveLength(1);
  await close();
  floor.endConference(sid);
  return (await desk.shown())[0]?.body ?? '';
}

/** Something of a name has become a part of the page; its policy would keep a script from running. */
function isBitten(window: Page): Promise<boolean> {
  return window.evaluate(
    () => document.title === 'bitten' || document.querySelector('#bait, img[onerror]') !== null,
  );
}
