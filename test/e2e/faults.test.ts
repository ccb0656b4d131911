import { startSimulator } from '../../simulator/index.ts';
import { expect, test } from '../support/console/console-test.ts';

const CUSTOMER = /212.?555.?0139/;
const call = {
  friendlyName: 'Returns 118',
  participants: [
    { label: 'Agent 12', to: 'client:agent12', direction: 'outbound-api' },
    { from: '+12125550139' },
  ],
} as const;

test('no live calls: the floor says so', async ({ signIn }) => {
  const { window } = await signIn();
  await expect(window.getByRole('heading', { name: 'No live calls' })).toBeVisible();
});

test('Twilio goes away: rows go stale visibly and everything resumes by itself', async ({
  signIn,
}) => {
  const before = await startSimulator({ seed: 7 });
  before.floor.openConference(call);
  const { grid, window } = await signIn({ account: before });
  await expect(grid.getByText('Agent 12')).toBeVisible();

  await before.close();
  const banner = window.getByRole('alert');
  await expect(banner).toContainText(/Offline since \d\d:\d\d:\d\d/);
  await expect(banner).toContainText(/What you see is as of \d\d:\d\d:\d\d/);
  await expect(grid.getByText(/Connected at \d\d:\d\d:\d\d/).first()).toBeVisible();
  await expect(grid.getByText('Agent 12')).toBeVisible();
  await window.screenshot({ path: 'out/screens/stale.png' });

  const after = await startSimulator({ seed: 7, port: Number(new URL(before.url).port) });
  // The same seed gives the same SIDs: those of the first call are used up by it once more.
  after.floor.endConference(after.floor.openConference(call).sid);
  after.floor.openConference({
    friendlyName: 'Returns 119',
    participants: [{ label: 'Agent 3' }, { from: '+12125550140' }],
  });
  await expect(grid.getByText('Agent 3')).toBeVisible();
  await expect(grid.getByText('Agent 12')).toHaveCount(0);
  await expect(banner).toHaveCount(0);
  await after.close();
});

test('a command that never reached Twilio is looked up, and says that it was not done', async ({
  simulator,
  signIn,
}) => {
  const { participants } = simulator.floor.openConference(call);
  const { button, grid, person } = await signIn();
  simulator.faults.add({ kind: 'reset', when: { method: 'POST' } });

  await button(CUSTOMER, 'Mute').click();
  await expect(person(CUSTOMER)).toContainText('Muting…');
  const note = grid.getByRole('alert');
  await expect(note).toContainText('Could not mute', { timeout: 40_000 });
  await expect(note).toContainText('it was not done');
  await expect(button(CUSTOMER, 'Mute')).toBeVisible();
  expect(simulator.floor.participant(participants[1]?.callSid ?? '')?.muted).toBe(false);

  simulator.faults.clear();
  await grid.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toHaveCount(0);
});

test('a command that Twilio carried out although its answer was lost ends as done', async ({
  simulator,
  signIn,
}) => {
  const { participants } = simulator.floor.openConference(call);
  const { button } = await signIn();
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' }, times: 1 });

  await button(CUSTOMER, 'Mute').click();
  await expect(button(CUSTOMER, 'Unmute')).toBeVisible();
  expect(simulator.floor.participant(participants[1]?.callSid ?? '')?.muted).toBe(true);
});

test('while it is not known what became of a command, the row says that it is looked up', async ({
  simulator,
  signIn,
}) => {
  const { participants } = simulator.floor.openConference(call);
  const { button, person } = await signIn();
  // Twilio carries it out, no answer comes, and looking takes its time.
  simulator.faults.add({ kind: 'reset', afterEffect: true, when: { method: 'POST' } });
  simulator.faults.add({
    kind: 'latency',
    ms: 2_500,
    when: { method: 'GET', path: /Participants\/CA/ },
  });

  await button(CUSTOMER, 'Mute').click();
  await expect(person(CUSTOMER)).toContainText('Checking…', { timeout: 30_000 });
  await expect(person(CUSTOMER).getByTitle(/Twilio’s answer was lost/)).toBeVisible();
  await expect(button(CUSTOMER, 'Unmute')).toBeVisible({ timeout: 30_000 });
  await expect(person(CUSTOMER)).not.toContainText('Checking…');
  expect(simulator.floor.participant(participants[1]?.callSid ?? '')?.muted).toBe(true);
});

