import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../main/core/clock.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient, type TwilioClientOptions } from '../../main/twilio/client.ts';
import { MOST_PAGES } from '../../main/twilio/paging.ts';
import {
  accountSid,
  callSid,
  conferenceSid,
  participantJson,
  participantPage,
} from '../unit/twilio/twilio-json.ts';

/* The client over real HTTP, against a server that does whatever servers, proxies and networks do. */

const SECRET = 'c0ffeec0ffeec0ffeec0ffeec0ffee00';
const BASIC = `Basic ${Buffer.from(`${accountSid}:${SECRET}`).toString('base64')}`;
const LIST = `/2010-04-01/Accounts/${accountSid}/Conferences/${conferenceSid}/Participants.json`;

const NEW_LEG = {
  to: '+14155550100',
  from: '+15005550006',
  muted: true,
  beep: false,
  startConferenceOnEnter: false,
  endConferenceOnExit: false,
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe('on a good connection', () => {
  it('sends Basic credentials and keeps its connections for one request after another', async () => {
    const { client, requests, connections } = await setUp(json(200, participantPage([1])), {
      concurrency: 1,
    });
    for (let round = 0; round < 5; round += 1) {
      expect((await client.listParticipants(conferenceSid)).ok).toBe(true);
    }
    expect(requests).toHaveLength(5);
    expect(requests[0]?.headers.authorization).toBe(BASIC);
    // One more than there are places, for what silences the supervisor.
    expect(connections()).toBeLessThanOrEqual(2);
  });

  it('has no more requests under way than it was told', async () => {
    let underWay = 0;
    let most = 0;
    const { client } = await setUp(
      async (request, response) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await sleep(5);
        underWay -= 1;
        await json(200, participantPage([1]))(request, response);
      },
      { concurrency: 3 },
    );
    await Promise.all(Array.from({ length: 20 }, () => client.listParticipants(conferenceSid)));
    // The third place is for commands.
    expect(most).toBe(2);
  });

  it('reads gzip, and text that is cut within a letter', async () => {
    const body = Buffer.from(JSON.stringify(participantJson(1, { label: 'Zoë 🎧' })));
    const inTheEmoji = body.indexOf('🎧') + 2;
    const { client } = await setUp(
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      },
      async (_request, response) => {
        response.writeHead(200).write(body.subarray(0, inTheEmoji));
        await sleep(5);
        response.end(body.subarray(inTheEmoji));
      },
    );
    for (let round = 0; round < 2; round += 1) {
      expect(await client.fetchParticipant(conferenceSid, callSid(1))).toMatchObject({
        ok: true,
        value: { label: 'Zoë 🎧' },
      });
    }
  });

  it.each(['a#b', '50% off?', 'Zoë 🎧 مشرف', '🎧'.repeat(64), 'a&b=c+d', '..', '%2F'])(
    'asks for exactly the label %j',
    async (label) => {
      const { client, requests } = await setUp(json(200, participantJson(1, { label })));
      await client.fetchParticipant(conferenceSid, label);
      const segments = new URL(requests[0]?.url ?? '', 'http://host').pathname.split('/');
      expect(decodeURIComponent(segments.at(-1) ?? '')).toBe(`${label}.json`);
      expect(segments).toHaveLength(8);
    },
  );

  it('reads a large floor at once without a word of warning', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const { client } = await setUp(json(200, participantPage([1])), { clock: systemClock });
    const { signal } = new AbortController();
    const lists = Array.from({ length: 200 }, () =>
      client.listParticipants(conferenceSid, { signal }),
    );
    expect((await Promise.all(lists)).every(({ ok }) => ok)).toBe(true);
    await sleep(0);
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });

  it('takes the body for what it is, whatever its content type says', async () => {
    const { client } = await setUp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(JSON.stringify(participantPage([1])));
    });
    expect((await client.listParticipants(conferenceSid)).ok).toBe(true);
  });
});

