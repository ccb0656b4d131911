import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { appUser, createHome } from '../../scripts/desktop/app-user.mjs';
import { ME, openCall, ownLeg } from '../support/console/billing-call.ts';
import { test as base, expect, fillSignInForm } from '../support/console/console-test.ts';
import { newHome } from '../support/electron/launch-earshot.ts';

/* What operations decided for a computer, in the whole console. */

const test = base.extend<{
  policy: (text: string) => Promise<{ userData: string; env: Record<string, string> }>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  policy: async ({}, use) => {
    await use(async (text) => {
      const home = await newHome();
      await createHome(home, await appUser());
      const file = join(home, 'policy.json');
      await writeFile(file, text, { mode: 0o644 });
      return { userData: join(home, 'user-data'), env: { EARSHOT_POLICY_FILE: file } };
    });
  },
});

test.skip(process.getuid?.() !== 0, 'a policy is followed only if it is the administrator’s');

const settings = async (window: Page, section: string) => {
  await window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Settings' })
    .click();
  await window
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('button', { name: section, exact: true })
    .click();
};

test('what is turned off is not offered, and is refused to whoever asks all the same', async ({
  simulator,
  signIn,
  policy,
}) => {
  const call = openCall(simulator);
  const { button, conference, person, window } = await signIn(
    await policy(
      JSON.stringify({
        modes: ['listen', 'coach'],
        disabled: ['mute', 'hold', 'announce', 'remove', 'end-call', 'add', 'export', 'change'],
      }),
    ),
  );
  await expect(button('Agent 4', 'Coach')).toBeVisible();
  for (const name of ['Mute', 'Hold', 'Announce', 'Remove']) {
    await expect(button('Agent 4', name)).toHaveCount(0);
  }
  const head = conference('Billing 4412');
  await expect(head.getByRole('button', { name: 'Listen' })).toBeVisible();
  await expect(head.getByRole('button')).toHaveCount(1);
  await expect(window.getByRole('button', { name: 'New call' })).toHaveCount(0);

  // By the door of the page itself.
  const asked = await window.evaluate(
    ([conferenceSid, callSid]) =>
      Reflect.get(window, 'earshot').call('command:run', {
        id: crypto.randomUUID(),
        command: { kind: 'mute', conferenceSid, callSid, muted: true },
      }),
    [call.sid, call.agent],
  );
  expect(asked).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(asked.error.message).toContain('Muting others is turned off on this computer');

  // By a key.
  await person('Agent 4').focus();
  await window.keyboard.press('m');
  await expect(window.getByText('turned off on this computer').first()).toBeVisible();

  // What is left works, and silence always does.
  await button('Agent 4', 'Coach').click();
  await expect(person(ME)).toContainText('Coaching Agent 4');
  await button('Agent 4', 'Stop coaching').click();
  await expect(person(ME)).toContainText('Listening');
  expect(simulator.floor.audibleTo(ownLeg(simulator, call.sid))).toEqual([]);

  await person('Agent 4').click({ position: { x: 300, y: 8 } });
  const panel = window.getByRole('region', { name: 'Conference Billing 4412' });
  const barge = panel.getByRole('button', { name: 'Barge in: turned off on this computer' });
  await expect(barge).toHaveAttribute('aria-disabled', 'true');
  await expect(panel.getByRole('button', { name: 'End call' })).toHaveCount(0);

  await window.getByRole('button', { name: 'History', exact: true }).click();
  await expect(window.getByRole('grid', { name: 'Calls' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Export…' })).toHaveCount(0);
});

test('the relay is the one of the policy', async ({ simulator, launch, policy }) => {
  const url = 'https://relay.north.example';
  const { window } = await launch(await policy(JSON.stringify({ relay: { url } })));
  await fillSignInForm(window, simulator);
  await window.getByRole('button', { name: 'Check and sign in' }).click();
  await expect(
    window.getByText(`On this computer every account goes by the relay at ${url}`),
  ).toBeVisible();
  expect(simulator.requests.list({})).toEqual([]);
});

test('an account that was added before the policy came is not opened past it', async ({
  signIn,
  launch,
  policy,
}) => {
  const first = await signIn();
  await first.close();
  const { env } = await policy(JSON.stringify({ relay: { url: 'https://relay.north.example' } }));
  const { window } = await launch({ userData: first.userDataDir, env });
  await window.getByRole('button', { name: 'Open North support' }).click();
  await expect(window.getByRole('alert')).toContainText('every account goes by the relay');
});

test('how much of the history is kept, and which versions come, cannot be changed', async ({
  signIn,
  policy,
}) => {
  const { window } = await signIn(
    await policy(JSON.stringify({ history: { keepDays: 3 }, updates: 'off' })),
  );
  await settings(window, 'History');
  const days = window.getByRole('textbox', { name: 'Forget calls after' });
  await expect(days).toHaveValue('3');
  await expect(days).toBeDisabled();
  await expect(window.getByRole('textbox', { name: 'Use at most' })).toBeEnabled();
  await settings(window, 'Updates');
  await expect(window.getByText('was decided by whoever looks after it')).toBeVisible();
  await expect(window.getByRole('radio', { name: 'Beta' })).toHaveCount(0);
});

test('the rehearsal is not offered, nor started', async ({ launch, policy }) => {
  const { window } = await launch({
    ...(await policy(JSON.stringify({ disabled: ['rehearsal'] }))),
    args: ['--rehearsal'],
  });
  await expect(window.getByRole('button', { name: 'Connect a Twilio account' })).toBeVisible();
  await expect(window.getByRole('button', { name: /rehears/i })).toHaveCount(0);
});

test('a policy with a slip names the keys, lets nobody sign in or rehearse, and drops nothing', async ({
  signIn,
  launch,
  policy,
}) => {
  const first = await signIn();
  await first.close();
  const { env } = await policy('{"modes": ["listen", "shout"], "disable": ["add"]}');
  const { window } = await launch({ userData: first.userDataDir, env, args: ['--rehearsal'] });
  const says = window.getByText('The policy of this computer cannot be followed');
  await expect(says.first()).toContainText('modes.1');
  await expect(says.first()).toContainText('“disable” is no key of it');
  await window.getByRole('button', { name: 'Open North support' }).click();
  await expect(window.getByRole('alert').first()).toContainText('cannot be followed');
  await expect(window.getByRole('grid', { name: 'Participants' })).toHaveCount(0);
  await expect(window.getByRole('button', { name: /rehears/i })).toHaveCount(0);
  const ask = (name: string, request?: unknown) =>
    window.evaluate(([channel, wanted]) => Reflect.get(window, 'earshot').call(channel, wanted), [
      name,
      request,
    ] as const);
  expect(await ask('session:rehearse')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(await ask('policy:get')).toMatchObject({ value: { policy: { updates: 'off' } } });
});