test('a lost answer to dialling me in never dials twice', async ({ simulator, signIn }) => {
  const { sid } = simulator.floor.openConference(call);
  const { button, person } = await signIn();
  simulator.faults.add({
    kind: 'answer',
    status: 503,
    afterEffect: true,
    when: { method: 'POST', path: /Participants\.json$/ },
    times: 1,
  });

  await button('Agent 12', 'Coach').click();
  await expect(person(/^You/)).toContainText('Coaching Agent 12');
  const dialled = simulator.requests.list({ method: 'POST', path: /Participants\.json$/ });
  expect(dialled).toHaveLength(1);
  expect([...simulator.floor.listed(sid).ascending(0)]).toHaveLength(3);
});

test('credentials refused during the shift', async ({ simulator, signIn }) => {
  simulator.floor.openConference(call);
  const { grid, window } = await signIn();
  simulator.faults.add({ kind: 'answer', status: 401 });

  const banner = window.getByRole('alert');
  await expect(banner).toContainText(/Signed out by Twilio since/);
  await expect(banner).toContainText('Twilio does not accept the credentials');
  await expect(grid.getByText('Agent 12')).toBeVisible();

  await window.getByRole('button', { name: 'Account and appearance' }).click();
  await window.getByRole('menuitem', { name: 'Sign out' }).click();
  simulator.faults.clear();
  await window.getByRole('button', { name: 'Open North support' }).click();
  await expect(grid.getByText('Agent 12')).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('too many requests: polling steps back and says so, a command waits its turn', async ({
  simulator,
  signIn,
}) => {
  const { participants } = simulator.floor.openConference(call);
  const { button, window } = await signIn();
  simulator.faults.add({ kind: 'answer', status: 429, retryAfter: 1, when: { method: 'GET' } });
  const banner = window.getByRole('alert');
  await expect(banner).toContainText('Throttled by Twilio');

  simulator.faults.add({ kind: 'answer', status: 429, when: { method: 'POST' }, times: 1 });
  await button(CUSTOMER, 'Mute').click();
  await expect(button(CUSTOMER, 'Unmute')).toBeVisible();
  expect(simulator.floor.participant(participants[1]?.callSid ?? '')?.muted).toBe(true);

  simulator.faults.clear();
  await expect(banner).toHaveCount(0);
});

test('somebody left between the click and the request', async ({ simulator, signIn }) => {
  const { sid, participants } = simulator.floor.openConference(call);
  simulator.floor.join(sid, { label: 'Tier 2' });
  const { button, grid, person } = await signIn();
  await expect(person('Tier 2')).toBeVisible();
  // The console cannot learn it from a poll: those hang from now on.
  simulator.faults.add({ kind: 'latency', ms: 3_000, when: { path: /Participants\.json/ } });
  simulator.floor.leave(participants[1]?.callSid ?? '');

  await button(CUSTOMER, 'Hold').click();
  const note = grid.getByRole('alert');
  await expect(note).toContainText(/Could not hold .*0139\. .*0139 has already left/);
  await expect(note).toContainText('Twilio error 20404');
  await expect(person(CUSTOMER)).toHaveCount(0);
  await expect(person('Tier 2')).toBeVisible();
});

test('the conference ended between the click and the request', async ({ simulator, signIn }) => {
  const { sid } = simulator.floor.openConference(call);
  const { button, conference, grid } = await signIn();
  simulator.faults.add({ kind: 'latency', ms: 3_000, when: { method: 'GET', path: /s\.json/ } });
  simulator.floor.endConference(sid);

  await button('Agent 12', 'Mute').click();
  await expect(grid.getByRole('alert')).toContainText('Could not mute Agent 12.');
  simulator.faults.clear();
  await expect(conference('Returns 118')).toHaveCount(0);
  // The reason stays although the call is gone.
  await expect(grid.getByRole('alert')).toContainText('Could not mute Agent 12.');
});

test('coaching somebody on hold is refused in words, and I stay muted', async ({
  simulator,
  signIn,
}) => {
  const { sid, participants } = simulator.floor.openConference(call);
  const { button, grid, person } = await signIn();
  simulator.faults.add({ kind: 'latency', ms: 3_000, when: { method: 'GET', path: /s\.json/ } });
  simulator.floor.change(participants[0]?.callSid ?? '', { hold: true });

  await button('Agent 12', 'Coach').click();
  await expect(grid.getByRole('alert')).toContainText('Agent 12 is on hold');
  await expect(grid.getByRole('alert')).toContainText('Twilio error 16027');
  await expect(person(/^You/)).toContainText('Listening');
  const me = [...simulator.floor.listed(sid).ascending(0)].find(({ label }) =>
    label?.startsWith('supervisor:'),
  );
  expect(simulator.floor.audibleTo(me?.callSid ?? '')).toEqual([]);
});

test('the coached agent leaves: I am muted at once', async ({ simulator, signIn }) => {
  const { sid, participants } = simulator.floor.openConference(call);
  const { button, person } = await signIn();
  await button('Agent 12', 'Coach').click();
  await expect(person(/^You/)).toContainText('Coaching Agent 12');

  simulator.floor.leave(participants[0]?.callSid ?? '');
  await expect(person(/^You/)).toContainText('Listening');
  const me = [...simulator.floor.listed(sid).ascending(0)].find(({ label }) =>
    label?.startsWith('supervisor:'),
  );
  expect(me?.muted).toBe(true);
});

test('my phone is not answered, and leaving stops it ringing', async ({ simulator, signIn }) => {
  const { sid } = simulator.floor.openConference(call);
  const { button, grid, person } = await signIn();
  // A slow answer to "is it connected yet?" keeps the phone ringing long enough to change my mind.
  simulator.faults.add({
    kind: 'latency',
    ms: 400,
    when: { method: 'GET', path: /Participants\/CA/ },
  });
  await button('Agent 12', 'Coach').click();
  await expect(person(/^You/)).toContainText(/Queued|Connecting|Ringing/);
  await button(/^You/, 'Leave').click();
  await expect(person(/^You/)).toHaveCount(0);
  await expect(grid.getByRole('alert')).toHaveCount(0);
  const legs = [...simulator.floor.listed(sid).ascending(0)];
  expect(legs.filter(({ label }) => label?.startsWith('supervisor:'))).toEqual([]);
});

const LABELS = {
  'spaces and punctuation': 'Ana  &  Bo, "tier 2"?',
  'a hash': 'line#4',
  'a percent sign': '100% sure%20',
  'an emoji': 'Zoë 👩🏽‍💻',
  'right-to-left text': 'שלום עולם',
  '128 characters': `${'Long label '.repeat(12).slice(0, 127)}.`,
  'a script': '<img src=x onerror="document.title=1">',
};

test('labels of every kind are shown and acted on', async ({ simulator, signIn }) => {
  const { participants } = simulator.floor.openConference({
    friendlyName: 'Support <b>9031</b> #1',
    participants: Object.values(LABELS).map((label) => ({ label })),
  });
  const { conference, grid, window } = await signIn();
  await expect(conference('Support <b>9031</b> #1')).toBeVisible();
  for (const [index, [kind, label]] of Object.entries(LABELS).entries()) {
    await test.step(kind, async () => {
      const row = grid.getByRole('row').filter({ has: window.getByText(label, { exact: true }) });
      await row.getByRole('button', { name: 'Mute' }).click();
      await expect(row.getByRole('button', { name: 'Unmute' })).toBeVisible();
      expect(simulator.floor.participant(participants[index]?.callSid ?? '')?.muted).toBe(true);
    });
  }
  expect(await window.title()).toBe('Earshot');
});

test('250 people on one call, read over several pages', async ({ signIn }) => {
  const simulator = await startSimulator({ rowsPerPage: 60 });
  simulator.floor.openConference({
    friendlyName: 'Town hall',
    participants: Array.from({ length: 250 }, (_, index) => ({ label: `Person ${index + 1}` })),
  });
  const { grid, window } = await signIn({ account: simulator });
  await expect(grid.getByText('250 people')).toBeVisible();
  // The head of the columns, the call and everybody on it.
  await expect(grid).toHaveAttribute('aria-rowcount', '252');
  const pages = simulator.requests.list({ path: /Participants\.json/ });
  expect(pages.filter(({ url }) => url.includes('PageToken')).length).toBeGreaterThanOrEqual(4);

  // By keyboard to the last of them, and muted there.
  await grid.getByRole('row').nth(1).focus();
  await window.keyboard.press('End');
  const last = grid.locator('[aria-rowindex="252"]');
  await expect(last).toBeFocused();
  await window.keyboard.press('ArrowRight');
  await expect(last.getByRole('button', { name: 'Mute' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(last.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await simulator.close();
});