describe('when the connection breaks', () => {
  const halfABody: Handler = (_request, response) => {
    response.writeHead(200, { 'content-length': 10_000 });
    response.write('{"participants":[', () => response.destroy());
  };
  const reset: Handler = (request) => {
    request.socket.resetAndDestroy();
  };
  const closed: Handler = (request) => {
    request.socket.end();
  };

  it.each([
    ['in the middle of the body', halfABody],
    ['by a reset', reset],
    ['without an answer', closed],
  ])('%s, a list is read again and a call is not dialled again', async (_name, handler) => {
    const reading = await setUp(handler, json(200, participantPage([1, 2])));
    const list = await reading.client.listParticipants(conferenceSid);
    expect(list.ok && list.value).toHaveLength(2);

    const dialling = await setUp(handler, json(201, participantJson(1)));
    const leg = await dialling.client.createParticipant(conferenceSid, NEW_LEG);
    expect(leg).toMatchObject({
      ok: false,
      error: { kind: 'interrupted', status: null, mayHaveHappened: true },
    });
    expect(dialling.requests).toHaveLength(1);
  });

  it('never gives half a list', async () => {
    const { client } = await setUp(json(200, participantPage([1], `${LIST}?Page=1`)), halfABody);
    const list = await client.listParticipants(conferenceSid, { repeat: false });
    expect(list).toMatchObject({ ok: false, error: { kind: 'interrupted' } });
  });

  it('goes on when the server closed an idle connection', async () => {
    const { client, connections, server } = await setUp(json(200, participantPage([1])));
    await client.listParticipants(conferenceSid);
    server.closeIdleConnections();
    await sleep(20);
    expect((await client.listParticipants(conferenceSid, { repeat: false })).ok).toBe(true);
    expect(connections()).toBe(2);
  });

  it('knows for certain that nothing was sent when nobody listens', async () => {
    const { client, server } = await setUp();
    await new Promise((resolve) => server.close(resolve));
    const leg = await client.createParticipant(conferenceSid, NEW_LEG);
    expect(leg).toMatchObject({
      ok: false,
      error: {
        kind: 'unreachable',
        detail: expect.stringContaining('ECONNREFUSED'),
        mayHaveHappened: false,
      },
    });
  });

  it('cannot be reached over https where no https is spoken', async () => {
    const { port } = await setUp();
    const client = connect(`https://localhost:${port}`);
    const leg = await client.createParticipant(conferenceSid, NEW_LEG);
    expect(leg).toMatchObject({ error: { kind: 'unreachable', mayHaveHappened: false } });
  });
});

