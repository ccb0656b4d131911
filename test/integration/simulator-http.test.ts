import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../simulator/index.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

interface Sent {
  readonly form?: Record<string, string>;
  readonly json?: unknown;
  readonly secret?: string;
}

function send(method: string, path: string, { form, json, secret }: Sent = {}) {
  const { url, accountSid, authToken } = simulator;
  const headers: Record<string, string> = {
    Authorization: `Basic ${btoa(`${accountSid}:${secret ?? authToken}`)}`,
  };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
  const at = path.startsWith('/') ? path : `/2010-04-01/Accounts/${accountSid}/${path}`;
  return fetch(`${url}${at}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

function openCall() {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName: 'Support 1',
    participants: [{ label: 'Agent 1' }, {}],
  });
  const callSid = participants[1]?.callSid ?? '';
  return { sid, callSid, path: `Conferences/${sid}/Participants/${callSid}.json` };
}

describe('every answer', () => {
  it('tells how many requests are under way at the same time', async () => {
    simulator.faults.add({ kind: 'latency', ms: 50 });
    const answers = await Promise.all([1, 2, 3].map(() => send('GET', 'Conferences.json')));
    const counts = answers.map(({ headers }) => headers.get('Twilio-Concurrent-Requests'));
    expect(counts.toSorted()).toEqual(['1', '2', '3']);
    simulator.faults.clear();
    const later = await send('GET', 'Conferences.json');
    expect(later.headers.get('Twilio-Concurrent-Requests')).toBe('1');
  });

  it("carries Twilio's headers", async () => {
    const { headers } = await send('GET', 'Conferences.json');
    expect(headers.get('Twilio-Request-Id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(headers.get('Twilio-Concurrent-Requests')).toBe('1');
    expect(headers.get('Twilio-Request-Duration')).toMatch(/^\d+\.\d{3}$/);
  });

  it('to a path that is not there or cannot be decoded is 404 in Twilio’s shape', async () => {
    for (const path of ['/nothing', 'Conferences/%zz.json', 'Conferences']) {
      const response = await send('GET', path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 20404, status: 404 });
    }
  });

  it('without credentials is 401, with what Twilio says', async () => {
    const response = await fetch(`${simulator.url}/2010-04-01/Accounts.json`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      code: 20003,
      detail: 'Your AccountSid or AuthToken was incorrect.',
      message: 'Authenticate',
      more_info: 'https://www.twilio.com/docs/errors/20003',
      status: 401,
    });
  });
});

it.each(['yes', '1', 'TRUE', 'on'])('Muted=%s is read as false, as Twilio does', async (Muted) => {
  const { callSid, path } = openCall();
  simulator.floor.change(callSid, { muted: true });
  await send('POST', path, { form: { Muted } });
  expect(simulator.floor.participant(callSid)?.muted).toBe(false);
});

it('an announcement needs a URL and a method that exist', async () => {
  const { path } = openCall();
  const codes = async (form: Record<string, string>) =>
    z.object({ code: z.number() }).parse(await (await send('POST', path, { form })).json()).code;
  expect(await codes({ AnnounceUrl: 'not a url', Muted: 'true' })).toBe(21205);
  expect(await codes({ AnnounceUrl: 'https://example.com', AnnounceMethod: 'PUT' })).toBe(21209);
  expect(simulator.floor.announcements).toEqual([]);
});

it('somebody who is dialled answers within five seconds, and 50 times sooner at speed 50', async () => {
  await simulator.close();
  simulator = await startSimulator({ speed: 50 });
  const { callSid } = simulator.floor.dial('New', { from: '+14155550100', to: '+12125550123' });
  expect(simulator.floor.call(callSid)?.status).toBe('queued');
  await expect
    .poll(() => simulator.floor.call(callSid)?.status, { timeout: 1_000, interval: 5 })
    .toBe('in-progress');
});

describe('a fault', () => {
  it('answers in place of the API, so often as asked, and nothing is done', async () => {
    const { callSid, path } = openCall();
    simulator.faults.add({ kind: 'answer', status: 429, retryAfter: 2, times: 1 });
    const response = await send('POST', path, { form: { Muted: 'true' } });
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('2');
    expect(await response.json()).toMatchObject({ code: 20429, status: 429 });
    expect(simulator.floor.participant(callSid)?.muted).toBe(false);

    expect((await send('POST', path, { form: { Muted: 'true' } })).status).toBe(200);
    expect(simulator.requests.list().map(({ params, status }) => [params, status])).toEqual([
      [{ Muted: 'true' }, 429],
      [{ Muted: 'true' }, 200],
    ]);
  });

  it('after the effect hides that it was done', async () => {
    const { callSid, path } = openCall();
    simulator.faults.add({ kind: 'answer', status: 503, afterEffect: true, times: 1 });
    const response = await send('DELETE', path);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 20503 });
    expect(simulator.floor.participant(callSid)?.status).toBe('complete');
  });

  it.each([false, true])('cuts the connection (after the effect: %s)', async (afterEffect) => {
    const { callSid, path } = openCall();
    simulator.faults.add({ kind: 'reset', afterEffect, times: 1 });
    await expect(send('POST', path, { form: { Muted: 'true' } })).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
    expect(simulator.floor.participant(callSid)?.muted).toBe(afterEffect);
    expect(simulator.requests.list().at(-1)?.status).toBeNull();
    expect((await send('GET', path)).status).toBe(200);
  });

  it('sends half an answer to what was done', async () => {
    const { callSid, path } = openCall();
    simulator.faults.add({ kind: 'half-body', times: 2 });
    const response = await send('POST', path, { form: { Muted: 'true' } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(simulator.floor.participant(callSid)?.muted).toBe(true);
    await expect(send('DELETE', path)).rejects.toThrow();
    expect(simulator.floor.participant(callSid)?.status).toBe('complete');
  });

  it('puts every date of Twilio’s ahead', async () => {
    const { path } = openCall();
    const hour = 3_600_000;
    simulator.faults.add({ kind: 'clock', ms: hour });
    const response = await send('GET', path);
    const { date_created: created } = z
      .object({ date_created: z.string() })
      .parse(await response.json());
    const ahead = (date: string | null) => Date.parse(date ?? '') - Date.now();
    expect(ahead(created) / hour).toBeCloseTo(1, 1);
    expect(ahead(response.headers.get('Date')) / hour).toBeCloseTo(1, 1);
  });

  it('makes the chosen requests wait', async () => {
    simulator.faults.add({ kind: 'latency', ms: 80, when: { path: 'Page=1' } });
    const before = performance.now();
    await send('GET', 'Conferences.json?PageSize=1&Page=1');
    expect(performance.now() - before).toBeGreaterThanOrEqual(75);
  });
});

describe('the control surface', () => {
  it('wants the same credentials', async () => {
    expect((await send('GET', '/_rehearsal/state', { secret: 'wrong' })).status).toBe(401);
  });

  it('plays people: opens, joins, leaves, ends', async () => {
    const act = async (json: unknown) => (await send('POST', '/_rehearsal/acts', { json })).json();
    const opened = z
      .object({ sid: z.string(), participants: z.array(z.object({ callSid: z.string() })) })
      .parse(
        await act({ act: 'open', friendlyName: 'Sales 1', participants: [{ label: 'Agent 1' }] }),
      );
    await act({ act: 'join', conference: opened.sid, person: { from: '+12125550123' } });
    const state = z
      .object({
        conferences: z.array(z.object({ sid: z.string(), participants: z.array(z.unknown()) })),
      })
      .parse(await (await send('GET', '/_rehearsal/state')).json());
    expect(state.conferences.map(({ participants }) => participants.length)).toEqual([2]);

    const callSid = opened.participants[0]?.callSid ?? '';
    expect(await act({ act: 'change', callSid, muted: true })).toMatchObject({ muted: true });
    expect(await act({ act: 'change', callSid, muted: false })).toMatchObject({ muted: false });
    expect(await act({ act: 'speak', callSid, speaking: true })).toMatchObject({ speaking: true });
    expect(await act({ act: 'record', conferenceSid: opened.sid })).toMatchObject({
      status: 'in-progress',
    });
    expect(await (await send('GET', '/_rehearsal/state')).json()).toMatchObject({
      conferences: [
        {
          recordings: [{ conferenceSid: opened.sid }],
          participants: [{ audibleTo: [expect.stringMatching(/^CA/)] }, {}],
        },
      ],
    });
    await act({ act: 'leave', callSid });
    expect(simulator.floor.participant(callSid)?.status).toBe('complete');
    await act({ act: 'end', conferenceSid: opened.sid });
    expect(simulator.floor.conference(opened.sid)?.status).toBe('completed');
  });

  it('tells what was called back, and forgets it when told', async () => {
    await simulator.close();
    simulator = await startSimulator({ callbackUrl: 'http://127.0.0.1:9/nobody-listens' });
    const { sid } = openCall();
    await simulator.callbacks.settled();
    const callbacks = async () => (await send('GET', '/_rehearsal/callbacks')).json();
    expect(await callbacks()).toMatchObject([
      { about: sid, event: 'participant-join', outcome: { kind: 'failed', attempts: 2 } },
      { event: 'participant-join' },
      { event: 'conference-start' },
    ]);
    expect((await send('DELETE', '/_rehearsal/callbacks')).status).toBe(204);
    expect(await callbacks()).toEqual([]);
  });

  it('sets faults and takes them away, and is not met by them', async () => {
    const fault = { kind: 'answer', status: 500, when: { path: 'Conferences' } };
    const added = await send('POST', '/_rehearsal/faults', { json: fault });
    expect(added.status).toBe(201);
    const { id } = z.object({ id: z.number() }).parse(await added.json());
    simulator.faults.add({ kind: 'reset', when: { path: /Calls\// } });

    expect((await send('GET', 'Conferences.json')).status).toBe(500);
    expect(await (await send('GET', '/_rehearsal/faults')).json()).toMatchObject([
      fault,
      { when: { path: 'Calls\\/' } },
    ]);
    expect((await send('DELETE', `/_rehearsal/faults/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/_rehearsal/faults/${id}`)).status).toBe(404);
    expect((await send('GET', 'Conferences.json')).status).toBe(200);
    expect((await send('DELETE', '/_rehearsal/faults')).status).toBe(204);
    expect(simulator.faults.list()).toEqual([]);
  });

  it('switches faults by name, with parameters, for a panel that shows them all', async () => {
    const panel = async () =>
      z
        .object({
          scenario: z.object({
            running: z.object({ name: z.string() }).nullable(),
            available: z.array(z.object({ name: z.string(), words: z.string() })),
          }),
          faults: z.array(
            z.object({
              name: z.string(),
              title: z.string(),
              words: z.string(),
              on: z.boolean(),
              parameters: z.record(z.string(), z.number()),
              limits: z.record(z.string(), z.object({ least: z.number(), most: z.number() })),
            }),
          ),
        })
        .parse(await (await send('GET', '/_rehearsal/panel')).json());
    const on = async () => (await panel()).faults.filter((fault) => fault.on);

    expect(await on()).toEqual([]);
    for (const { name } of (await panel()).faults) {
      expect((await send('POST', `/_rehearsal/faults/${name}`, { json: {} })).status).toBe(200);
    }
    expect(await on()).toHaveLength(16);
    expect(simulator.faults.list()).toHaveLength(16);
    await send('DELETE', '/_rehearsal/faults');
    expect(await on()).toEqual([]);

    const chance = { chance: 1, retryAfter: 7 };
    const path = '/_rehearsal/faults/too-many-requests-retry-after';
    await send('POST', path, { json: { chance: 0.1 } });
    expect(await (await send('POST', path, { json: chance })).json()).toMatchObject({
      on: true,
      parameters: chance,
    });
    expect(simulator.faults.list()).toHaveLength(1);
    const refused = await send('GET', 'Conferences.json');
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '7']);

    expect((await send('POST', path, { json: { chance: 2 } })).status).toBe(400);
    expect((await send('POST', path, { json: { luck: 1 } })).status).toBe(400);
    expect((await on()).map(({ parameters }) => parameters)).toEqual([chance]);
    expect(await (await send('DELETE', path)).json()).toMatchObject({ on: false });
    expect((await send('GET', 'Conferences.json')).status).toBe(200);
    expect((await send('POST', '/_rehearsal/faults/gremlins', { json: {} })).status).toBe(404);
  });

  it('takes JSON as the type of an empty body, and refuses what is not JSON', async () => {
    const { url, accountSid, authToken } = simulator;
    const ask = (method: string, path: string, body?: string) =>
      fetch(`${url}/_rehearsal/${path}`, {
        method,
        headers: {
          Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body }),
      });
    expect((await ask('POST', 'faults/latency')).status).toBe(200);
    expect((await ask('DELETE', 'faults/latency')).status).toBe(200);
    expect((await ask('DELETE', 'scenario')).status).toBe(200);
    expect((await ask('POST', 'scenario', '{')).status).toBe(400);
  });

  it('starts a scenario, another in its place, and stops it', async () => {
    const answer = z.object({ running: z.looseObject({ name: z.string() }).nullable() });
    const scenario = async (method: string, json?: unknown) => {
      const response = await send(
        method,
        '/_rehearsal/scenario',
        json === undefined ? {} : { json },
      );
      return answer.parse(await response.json()).running;
    };
    const sizes = () =>
      simulator.floor.snapshot().conferences.map(({ participants }) => participants.length);

    expect(await scenario('GET')).toMatchObject({ name: 'empty' });
    const before = openCall();
    const spec = { name: 'scale', seed: 3, speed: 5, conferences: 4, participants: 3 };
    expect(await scenario('POST', spec)).toMatchObject(spec);
    expect(sizes()).toEqual([3, 3, 3, 3]);
    expect(simulator.floor.conference(before.sid)?.status).toBe('completed');

    expect(await scenario('POST', { name: 'quiet' })).toMatchObject({ seed: 1, speed: 1 });
    expect(sizes()).toHaveLength(2);
    expect(await scenario('DELETE')).toBeNull();
    expect(sizes()).toEqual([]);

    for (const wrong of [{ name: 'panic' }, { speed: 0 }, { conferences: 1.5 }]) {
      const response = await send('POST', '/_rehearsal/scenario', { json: wrong });
      expect(response.status).toBe(400);
    }
    expect(await scenario('GET')).toBeNull();
  });

  it('tells what was asked of the API, and forgets it when told', async () => {
    await send('GET', 'Conferences.json?PageSize=1');
    expect(await (await send('GET', '/_rehearsal/requests')).json()).toMatchObject([
      { method: 'GET', params: { PageSize: '1' }, status: 200 },
    ]);
    await send('DELETE', '/_rehearsal/requests');
    expect(simulator.requests.list()).toEqual([]);
  });

  it('says what is wrong with what it does not understand', async () => {
    const response = await send('POST', '/_rehearsal/acts', { json: { act: 'dance' } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('act') });
    const nobody = { act: 'leave', callSid: 'CA0' };
    expect((await send('POST', '/_rehearsal/acts', { json: nobody })).status).toBe(404);
  });
});

it('closes at once, though connections are open and people are ringing', async () => {
  simulator.floor.dial('New', { from: '+14155550100', to: '+12125550123' });
  const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.on('error', () => {});
  const before = performance.now();
  await simulator.close();
  expect(performance.now() - before).toBeLessThan(1_000);
});
