import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readConfig } from '../../relay/config/read-config.ts';
import { createMemoryLog } from '../../relay/log/memory-log.ts';
import { buildRelay, type Relay } from '../../relay/server.ts';
import { createHandClock, type HandClock } from '../support/relay/hand-clock.ts';
import { type ListeningConsole, listenTo } from '../support/relay/listening-console.ts';
import { ACCOUNT, RELAY_ENV } from '../support/relay/relay-account.ts';
import { conferenceCallbacks } from '../support/relay/sent-callbacks.ts';
import { openDoor, type TcpDoor } from '../support/relay/tcp-door.ts';

// A console, its network, and a relay that keeps little and whose time is told by the test.

const KEPT = 100;
/** More than a relay has in its memory beside the log. */
const MANY = 4_200;
const CHECKED_AFTER = 20_000;

let clock: HandClock;
let log: ReturnType<typeof createMemoryLog>;
let relay: Relay;
let network: TcpDoor;
let token: string;
let console: ListeningConsole;

beforeEach(async () => {
  clock = createHandClock();
  const config = readConfig(
    ['--port', '0', '--host', '127.0.0.1', '--public-url', 'http://127.0.0.1'],
    RELAY_ENV,
  );
  if (!config.ok) throw new Error(config.error);
  const limits = { ...config.value.limits, logEntries: KEPT };
  log = createMemoryLog({ accounts: [ACCOUNT], limits, clock, newLogName: () => 'a life' });
  relay = await buildRelay({ ...config.value, limits }, pino({ level: 'silent' }), { clock, log });
  const port = await relay.listen();
  network = await openDoor(0, () => port);
  const grant = { accountSid: ACCOUNT, name: 'Alex', role: 'supervisor' } as const;
  token = await relay.tokens.issue(grant, 3_600_000);
  console = listenTo({ url: `http://127.0.0.1:${network.port}`, token, account: ACCOUNT });
  await vi.waitFor(() => expect(console.news).toEqual(['up']));
});

afterEach(async () => {
  console.close();
  await network.close();
  const closing = relay.close();
  await clock.pass(10_000);
  await closing;
});

async function append(first: number, count: number): Promise<void> {
  const callbacks = conferenceCallbacks('', 1, first + count - 1).slice(first - 1);
  const entries = callbacks.map(({ params }) => ({
    key: params.SequenceNumber ?? '',
    at: clock.now(),
    body: { kind: 'conference', params } as const,
  }));
  for (let at = 0; at < count; at += KEPT) {
    await log.append(ACCOUNT, entries.slice(at, at + KEPT));
    // They may gather before they are told.
    await clock.pass(100);
  }
}

const told = () => console.events.map(({ sequenceNumber }) => sequenceNumber);

it('what was trimmed while the console was away is not asked for: everything is read, and it goes on', async () => {
  await append(1, 3);
  await vi.waitFor(() => expect(told()).toEqual([1, 2, 3]));
  network.cut();
  await vi.waitFor(() => expect(console.news.at(-1)).toBe('down'));
  await append(4, MANY);
  network.mend();
  await vi.waitFor(() => expect(console.news.at(-1)).toBe('up'), 3_000);
  const more = console.news.filter((one) => one !== 'down');
  expect(more).toEqual(['up', 'resuming', 'up']);
  await append(MANY + 4, 1);
  await vi.waitFor(() => expect(told()).toEqual([1, 2, 3, MANY + 4]));
});

it('what is still kept is told when the console is back, however much it is', async () => {
  await append(1, 3);
  await vi.waitFor(() => expect(told()).toEqual([1, 2, 3]));
  network.cut();
  await vi.waitFor(() => expect(console.news.at(-1)).toBe('down'));
  await append(4, KEPT - 10);
  network.mend();
  await vi.waitFor(() => expect(console.news.at(-1)).toBe('resumed'), 3_000);
  expect(told()).toEqual(Array.from({ length: KEPT - 7 }, (_, index) => index + 1));
});

it('a token that is revoked ends the connection, by the words of the relay, and lets nobody in again', async () => {
  const claims = await relay.tokens.verify(token);
  if (!claims.ok) throw new Error(claims.error.message);
  await relay.tokens.revoke(claims.value.id);
  await append(1, 1);
  await vi.waitFor(() => expect(told()).toEqual([1]));
  await clock.pass(CHECKED_AFTER);
  await vi.waitFor(() => expect(console.news).toEqual(['up', 'down']));
  expect(console.downs).toMatchObject([
    { code: 'unauthorized', message: 'This token was revoked.' },
  ]);
  await append(2, 1);
  // It tries again after three seconds at the most, by its own hasty clock.
  await vi.waitFor(() => expect(console.downs).toHaveLength(2), 6_000);
  expect(console.downs[1]).toEqual(console.downs[0]);
  expect(told()).toEqual([1]);
}, 10_000);
