import type { Locator, Page } from '@playwright/test';
import { changesOf, ME, openCall, ownLeg, requestsTo } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';

// Nothing in here touches the mouse: everything is pressed, and locators only look.
test('a full shift by the keyboard alone', async ({ simulator, signIn }) => {
  test.setTimeout(120_000);
  const call = openCall(simulator, 'Billing 4412');
  openCall(simulator, 'Returns 118');
  const { floor } = simulator;
  const { grid, person, window } = await signIn();
  const { keyboard } = window;
  const mode = window.getByRole('region', { name: 'My own mode' });
  const dialog = window.getByRole('dialog');
  const focusIsSeen = () => expectFocusSeen(window);
  const agree = () => pressNextButton(window);
  const heldOnBilling = () =>
    [call.agent, call.customer, call.tier2].filter((callSid) => floor.participant(callSid)?.hold);

  await test.step('finds a person by two words, and goes to them', async () => {
    await keyboard.press('/');
    await expect(window.getByRole('searchbox')).toBeFocused();
    await keyboard.type('agent billing');
    await expect(window.getByText('1 of 6 people')).toBeVisible();
    await keyboard.press('Enter');
    await expect(window.getByRole('row', { name: /Billing 4412/ }).first()).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(person('Agent 4')).toBeFocused();
    await focusIsSeen();
  });

  await test.step('listens, unheard', async () => {
    await keyboard.press('l');
    await expect(mode).toContainText('Listening: nobody hears you · Billing 4412');
    expect(requestsTo(simulator, /\/Participants\.json$/, 'POST')).toMatchObject([
      { Muted: 'true', Beep: 'false' },
    ]);
    expect(floor.audibleTo(ownLeg(simulator, call.sid))).toEqual([]);
    await focusIsSeen();
  });
  const me = ownLeg(simulator, call.sid);

  await test.step('shows everybody again, and comes back to the same line', async () => {
    await keyboard.press('/');
    await keyboard.press('Escape');
    await expect(window.getByRole('searchbox')).toHaveValue('');
    await expect(window.getByRole('rowheader')).toHaveCount(7);
    await keyboard.press('ArrowDown');
    await expect(agentOf(grid, 'Billing 4412')).toBeFocused();
    await focusIsSeen();
  });

  await test.step('coaches the agent: only they hear', async () => {
    await keyboard.press('c');
    await expect(mode).toContainText('Coaching: only Agent 4 hears you · Billing 4412');
    expect(changesOf(simulator, me).at(-1)).toMatchObject({
      Coaching: 'true',
      CallSidToCoach: call.agent,
    });
    expect(floor.audibleTo(me)).toEqual([call.agent]);
    await focusIsSeen();
  });

  await test.step('announces an address to the agent', async () => {
    await keyboard.press('s');
    await expect(dialog).toContainText('Only Agent 4 hears it.');
    await expect(dialog.getByRole('textbox', { name: 'URL' })).toBeFocused();
    await keyboard.type('https://example.com/wrap-up.xml');
    await keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    expect(floor.announcements).toMatchObject([
      { callSid: call.agent, url: 'https://example.com/wrap-up.xml' },
    ]);
    await expect(agentOf(grid, 'Billing 4412')).toBeFocused();
  });

  await test.step('holds everyone, after reading what comes of it', async () => {
    await keyboard.press('Shift+H');
    await expect(dialog).toContainText('Put 3 people on hold?');
    await expect(dialog).toContainText('You are muted by it, too.');
    expect(heldOnBilling()).toEqual([]);
    await agree();
    await expect.poll(() => heldOnBilling().length).toBe(3);
    expect(floor.participant(me)?.muted).toBe(true);
    await expect(dialog).toHaveCount(0);
    await focusIsSeen();
  });

  await test.step('brings everyone back', async () => {
    await expect(window.getByRole('region', { name: 'Acts on several people' })).toContainText(
      '3 put on hold',
    );
    await keyboard.press('r');
    await expect(dialog).toContainText('Restore 3 people?');
    expect(heldOnBilling()).toHaveLength(3);
    await agree();
    await expect.poll(heldOnBilling).toEqual([]);
    await expect(dialog).toHaveCount(0);
    await focusIsSeen();
  });

  await test.step('barges in, after being asked', async () => {
    await walkTo(window, person(ME));
    await keyboard.press('b');
    await expect(dialog).toContainText('Everyone on Billing 4412 will hear you, customers too.');
    expect(floor.audibleTo(me)).toEqual([]);
    await agree();
    await expect(mode).toContainText('Barged in: everyone hears you');
    expect(floor.audibleTo(me)).toHaveLength(3);
    await expect(dialog).toHaveCount(0);
    await focusIsSeen();
  });

  await test.step('is silent at once by Escape', async () => {
    await keyboard.press('Escape');
    await expect(mode).toContainText('Listening: nobody hears you');
    expect(changesOf(simulator, me).at(-1)).toMatchObject({ Muted: 'true' });
    expect(floor.audibleTo(me)).toEqual([]);
    await expect(person(ME)).toBeFocused();
  });

  await test.step('unmutes my own leg only after reading who will hear it', async () => {
    await keyboard.press('m');
    await expect(dialog).toContainText('Unmute your own leg?');
    await agree();
    await expect.poll(() => floor.audibleTo(me).length).toBe(3);
    await expect(dialog).toHaveCount(0);
    await expect(mode).toContainText('Barged in');
    await keyboard.press('Escape');
    await expect.poll(() => floor.audibleTo(me)).toEqual([]);
    await expect(mode).toContainText('Listening');
    await focusIsSeen();
  });

  await test.step('removes somebody, after reading who stays', async () => {
    await walkTo(window, person('Tier 2').first());
    await keyboard.press('x');
    await expect(dialog).toContainText('Remove Tier 2?');
    await expect(dialog).toContainText('stay on the call');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(person('Tier 2').first()).toBeFocused();
    expect(requestsTo(simulator, /\/Participants\/CA/, 'DELETE')).toEqual([]);

    await keyboard.press('Delete');
    await agree();
    await expect(person('Tier 2')).toHaveCount(1);
    expect(requestsTo(simulator, new RegExp(`/Participants/${call.tier2}`), 'DELETE')).toHaveLength(
      1,
    );
    await expect(dialog).toHaveCount(0);
    await focusIsSeen();
  });

  await test.step('leaves, and the call goes on', async () => {
    await keyboard.press('Shift+L');
    await expect(person(ME)).toHaveCount(0);
    await expect(window.getByText('You are not on a call')).toBeVisible();
    expect(floor.conference(call.sid)?.status).toBe('in-progress');
    expect(floor.participant(call.agent)?.muted).toBe(false);
    await focusIsSeen();
  });
});

