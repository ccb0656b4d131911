import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../common/wire/relay-protocol.ts';
import { type ListeningConsole, listenTo } from '../support/relay/listening-console.ts';
import { ACCOUNT } from '../support/relay/relay-account.ts';
import { type ScriptedRelay, startScriptedRelay } from '../support/relay/scripted-relay.ts';
import { conferenceCallbacks } from '../support/relay/sent-callbacks.ts';

// The console's side of the protocol, over a real socket, with a relay that can be made to misbehave.

const LOG = 'first life';
const [params = {}] = conferenceCallbacks('', 1, 1).map((callback) => callback.params);
const CF = params.ConferenceSid ?? '';
const CALL = `CA${'c'.repeat(32)}`;

/** One of Twilio's callbacks, whose own number is that of the entry. */
function entry(seq: number): Entry {
  const numbered = { ...params, SequenceNumber: String(seq) };
  return { seq, at: 1_000 + seq, kind: 'conference', params: numbered };
}
const entries = (...numbers: readonly number[]) => numbers.map(entry);
const welcome = (head: number, log = LOG) => ({ log, head, role: 'supervisor', name: 'Alex' });

let relay: ScriptedRelay;
let console: ListeningConsole;

async function open(onJoin: (relay: ScriptedRelay, times: number) => void): Promise<void> {
  relay = await startScriptedRelay(onJoin);
  console = listenTo({ url: relay.url, token: 'a token', account: ACCOUNT });
}

afterEach(async () => {
  console.close();
  await relay.close();
});

const told = () => console.events.map(({ sequenceNumber }) => sequenceNumber);
const places = () => relay.handshakes.map(({ after }) => after);

describe('a console that was cut off', () => {
  it('asks for what comes after the last that it saw, and is live when it has all of it', async () => {
    await open((one, times) => {
      one.say('welcome', welcome(times === 1 ? 10 : 14));
      if (times === 1) one.events(...entries(11, 12));
    });
    await vi.waitFor(() => expect(told()).toEqual([11, 12]));
    // What was on its way when the line is cut is lost.
    await vi.waitFor(() => expect(relay.seen).toEqual([12]));
    relay.cut();
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('resuming'));
    relay.events(entry(13));
    await vi.waitFor(() => expect(told()).toEqual([11, 12, 13]));
    expect(console.news).toEqual(['up', 'down', 'resuming']);
    relay.events(...entries(14, 15));
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('resumed'));
    expect(told()).toEqual([11, 12, 13, 14, 15]);
    expect(places()).toEqual([null, { log: LOG, seq: 12 }]);
    expect(relay.seen).toEqual([12, 13, 15]);
  });

  it('is live at once when nothing happened meanwhile', async () => {
    await open((one) => one.say('welcome', welcome(10)));
    await vi.waitFor(() => expect(console.news).toEqual(['up']));
    relay.cut();
    await vi.waitFor(() => expect(console.news).toEqual(['up', 'down', 'resuming', 'resumed']));
  });

  it('says where it takes callbacks, unless it is too old for that', async () => {
    const callbacks = 'https://relay.example';
    await open((one, times) => {
      one.say('welcome', { ...welcome(10), ...(times === 1 ? {} : { callbacks }) });
    });
    await vi.waitFor(() => expect(console.news).toEqual(['up']));
    expect(console.callbacks()).toBeNull();
    relay.cut();
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('resumed'));
    expect(console.callbacks()).toBe(callbacks);
  });

  it('begins anew where what it missed is no longer kept, and in another log', async () => {
    await open((one, times) => {
      one.say('welcome', welcome(times * 100, times === 3 ? 'second life' : LOG));
      if (times === 2) one.say('too-old', { log: LOG, head: 200 });
      if (times === 3) one.say('too-old', { log: 'second life', head: 7 });
    });
    await vi.waitFor(() => expect(console.news).toEqual(['up']));
    relay.cut();
    await vi.waitFor(() => expect(console.news).toEqual(['up', 'down', 'resuming', 'up']));
    relay.events(entry(201));
    await vi.waitFor(() => expect(told()).toEqual([201]));
    relay.cut();
    await vi.waitFor(() => expect(console.news.slice(4)).toEqual(['down', 'resuming', 'up']));
    relay.events(entry(8));
    await vi.waitFor(() => expect(told()).toEqual([201, 8]));
    expect(places()).toEqual([null, { log: LOG, seq: 100 }, { log: LOG, seq: 201 }]);
  });
});

