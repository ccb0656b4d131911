import path from 'node:path';
import type { Page } from '@playwright/test';
import { io } from 'socket.io-client';
import { FEED_PATH } from '../../common/wire/relay-protocol.ts';
import { openCall } from '../support/console/billing-call.ts';
import { test as base, expect, fillSignInForm } from '../support/console/console-test.ts';
import { picture } from '../support/console/picture.ts';
import { filesWith, memoryWith } from '../support/console/secret-search.ts';
import {
  type AccountWithRelay,
  startAccountWithRelay,
} from '../support/relay/account-with-relay.ts';

const test = base.extend<{ stage: AccountWithRelay }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  stage: async ({}, use) => {
    const stage = await startAccountWithRelay();
    await use(stage);
    await stage.close();
  },
});

const pill = (window: Page, words: string) =>
  window.getByRole('button', { name: new RegExp(`^${words}`) });
const signIn = (window: Page) => window.getByRole('button', { name: 'Check and sign in' }).click();

test('the rehearsal is live through a relay of its own', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await pill(window, 'Live').click();
  const details = window.getByRole('dialog');
  await expect(details).toContainText('Twilio tells every change as it happens');
  await expect(details).toContainText(/From the relay to here it took \d+ ms/);
});

test('a profile with a relay is live, polls while the relay is away, and goes on when it is back', async ({
  launch,
  stage,
}) => {
  const { window } = await launch();
  openCall(stage.simulator);
  await fillSignInForm(window, stage.simulator, {
    'Relay address': stage.url,
    'Relay token': await stage.token(),
  });
  await signIn(window);
  await expect(pill(window, 'Live')).toBeVisible();

  stage.network.cut();
  await pill(window, 'Polling only').click();
  await expect(window.getByRole('dialog')).toContainText(/Not connected since .* relay/);
  await window.keyboard.press('Escape');
  stage.network.mend();
  await expect(pill(window, 'Live')).toBeVisible({ timeout: 30_000 });

  await stage.relay.stop('SIGKILL');
  await expect(pill(window, 'Polling only')).toBeVisible();
  await stage.relay.start();
  await expect(pill(window, 'Live')).toBeVisible({ timeout: 30_000 });

  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(window.getByText(`Events through ${stage.url} as supervisor`)).toBeVisible();
});

test('what the relay refuses is said at the field, and nothing is saved', async ({
  launch,
  stage,
}) => {
  const { window } = await launch();
  const attempt = async (url: string, token: string) => {
    const fields = { 'Relay address': url, 'Relay token': token };
    await fillSignInForm(window, stage.simulator, fields);
    await signIn(window);
  };
  const said = (field: string) => window.getByRole('textbox', { name: field, exact: true });

  await attempt('http://relay.example.com', '');
  await expect(said('Relay address')).toHaveAccessibleDescription(/must start with https/);
  await expect(said('Relay token')).toHaveAccessibleDescription(/Paste the token of the relay/);
  await attempt(stage.url, 'nonsense');
  await expect(said('Relay token')).toHaveAccessibleDescription(/not a token of this relay/);
  await attempt(stage.url, await stage.token('agent'));
  await expect(said('Relay token')).toHaveAccessibleDescription(/token is for asking for help/);
  await attempt(stage.simulator.url, await stage.token());
  await expect(said('Relay address')).toHaveAccessibleDescription(/is no relay/);
  stage.network.cut();
  await attempt(stage.url, await stage.token());
  await expect(said('Relay address')).toHaveAccessibleDescription(/cannot be reached/);
  await expect(window.getByRole('button', { name: /^Open/ })).toHaveCount(0);
});

test('through the gateway an account is signed in to without a secret of Twilio’s', async ({
  launch,
  stage,
}) => {
  const { window } = await launch();
  openCall(stage.simulator);
  await fillSignInForm(
    window,
    stage.simulator,
    {
      'Relay address': `http://127.0.0.1:${stage.relay.port}`,
      'Relay token': await stage.token(),
    },
    'Connect by our relay',
  );
  await expect(window.getByRole('textbox', { name: 'Secret', exact: true })).toHaveCount(0);
  await signIn(window);
  const grid = window.getByRole('grid', { name: 'Participants' });
  const agent = grid.getByRole('row').filter({ hasText: 'Agent 4' });
  await agent.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(agent.getByRole('button', { name: 'Unmute', exact: true })).toBeVisible();
  await expect(pill(window, 'Live')).toBeVisible();

  await stage.relay.stop('SIGKILL');
  await expect(window.getByRole('alert')).toContainText('The relay cannot be reached');
  await stage.relay.start();
  await expect(window.getByRole('alert')).toHaveCount(0, { timeout: 30_000 });
});

