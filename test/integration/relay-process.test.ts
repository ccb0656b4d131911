import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../rehearsal/free-port.ts';
import { signatureOf } from '../../simulator/callbacks/signature.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { type RedisProcess, startRedis } from '../support/relay/redis-process.ts';
import { AUTH_TOKEN, RELAY_ENV } from '../support/relay/relay-account.ts';
import { createRelayProcess, type RelayProcess } from '../support/relay/relay-process.ts';
import { conferenceParams, sendSigned } from '../support/relay/signed-request.ts';

const PUBLIC = ['--public-url', 'https://relay.example.com'];
const NO_ENV = {
  TWILIO_ACCOUNT_SID: '',
  TWILIO_AUTH_TOKEN: '',
  EARSHOT_RELAY_TOKEN_SECRET: '',
};
const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/relay/${name}`, import.meta.url));

const closing = closedAfterEach();

async function relayWith(
  args: readonly string[],
  env: Readonly<Record<string, string>> = RELAY_ENV,
): Promise<RelayProcess> {
  const relay = createRelayProcess(await freePort(), args, env);
  closing.push(() => relay.stop('SIGKILL'));
  return relay;
}

async function redisOf(): Promise<RedisProcess> {
  const redis = await startRedis();
  closing.push(() => redis.remove());
  return redis;
}

const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });

async function get(url: string): Promise<{ status: number; text: string }> {
  const { statusCode, body } = await request(url, { dispatcher });
  return { status: statusCode, text: await body.text() };
}

async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 10_000; ; ) {
    const value = await read();
    if (holds(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('what is set wrongly', () => {
  it.each([
    ['no public URL', [], RELAY_ENV, /EARSHOT_RELAY_PUBLIC_URL \(or --public-url\) is not set/],
    ['no account', PUBLIC, { ...RELAY_ENV, TWILIO_ACCOUNT_SID: '' }, /TWILIO_ACCOUNT_SID is not/],
    [
      'no token secret',
      PUBLIC,
      {
        ...RELAY_ENV,
        ...NO_ENV,
        ...{ TWILIO_ACCOUNT_SID: RELAY_ENV.TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: AUTH_TOKEN },
      },
      /EARSHOT_RELAY_TOKEN_SECRET is not set/,
    ],
    [
      'a file of accounts that is not there',
      [...PUBLIC, '--accounts', '/no/such.json'],
      RELAY_ENV,
      /--accounts names a file .*\/no\/such\.json/,
    ],
    [
      'a certificate that is none',
      [
        ...PUBLIC,
        '--tls-certificate',
        fixture('localhost-key.pem'),
        '--tls-key',
        fixture('localhost-key.pem'),
      ],
      RELAY_ENV,
      /--tls-certificate and --tls-key must be/,
    ],
    [
      'an option that does not exist',
      [...PUBLIC, '--reddis', 'redis://localhost'],
      RELAY_ENV,
      /--reddis/,
    ],
  ])('%s ends it with a sentence that names it', async (_what, args, env, words) => {
    const relay = await relayWith(args, env);
    await expect(relay.start()).rejects.toThrow(/ended with 2/);
    expect(relay.log()).toMatch(words);
    expect(relay.log()).not.toContain(AUTH_TOKEN);
  });

  it('a port that is taken ends it, with a word about the port', async () => {
    const redis = await redisOf();
    const first = await relayWith(PUBLIC);
    await first.start();
    const args = [...PUBLIC, '--redis', redis.url];
    const second = createRelayProcess(first.port, args, RELAY_ENV);
    await expect(second.start()).rejects.toThrow(/ended with 1/);
    expect(second.log()).toContain(`Port ${first.port} is already in use`);
  });
});

describe('a relay that runs', () => {
  it('tells of its health and its numbers, and stays ready while Redis is away', async () => {
    const redis = await redisOf();
    const relay = await relayWith([...PUBLIC, '--redis', redis.url]);
    await relay.start();
    const url = `http://127.0.0.1:${relay.port}`;
    const readyz = () => get(`${url}/readyz`);
    expect((await get(`${url}/healthz`)).status).toBe(200);
    const ready = await eventually(readyz, ({ text }) => text.includes('"flowing":true'));
    expect(ready).toMatchObject({ status: 200 });
    expect(JSON.parse(ready.text)).toEqual({ status: 'ready', reason: null, flowing: true });

    await redis.stop('SIGKILL');
    const publicUrl = 'https://relay.example.com';
    expect(await sendSigned({ url, publicUrl, params: conferenceParams(1) })).toBe(204);
    const away = await eventually(readyz, ({ text }) => text.includes('"flowing":false'));
    expect(away.status).toBe(200);
    expect((await get(`${url}/healthz`)).status).toBe(200);
    const numbers = await get(`${url}/metrics`);
    expect(numbers.text).toMatch(/^earshot_callbacks_total\{outcome="kept",.*\} 1$/m);
    expect(numbers.text).toMatch(/^earshot_outbox_entries [1-9]/m);
    expect(numbers.text).toMatch(/^earshot_log_flowing 0$/m);

    await redis.start();
    const drained = await eventually(
      () => get(`${url}/metrics`),
      ({ text }) => /^earshot_outbox_entries 0$/m.test(text),
    );
    expect(drained.text).toMatch(/^earshot_outbox_entries 0$/m);
    // Who runs it learns of it, and never what was to be kept.
    expect(relay.log()).toContain('The log cannot be written');
    expect(relay.log()).not.toContain('Müller');
  });

  it('serves https with a certificate of its own', async () => {
    const tls = [
      '--tls-certificate',
      fixture('localhost.pem'),
      '--tls-key',
      fixture('localhost-key.pem'),
    ];
    const relay = await relayWith([...PUBLIC, ...tls]);
    await relay.start();
    const url = `https://127.0.0.1:${relay.port}`;
    expect((await get(`${url}/healthz`)).status).toBe(200);
    const publicUrl = 'https://relay.example.com';
    expect(await sendSigned({ url, publicUrl, params: conferenceParams(1) })).toBe(204);
    expect(await sendSigned({ url, params: conferenceParams(2) })).toBe(403);
  });
});

