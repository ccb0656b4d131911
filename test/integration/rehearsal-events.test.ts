import { Readable } from 'node:stream';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../common/failure.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { EventListener } from '../../main/core/event-source.ts';
import {
  openRehearsalEvents,
  type RehearsalEvents,
} from '../../main/rehearsal/rehearsal-events.ts';
import { signatureOf } from '../../simulator/callbacks/signature.ts';
import type { FaultSpec } from '../../simulator/faults/fault.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';
import { toldOf } from '../support/arbitraries/floor-events.ts';

// The console's half of the callbacks and the simulator's half, over real HTTP.

const MINUTE = 60_000;

let clock: ManualClock;
let events: RehearsalEvents;
let simulator: Simulator;
let reports: string[];

beforeEach(async () => {
  clock = createManualClock();
  reports = [];
  events = await openRehearsalEvents((message) => reports.push(message));
  simulator = await startSimulator({ clock, callbackUrl: events.callbackUrl });
  events.trust(simulator.authToken);
});

afterEach(async () => {
  await simulator.close();
  events.close();
});

/** A listener that remembers. */
function listen() {
  const told: ConferenceEvent[] = [];
  const news: string[] = [];
  const downs: Failure[] = [];
  const listener: EventListener = {
    up: () => news.push('up'),
    down: (failure) => {
      news.push('down');
      downs.push(failure);
    },
    lost: () => news.push('lost'),
    event: (event) => told.push(event),
  };
  events.open(listener);
  return { told, news, downs };
}

describe('the callbacks of a busy rehearsal', () => {
  /** A minute of a storm in which this goes wrong, and then a quiet while for stragglers. */
  async function storm(...faults: readonly FaultSpec[]) {
    const happened: ConferenceEvent[] = [];
    const opened = clock.now();
    simulator.floor.subscribe((event) => {
      // What the scene is set with happened before it opened, and is not told.
      if (event.at >= opened) happened.push(toldOf(event));
    });
    const { told, news } = listen();
    for (const fault of faults) simulator.faults.add(fault);
    simulator.theatre.start({ name: 'storm', seed: 7, speed: 4 });
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1_000);
      await simulator.callbacks.settled();
    }
    simulator.theatre.stop();
    clock.advance(MINUTE);
    await simulator.callbacks.settled();
    expect(happened.length).toBeGreaterThan(300);
    expect(news).toEqual(['up']);
    return { happened, told };
  }

  it('tell everything that happens, as it happened', async () => {
    const { happened, told } = await storm();
    expect(told).toHaveLength(happened.length);
    expect(inOrder(told)).toEqual(inOrder(happened));
    expect(reports).toEqual([]);
  });

  it('tell it out of order, twice and with unpadded days, and nothing else', async () => {
    const { happened, told } = await storm(
      { kind: 'callback', effect: 'reorder', chance: 0.3 },
      { kind: 'callback', effect: 'duplicate', chance: 0.3 },
      { kind: 'callback', effect: 'delay', ms: 2_000, chance: 0.3 },
      { kind: 'callback', effect: 'unpadded-day' },
    );
    expect(told.length).toBeGreaterThan(happened.length);
    expect(isSorted(told)).toBe(false);
    expect(inOrder(told)).toEqual(inOrder(happened));
  });

  it('leave out what was lost', async () => {
    const { happened, told } = await storm({ kind: 'callback', effect: 'drop', chance: 0.2 });
    expect(told.length).toBeLessThan(happened.length);
    const truth = new Set(happened.map((event) => JSON.stringify(event)));
    expect(told.filter((event) => !truth.has(JSON.stringify(event)))).toEqual([]);
  });

  it('tell nothing of what a forger says', async () => {
    const { happened, told } = await storm({ kind: 'callback', effect: 'forge', chance: 0.3 });
    expect(inOrder(told)).toEqual(inOrder(happened));
    const forged = simulator.callbacks.list().filter((callback) => callback.forged);
    expect(
      forged.every(({ outcome }) => outcome?.kind === 'answered' && outcome.status === 403),
    ).toBe(true);
    expect(events.refused()).toBeGreaterThan(100);
    expect(reports).toHaveLength(1);
  });
});

/** Each once, by conference and number. */
function inOrder(told: readonly ConferenceEvent[]): readonly ConferenceEvent[] {
  const byNumber = new Map(
    told.map((event) => [`${event.conferenceSid} ${event.sequenceNumber}`, event]),
  );
  return [...byNumber.values()].toSorted(
    (a, b) => a.conferenceSid.localeCompare(b.conferenceSid) || a.sequenceNumber - b.sequenceNumber,
  );
}