test('what is typed is spoken: the relay keeps it, and Twilio fetches it there', async ({
  launch,
  stage,
}) => {
  const { simulator } = stage;
  const { app, window } = await launch();
  openCall(simulator);
  await fillSignInForm(window, simulator, {
    'Relay address': `http://127.0.0.1:${stage.relay.port}`,
    'Relay token': await stage.token(),
  });
  await signIn(window);
  await window.getByRole('button', { name: 'Announce to everyone' }).click();
  const dialog = window.getByRole('dialog', { name: /Announce to everyone/ });
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect(dialog).toContainText('Type what shall be said');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('We are back in <5> minutes & sorry');
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('en-GB');
  await picture(app, window, 'announce');
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect(dialog).toHaveCount(0);

  await expect.poll(() => simulator.floor.announcements).toHaveLength(1);
  const [announcement] = simulator.floor.announcements;
  const spoken = await (await fetch(announcement?.url ?? '')).text();
  expect(spoken).toContain('We are back in &lt;5&gt; minutes &amp; sorry</Say>');
  // It is played only when the simulated Twilio found it there.
  await expect
    .poll(() => simulator.callbacks.list().map(({ event }) => event))
    .toContain('announcement-end');
});

test('colleagues are seen where they are, and asked before two coach one agent', async ({
  launch,
  stage,
}) => {
  const { simulator, account, relay } = stage;
  const url = `http://127.0.0.1:${relay.port}`;
  const { sid: conferenceSid, agent: callSid } = openCall(simulator);
  const anna = io(url, {
    path: FEED_PATH,
    transports: ['websocket'],
    auth: {
      token: await stage.token('coach', { name: 'Anna', endpoint: 'client:anna' }),
      account,
      after: null,
      console: { id: 'anna', name: 'Anna' },
    },
  });
  const lost: unknown[] = [];
  anna.on('lease:lost', ({ lease }) => lost.push(lease.name));
  const watching = { conferenceSid, mode: 'watching', callSid: null };
  anna.emit('presence:here', { places: [watching] });
  anna.emit('lease:take', { callSid, conferenceSid, takeOver: false }, () => undefined);
  const here = setInterval(() => anna.emit('presence:here', { places: [watching] }), 2_000);

  const { window } = await launch();
  await fillSignInForm(window, simulator, {
    'Relay address': url,
    'Relay token': await stage.token(),
  });
  await signIn(window);
  await expect(window.getByText('Anna is watching')).toBeVisible();
  const row = window.getByRole('row').filter({ hasText: 'Agent 4' });
  await row.getByRole('button', { name: 'Coach', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Take over?' });
  await expect(dialog).toContainText('Anna is coaching Agent 4: take over?');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(window.getByRole('region', { name: 'My own mode' })).toContainText('Coaching');
  await expect.poll(() => lost).toEqual(['Alex']);

  clearInterval(here);
  anna.disconnect();
  await expect(window.getByText('Anna is watching')).toHaveCount(0);
});

test('an agent who asks for help is seen, taken, and done', async ({ launch, stage }) => {
  const { simulator, relay } = stage;
  const url = `http://127.0.0.1:${relay.port}`;
  const { sid: conferenceSid, agent: callSid } = openCall(simulator);
  const { app, window } = await launch();
  await fillSignInForm(window, simulator, {
    'Relay address': url,
    'Relay token': await stage.token(),
  });
  await signIn(window);
  await expect(pill(window, 'Live')).toBeVisible();
  const authorization = `Bearer ${await stage.token('agent', { name: 'Agent 4' })}`;
  const ask = await fetch(`${url}/help`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ callSid, conferenceSid, reason: 'approval', comment: 'Refund of 180' }),
  });
  expect(ask.status).toBe(201);
  const { id } = await ask.json();
  const cards = window
    .getByRole('region', { name: 'Needs you' })
    .getByRole('listitem')
    .filter({ hasText: 'Agent 4' });
  await expect(cards).toContainText('Asks for help');
  await expect(cards).toContainText('Billing 4412 · something needs approval. “Refund of 180”');
  await picture(app, window, 'help');
  await expect
    .poll(async () => {
      const now = await fetch(`${url}/help/${id}`, { headers: { authorization } });
      return (await now.json()).seenBy.map(({ name }: { name: string }) => name);
    })
    .toEqual(['Alex']);
  await cards.getByRole('button', { name: 'Take: Agent 4' }).click();
  await expect(cards).toContainText('Alex helps');
  await cards.getByRole('button', { name: 'Done: Agent 4' }).click();
  await expect(cards).toHaveCount(0);
});

test('no file, log or page memory holds the token of the relay', async ({ launch, stage }) => {
  const { simulator } = stage;
  const token = await stage.token();
  const { window, logs, userDataDir } = await launch();
  openCall(simulator);
  const fields = { 'Relay address': stage.url, 'Relay token': token };
  await fillSignInForm(window, simulator, fields, 'Connect by our relay');
  await signIn(window);
  await expect(pill(window, 'Live')).toBeVisible();
  // Errors are where secrets escape.
  await stage.relay.stop('SIGKILL');
  await expect(window.getByRole('alert').first()).toBeVisible();

  const [, , signature = ''] = token.split('.');
  for (const secret of [token, signature]) {
    expect(await filesWith(secret, path.dirname(userDataDir))).toEqual([]);
    expect(await memoryWith(secret, window)).toEqual([]);
    expect(logs.join('\n')).not.toContain(secret);
  }
});