describe('a relay that is told to end', () => {
  it('answers a callback that was on its way and ends at once, connections kept alive or not', async () => {
    const relay = await relayWith(PUBLIC);
    await relay.start();
    const params = conferenceParams(1);
    const body = new URLSearchParams(params).toString();
    const head = [
      'POST /callbacks HTTP/1.1',
      'Host: relay.example.com',
      `X-Twilio-Signature: ${signatureOf(AUTH_TOKEN, 'https://relay.example.com/callbacks', params)}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
    ].join('\r\n');
    const [half, idle] = [connect(relay.port, '127.0.0.1'), connect(relay.port, '127.0.0.1')];
    await Promise.all([once(half, 'connect'), once(idle, 'connect')]);
    idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(idle, 'data');
    half.write(`${head}\r\n\r\n${body.slice(0, 20)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    const ended = relay.stop('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    half.write(body.slice(20));
    const [answer] = await once(half, 'data');
    expect(String(answer)).toContain(' 204 ');
    expect(await ended).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('does not wait for a request that never arrives whole', async () => {
    const relay = await relayWith(PUBLIC);
    await relay.start();
    const slow = connect(relay.port, '127.0.0.1');
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('POST /callbacks HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nAcc');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await relay.stop('SIGTERM')).toBe(0);
  });

  it('brings what waits into Redis before it ends', async () => {
    const redis = await redisOf();
    const relay = await relayWith([...PUBLIC, '--redis', redis.url]);
    await relay.start();
    await redis.stop('SIGTERM');
    const url = `http://127.0.0.1:${relay.port}`;
    const publicUrl = 'https://relay.example.com';
    expect(await sendSigned({ url, publicUrl, params: conferenceParams(1) })).toBe(204);
    const ended = relay.stop('SIGTERM');
    await redis.start();
    expect(await ended).toBe(0);
    expect(relay.log()).not.toContain('Redis is away: ');
  });
});