describe('when the answer takes long', () => {
  const never: Handler = () => undefined;
  const neverTheRest: Handler = (_request, response) => {
    response.writeHead(200, { 'content-length': 10_000 }).write('{');
  };

  it.each([
    ['Headers', never],
    ['Body', neverTheRest],
  ])('it is not waited for beyond the limit for the %s', async (part, handler) => {
    const timeouts = { headers: 100, body: 100 };
    const { client } = await setUp(handler, { timeouts, clock: systemClock });
    const leg = await client.createParticipant(conferenceSid, NEW_LEG);
    expect(leg).toMatchObject({
      error: {
        kind: 'timeout',
        detail: expect.stringContaining(`${part} Timeout`),
        mayHaveHappened: true,
      },
    });
  });

  it('it is not waited for beyond the deadline, though it drips on', async () => {
    const drip: Handler = async (_request, response) => {
      response.writeHead(200);
      while (!response.destroyed) {
        response.write(' ');
        await sleep(5);
      }
    };
    const { client } = await setUp(drip);
    const list = await client.listParticipants(conferenceSid);
    expect(list).toMatchObject({ error: { kind: 'timeout', mayHaveHappened: false } });
  });

  it('it is waited for by as many requests as there are: their turn is not Twilio’s delay', async () => {
    // Twilio's half second; 200 of them, four at once, take longer than the deadline of one.
    const { client } = await setUp(async (request, response) => {
      await sleep(10);
      await json(200, participantPage([1]))(request, response);
    });
    const lists = Array.from({ length: 200 }, () =>
      client.listParticipants(conferenceSid, { repeat: false }),
    );
    expect((await Promise.all(lists)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('giving up closes the connection under it', async () => {
    const asked = new EventEmitter<{ request: [IncomingMessage] }>();
    const { client } = await setUp((request) => asked.emit('request', request));
    const giving = new AbortController();
    const update = client.updateParticipant(
      conferenceSid,
      callSid(1),
      { muted: true },
      { signal: giving.signal },
    );
    const [{ socket }] = await once(asked, 'request');
    const gone = new Promise((resolve) => socket.once('close', resolve));
    giving.abort();
    expect(await update).toMatchObject({ error: { kind: 'aborted', mayHaveHappened: true } });
    await gone;
  });

  it('closing the client ends it', async () => {
    const asked = new EventEmitter();
    const { client } = await setUp(() => asked.emit('request'));
    const list = client.listParticipants(conferenceSid);
    await once(asked, 'request');
    await client.close();
    expect(await list).toMatchObject({ error: { kind: 'aborted' } });
    expect(await client.checkCredentials()).toMatchObject({ error: { kind: 'aborted' } });
  });
});

describe('when somebody else answers', () => {
  const html =
    (status: number): Handler =>
    (request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end(`<h1>No way</h1><pre>${request.headers.authorization}</pre>`);
    };

  it.each([
    [200, 'malformed'],
    [302, 'malformed'],
    [403, 'malformed'],
    [404, 'malformed'],
    [502, 'server'],
  ])('with HTML and HTTP %i, it is told from Twilio', async (status, kind) => {
    const { client } = await setUp(html(status));
    const result = await client.removeParticipant(conferenceSid, callSid(1), { repeat: false });
    const isDeleted = status === 200; // any success of a DELETE is a success: it has no body to check
    if (!isDeleted) {
      expect(result).toMatchObject({ error: { kind, status, code: null } });
      expect(result).toMatchObject({ error: { detail: expect.stringContaining('No way') } });
    }
    const list = await client.listParticipants(conferenceSid, { repeat: false });
    expect(list).toMatchObject({ error: { kind, status, mayHaveHappened: false } });
    expect(JSON.stringify([result, list])).not.toContain(BASIC.slice(-12));
  });

  it('in another protocol, it is told from Twilio', async () => {
    const tcp = createTcpServer((socket) => {
      socket.once('data', () => socket.end('220 mail.example ESMTP\r\n'));
    });
    const client = connect(`http://127.0.0.1:${await listen(tcp)}`);
    expect(await client.checkCredentials({ repeat: false })).toMatchObject({
      error: { kind: 'malformed', mayHaveHappened: false },
    });
  });

  it('with gzip that is none, it is told from Twilio', async () => {
    const { client } = await setUp((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('{}');
    });
    const list = await client.listParticipants(conferenceSid, { repeat: false });
    expect(list).toMatchObject({ error: { kind: 'malformed' } });
  });

  it('without an end, it is cut off', async () => {
    const { client } = await setUp((_request, response) => {
      const megabyte = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(megabyte));
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const list = await client.listParticipants(conferenceSid, { repeat: false });
    expect(list).toMatchObject({ error: { kind: 'malformed' } });
  });
});

describe('when Twilio refuses', () => {
  it.each([
    ['with a time to wait', { 'retry-after': '2' }],
    ['without one', {}],
  ])('too many requests at once %s, everything is sent again', async (_name, headers) => {
    const throttled = json(429, { code: 20429, message: 'Too Many Requests' }, headers);
    const { client, requests } = await setUp(throttled, throttled, json(201, participantJson(1)));
    expect((await client.createParticipant(conferenceSid, NEW_LEG)).ok).toBe(true);
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });

  it('tells its code, its words and the request', async () => {
    const { client } = await setUp(
      json(400, { code: 16027, message: 'On hold' }, { 'twilio-request-id': 'RQ1' }),
    );
    expect(await client.updateParticipant(conferenceSid, callSid(1), { muted: true })).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        status: 400,
        code: 16027,
        detail: 'On hold',
        retryAfterMs: null,
        requestId: 'RQ1',
        mayHaveHappened: false,
      },
    });
  });

  it('after it acted, the repeat of a removal finds nobody and the removal is done', async () => {
    const people = new Set([callSid(1)]);
    const { client, requests } = await setUp((request, response) => {
      const wasThere = people.delete(callSid(1));
      const code = wasThere ? 20500 : 20404;
      return json(wasThere ? 500 : 404, { code, message: '' })(request, response);
    });
    expect((await client.removeParticipant(conferenceSid, callSid(1))).ok).toBe(true);
    expect(requests).toHaveLength(2);
    expect((await client.removeParticipant(conferenceSid, callSid(1))).ok).toBe(false);
  });
});

describe('a list of pages', () => {
  it('that goes to another host is refused, and the other host hears nothing', async () => {
    const other = await setUp(json(200, participantPage([2])));
    const { client } = await setUp(
      json(200, participantPage([1], `http://127.0.0.1:${other.port}${LIST}?Page=1`)),
    );
    expect(await client.listParticipants(conferenceSid)).toMatchObject({
      error: { kind: 'malformed' },
    });
    expect(other.requests).toHaveLength(0);
  });

  it('without an end is refused', async () => {
    let page = 0;
    const { client, requests } = await setUp((request, response) => {
      page += 1;
      return json(200, participantPage([page], `${LIST}?Page=${page}`))(request, response);
    });
    expect(await client.listParticipants(conferenceSid)).toMatchObject({
      error: { kind: 'malformed' },
    });
    expect(requests).toHaveLength(MOST_PAGES);
  });
});

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
type Options = Partial<TwilioClientOptions>;

interface Received {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * A server that answers the first request by the first handler, and so on, the last handler answering
 * the rest; and a client of it. Options for the client may come last.
 */
async function setUp(...script: readonly (Handler | Options)[]) {
  const handlers = script.filter((step) => typeof step === 'function');
  const options = script.find((step) => typeof step === 'object');
  const requests: Received[] = [];
  let connections = 0;

  const server = createServer(async (request, response) => {
    const index = Math.min(requests.length, handlers.length - 1);
    const received = { url: request.url ?? '', headers: request.headers, body: '' };
    requests.push(received);
    for await (const chunk of request) received.body += chunk;
    await handlers[index]?.(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(server, () => server.closeAllConnections());
  const client = connect(`http://127.0.0.1:${port}`, options);
  return { client, server, port, requests, connections: () => connections };
}

function connect(url: string, options: Options = {}) {
  const baseUrl = twilioBaseUrl({ custom: url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = createTwilioClient({
    baseUrl: baseUrl.value,
    accountSid,
    username: accountSid,
    password: SECRET,
    clock: hastyClock(),
    ...options,
  });
  closers.push(() => client.close());
  return client;
}

async function listen(server: Server, cutConnections: () => void = () => undefined) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    cutConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Fifty times faster than the wall's: a deadline of 20 s passes in 400 ms. */
function hastyClock(): Clock {
  const HASTE = 50;
  const start = performance.now();
  return {
    now: () => Date.now() + (performance.now() - start) * HASTE,
    random: () => 0.5,
    sleep: (ms, signal) =>
      sleep(ms / HASTE, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  };
}