/** The agent's row below the head of this call: the other call has an agent of the same name. */
function agentOf(grid: Locator, call: string): Locator {
  return grid.locator(
    `xpath=//*[@role="row"][.//h2[normalize-space()="${call}"]]/following-sibling::*[.//*[@role="rowheader" and contains(., "Agent 4")]][1]`,
  );
}

/** Up or down, line by line, until this one has the focus. */
async function walkTo(window: Page, row: Locator): Promise<void> {
  for (;;) {
    const to = Number(await row.getAttribute('aria-rowindex'));
    const from = await window.evaluate(() =>
      Number(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')),
    );
    expect(from).toBeGreaterThan(0);
    if (from === to) break;
    await window.keyboard.press(from < to ? 'ArrowDown' : 'ArrowUp');
    const next = window.locator(`[aria-rowindex="${from + Math.sign(to - from)}"]`);
    await expect(next).toBeFocused();
  }
  await expect(row).toBeFocused();
}

/** From the button that does nothing, which has the focus first, to the one that agrees. */
async function pressNextButton(window: Page): Promise<void> {
  const dialog = window.getByRole('dialog');
  const buttons = dialog.getByRole('button');
  await expect(buttons.nth(-2)).toBeFocused();
  await window.keyboard.press('Tab');
  const agreeing = buttons.last();
  await expect(agreeing).toBeFocused();
  // What changed a moment ago is to be read first.
  await expect(agreeing).not.toHaveAttribute('aria-disabled', 'true');
  await window.keyboard.press('Enter');
}

/** Whoever works by keyboard sees where they are: on something, within the window, marked as theirs. */
async function expectFocusSeen(window: Page): Promise<void> {
  await expect
    .poll(() =>
      window.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return 'nowhere';
        const { top, bottom, width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || top < 0 || bottom > innerHeight) return 'out of sight';
        return element.matches(':focus-visible') ? 'seen' : `not marked: ${element.outerHTML}`;
      }),
    )
    .toBe('seen');
}