/** Whether the events of each conference came by their numbers. */
function isSorted(told: readonly ConferenceEvent[]): boolean {
  const latest = new Map<string, number>();
  return told.every(({ conferenceSid, sequenceNumber }) => {
    const isNext = sequenceNumber > (latest.get(conferenceSid) ?? 0);
    latest.set(conferenceSid, sequenceNumber);
    return isNext;
  });
}

describe('the address for callbacks', () => {
  const STARTED = {
    ConferenceSid: `CF${'a'.repeat(32)}`,
    FriendlyName: 'Support 1 & “2”',
    SequenceNumber: '1',
    Timestamp: 'Mon, 6 Jan 2025 09:00:00 +0000',
    StatusCallbackEvent: 'conference-start',
  };

  async function send(
    params: Readonly<Record<string, string>>,
    {
      url = events.callbackUrl,
      signature = signatureOf(simulator.authToken, url, params),
      method = 'POST' as 'POST' | 'PUT',
    } = {},
  ): Promise<number> {
    const { statusCode, body } = await request(url, {
      method,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      },
      body: new URLSearchParams(params).toString(),
    });
    await body.dump();
    return statusCode;
  }

  it('takes what the account signed', async () => {
    const { told } = listen();
    expect(await send(STARTED)).toBe(204);
    expect(told).toMatchObject([
      { type: 'conference-start', friendlyName: 'Support 1 & “2”', sequenceNumber: 1 },
    ]);
  });

  it('refuses what was changed on its way, and what nobody signed', async () => {
    const { told } = listen();
    const signature = signatureOf(simulator.authToken, events.callbackUrl, STARTED);
    expect(await send({ ...STARTED, SequenceNumber: '2' }, { signature })).toBe(403);
    expect(await send(STARTED, { signature: '' })).toBe(403);
    expect(events.refused()).toBe(2);
    expect(told).toEqual([]);
  });

  it('is not to be guessed, and takes POST alone', async () => {
    const { told } = listen();
    const { origin } = new URL(events.callbackUrl);
    expect(await send(STARTED, { url: `${origin}/` })).toBe(404);
    expect(await send(STARTED, { url: `${events.callbackUrl}?a=1` })).toBe(404);
    expect(await send(STARTED, { method: 'PUT' })).toBe(404);
    expect(told).toEqual([]);
  });

  it('reads no more than a callback can hold', async () => {
    listen();
    expect(await send({ ...STARTED, FriendlyName: 'x'.repeat(70_000) })).toBe(413);
    const unmeasured = await request(events.callbackUrl, {
      method: 'POST',
      body: Readable.from(['a=1']),
    });
    expect(unmeasured.statusCode).toBe(413);
    expect(await send(STARTED)).toBe(204);
  });

  it('is open to this machine alone', async () => {
    const elsewhere = events.callbackUrl.replace('127.0.0.1', '127.0.0.2');
    await expect(send(STARTED, { url: elsewhere })).rejects.toThrow();
  });

  it('says that something was lost when the account sends what cannot be read', async () => {
    const { told, news } = listen();
    expect(await send({ ...STARTED, Timestamp: 'yesterday' })).toBe(204);
    expect(told).toEqual([]);
    expect(news).toEqual(['up', 'lost']);
    expect(reports).toEqual([expect.stringContaining('Timestamp')]);
  });

  it('notes an event that nobody knows, and loses nothing', async () => {
    const { news } = listen();
    expect(await send({ ...STARTED, StatusCallbackEvent: 'conference-dance' })).toBe(204);
    expect(await send({ CallSid: `CA${'b'.repeat(32)}`, CallStatus: 'ringing' })).toBe(204);
    expect(news).toEqual(['up']);
    expect(reports).toEqual([expect.stringContaining('conference-dance')]);
  });

  it('tells nothing before somebody listens, and is gone once nobody does', async () => {
    expect(await send(STARTED)).toBe(204);
    const { told } = listen();
    expect(told).toEqual([]);
    events.close();
    await expect(send(STARTED)).rejects.toThrow();
    events.end();
    expect(told).toEqual([]);
  });
});

describe('a rehearsal that ends by itself', () => {
  it('is told in a sentence', () => {
    const { news, downs } = listen();
    events.end();
    expect(news).toEqual(['up', 'down']);
    expect(downs).toMatchObject([{ code: 'outage', message: expect.stringMatching(/rehearsal/) }]);
  });

  it('is told to who listens too late, instead of that all is well', () => {
    events.end();
    expect(listen().news).toEqual(['down']);
  });

  it('is not told when it was closed on purpose', () => {
    const { news } = listen();
    events.close();
    events.end();
    expect(news).toEqual(['up']);
  });
});
