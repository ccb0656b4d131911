import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Together } from '../../common/ipc/together.ts';
import { type Entry, FEED_PATH } from '../../common/wire/relay-protocol.ts';
import type { EventListener } from '../../main/core/event-source.ts';
import { askRelay } from '../../main/relay/ask-relay.ts';
import { createRelay } from '../../main/relay/relay.ts';
import { createRelayLine } from '../../main/relay/relay-line.ts';
import { systemClock } from '../../main/system-clock.ts';
import { participant } from '../support/arbitraries/facts.ts';
import { listenTo } from '../support/relay/listening-console.ts';
import { ACCOUNT } from '../support/relay/relay-account.ts';
import { type ScriptedRelay, startScriptedRelay } from '../support/relay/scripted-relay.ts';
import { conferenceCallbacks } from '../support/relay/sent-callbacks.ts';

// The console beside a relay that is newer, broken or bent on harm.

const [params = {}] = conferenceCallbacks('', 1, 1).map((callback) => callback.params);
const welcome = { log: 'a life', head: 10, role: 'supervisor', name: 'Alex' };
const who = { account: ACCOUNT, token: 'a token' };
const address = (url: string) => ({ ...who, url, console: { id: 'abc123', name: 'Alex' } });

function entry(seq: number, others: Readonly<Record<string, string>> = {}): Entry {
  const numbered = { ...params, SequenceNumber: String(seq), ...others };
  return { seq, at: 1_000 + seq, kind: 'conference', params: numbered };
}

const nothing = () => undefined;
const SILENCE: EventListener = {
  up: nothing,
  down: nothing,
  resuming: nothing,
  resumed: nothing,
  lost: nothing,
  event: nothing,
  hint: nothing,
  callEnded: nothing,
  callProgress: nothing,
  recordingTold: nothing,
};

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function open(onJoin: (relay: ScriptedRelay, times: number) => void) {
  const relay = await startScriptedRelay(onJoin);
  const console = listenTo({ ...who, url: relay.url });
  ends.push(relay.close, console.close);
  return { relay, console };
}

describe('what the relay tells', () => {
  it('of another account is left out', async () => {
    const { relay, console } = await open((one) => {
      one.say('welcome', welcome);
      const AccountSid = `AC${'9'.repeat(32)}`;
      one.events(entry(11, { AccountSid }), entry(12));
    });
    await vi.waitFor(() => expect(relay.seen).toEqual([12]));
    expect(console.events.map(({ sequenceNumber }) => sequenceNumber)).toEqual([12]);
    expect(console.news).toEqual(['up']);
    expect(console.reports).toEqual([expect.stringContaining('another account')]);
  });

  it('of a kind that is not known yet is passed over, and everything is read', async () => {
    const { relay, console } = await open((one) => {
      one.say('welcome', welcome);
      one.say('events', { entries: [{ seq: 11, at: 1, kind: 'weather' }, entry(12)] });
    });
    await vi.waitFor(() => expect(relay.seen).toEqual([12]));
    expect(console.events).toHaveLength(1);
    expect(console.news).toEqual(['up', 'lost']);
    expect(relay.handshakes).toHaveLength(1);
  });

  it('in no order at all is asked for again a few times, and then the console begins anew', async () => {
    const { relay, console } = await open((one, times) => {
      one.say('welcome', welcome);
      if (times < 5) one.say('events', { entries: 'none of your business' });
    });
    await vi.waitFor(() => expect(relay.handshakes).toHaveLength(5), 3_000);
    const place = { log: 'a life', seq: 10 };
    expect(relay.handshakes.map(({ after }) => after)).toEqual([null, place, place, place, null]);
    await vi.waitFor(() => expect(console.news.slice(-3)).toEqual(['lost', 'down', 'up']));
  });
});

it('a relay that lets the console in and drops it is asked less and less often', async () => {
  const waits: number[] = [];
  const clock = {
    ...systemClock,
    random: () => 1,
    sleep: async (ms: number) => void waits.push(ms),
  };
  const relay = await startScriptedRelay((one) => {
    one.say('welcome', welcome);
    one.cut();
  });
  const line = createRelayLine({
    address: address(relay.url),
    clock,
    place: () => null,
    onDown: () => undefined,
  });
  ends.push(relay.close, line.close);
  line.socket.on('welcome', line.welcomed);
  line.open();
  await vi.waitFor(() => expect(waits.length).toBeGreaterThan(6), 3_000);
  expect(waits.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

/** A server that speaks socket.io, and its address. */
async function startServer() {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const io = new Server(http, { path: FEED_PATH, transports: ['websocket'] });
  ends.push(() => io.close());
  const bound = http.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('No port');
  return { io, url: `http://127.0.0.1:${bound.port}` };
}

it('whom a colleague coaches can be taken over, although the relay told nobody of it before', async () => {
  const { io, url } = await startServer();
  const { conferenceSid, callSid } = participant(1, 1);
  const lease = { callSid, conferenceSid, key: 'anna', name: 'Anna', since: 1 };
  io.on('connection', (socket) => {
    socket.emit('presence:you', { key: 'me' });
    socket.on('lease:take', (_take: unknown, answer: (is: unknown) => void) =>
      answer({ is: 'taken', lease }),
    );
  });
  const { colleagues, events } = createRelay({
    address: address(url),
    clock: systemClock,
    report: () => undefined,
  });
  ends.push(events.close);
  const news: Together[] = [];
  const lost = () => undefined;
  colleagues.open({ places: () => [], changed: (together) => news.push(together), lost });
  events.open(SILENCE);
  const take = { conferenceSid, callSid, takeOver: false };
  await vi.waitFor(async () => {
    expect(await colleagues.take(take)).toEqual({ coachedBy: 'Anna' });
  });
  // The page asks whether I take over, and the answer to that is never refused.
  await vi.waitFor(() => expect(news.at(-1)?.coached).toEqual([lease]));
});

it('a relay that never says whether it lets the console in is given up, at its address', async () => {
  const { io, url } = await startServer();
  io.use(() => undefined);
  const hasty = {
    ...systemClock,
    sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal),
  };
  const answer = await askRelay(address(url), hasty);
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'unreachable', field: 'relay.url', message: expect.stringContaining('in time') },
  });
});