describe('numbers', () => {
  it('that were told before are passed over', async () => {
    await open((one) => {
      one.say('welcome', welcome(10));
      one.events(...entries(11, 12));
      one.events(...entries(12, 13));
    });
    await vi.waitFor(() => expect(told()).toEqual([11, 12, 13]));
  });

  it('that are missing are asked for again', async () => {
    await open((one, times) => {
      one.say('welcome', welcome(times === 1 ? 10 : 13));
      one.events(...(times === 1 ? entries(11, 13) : entries(12, 13)));
    });
    await vi.waitFor(() => expect(told()).toEqual([11, 12, 13]));
    expect(places()).toEqual([null, { log: LOG, seq: 11 }]);
    expect(console.news).toEqual(['up', 'down', 'resuming', 'resumed']);
  });

  it('that the relay does not have are given up, and everything is read', async () => {
    await open((one) => {
      one.say('welcome', welcome(10));
      one.events(...entries(12, 13));
    });
    await vi.waitFor(() => expect(told()).toEqual([12, 13]));
    expect(relay.handshakes).toHaveLength(4);
    expect(console.news).toContain('lost');
  });
});

describe('what is no event', () => {
  it('is told for what it is', async () => {
    await open((one) => {
      one.say('welcome', welcome(10));
      const call = { AccountSid: ACCOUNT, CallSid: CALL, CallStatus: 'busy' };
      one.say('events', {
        entries: [
          { seq: 11, at: 1, kind: 'hint', conferenceSid: CF },
          { seq: 12, at: 1, kind: 'gap' },
          { seq: 13, at: 1, kind: 'call', params: { ...call, CallStatus: 'ringing' } },
          { seq: 14, at: 1, kind: 'call', params: call },
          { seq: 15, at: 1, kind: 'recording', params: { AccountSid: ACCOUNT } },
        ],
      });
    });
    await vi.waitFor(() => expect(relay.seen).toEqual([15]));
    expect(console.news).toEqual(['up', `hint ${CF}`, 'lost', `ended ${CALL}`]);
    expect(told()).toEqual([]);
  });

  it('and cannot be read is said, since an event is lost with it', async () => {
    await open((one) => {
      one.say('welcome', welcome(10));
      const unread = { ...entry(11), params: { ...params, Timestamp: 'yesterday' } };
      const unknown = { ...params, StatusCallbackEvent: 'conference-dance' };
      one.say('events', { entries: [unread, { ...entry(12), params: unknown }] });
    });
    await vi.waitFor(() => expect(relay.seen).toEqual([12]));
    expect(console.news).toEqual(['up', 'lost']);
    expect(console.reports).toEqual([
      expect.stringContaining('Timestamp'),
      expect.stringContaining('conference-dance'),
    ]);
  });
});

describe('a relay that cannot pass events on', () => {
  it('is no source of events until it can', async () => {
    await open((one) => one.say('welcome', welcome(10)));
    await vi.waitFor(() => expect(console.news).toEqual(['up']));
    relay.say('flow', { flowing: false });
    await vi.waitFor(() => expect(console.news).toEqual(['up', 'down']));
    expect(console.downs).toMatchObject([{ code: 'outage' }]);
    relay.events(entry(11));
    relay.say('flow', { flowing: true });
    await vi.waitFor(() => expect(console.news).toEqual(['up', 'down', 'resumed']));
    expect(told()).toEqual([11]);
  });

  it('does not seem to be one because it lets the console in', async () => {
    await open((one) => {
      one.say('flow', { flowing: false });
      one.say('welcome', welcome(10));
    });
    await vi.waitFor(() => expect(console.news).toEqual(['down', 'up', 'down']));
  });
});

it('a refusal while connected is told in the words of the relay, and tried again', async () => {
  const refusal = { code: 'unauthorized', message: 'This token was revoked.', hint: 'Ask.' };
  await open((one, times) => {
    one.say('welcome', welcome(10));
    if (times > 1) return;
    one.say('refused', refusal);
    one.cut();
  });
  await vi.waitFor(() => expect(console.downs).toEqual([refusal]));
  await vi.waitFor(() => expect(console.news.at(-1)).toBe('resumed'), { timeout: 10_000 });
}, 15_000);
