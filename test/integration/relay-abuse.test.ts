import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../rehearsal/free-port.ts';
import { signatureOf } from '../../simulator/callbacks/signature.ts';
import { createRandom } from '../../simulator/random/random.ts';
import { ACCOUNT, AUTH_TOKEN, RELAY_ENV, testToken } from '../support/relay/relay-account.ts';
import { createRelayProcess, type RelayProcess } from '../support/relay/relay-process.ts';
import { conferenceParams, sendSigned } from '../support/relay/signed-request.ts';
import { openTestConsole, type TestConsole } from '../support/relay/test-console.ts';

const PUBLIC_URL = 'https://relay.example.com';
const GENUINE = 40;
const ATTACKS = { malformed: 1_900, forged: 4_000, oversized: 1_500, replayed: 2_500, slow: 100 };
const MOST_MEMORY = 400 * 2 ** 20;

const random = createRandom(7, 'abuse');
const dispatcher = new Agent({ connections: 40, pipelining: 1 });
let relay: RelayProcess;
let url: string;
let listening: TestConsole;

beforeAll(async () => {
  relay = createRelayProcess(await freePort(), ['--public-url', PUBLIC_URL], RELAY_ENV);
  await relay.start();
  url = `http://127.0.0.1:${relay.port}`;
  const token = await testToken('Anna');
  listening = openTestConsole({ url, token, account: ACCOUNT, name: 'Console' });
  await eventually(() => listening.place !== null);
}, 30_000);

afterAll(async () => {
  listening?.close();
  await relay?.stop('SIGKILL');
  await dispatcher.destroy();
});

it('10,000 requests that are not Twilio’s change nothing, break nothing and cost no memory', async () => {
  const { pid } = relay;
  const genuine = (number: number) =>
    sendSigned({ url, publicUrl: PUBLIC_URL, params: conferenceParams(number) });
  for (let number = 1; number <= GENUINE; number += 1) expect(await genuine(number)).toBe(204);

  const slow = Array.from({ length: ATTACKS.slow }, slowly);
  const outcomes: Outcomes = {};
  const attack = async (kind: keyof typeof ATTACKS, act: () => Promise<string>) => {
    const name = `${kind}: ${await act()}`;
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  };
  let peak = 0;
  const watching = setInterval(
    () => void memory().then((now) => (peak = Math.max(peak, now))),
    500,
  );
  await inTurns(ATTACKS.malformed, () => attack('malformed', malformed));
  await inTurns(ATTACKS.forged, () => attack('forged', forged));
  await inTurns(ATTACKS.oversized, () => attack('oversized', oversized));
  await inTurns(ATTACKS.replayed, () => attack('replayed', replayed));
  for (const one of slow) await attack('slow', () => one);
  clearInterval(watching);

  const attacks = Object.values(ATTACKS).reduce((sum, count) => sum + count, 0);
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  expect([attacks, counted]).toEqual([10_000, 10_000]);
  // A replay is answered as a repeat; nothing else is told that it was accepted.
  expect(Object.keys(outcomes).filter((name) => / 2\d\d$/.test(name))).toEqual(['replayed: 204']);
  expect(Object.keys(outcomes).filter((name) => / 5\d\d$/.test(name))).toEqual([]);
  expect(await genuine(GENUINE + 1)).toBe(204);
  await eventually(() => listening.entries.length > GENUINE);
  const told = listening.entries.map((one) =>
    'params' in one ? one.params.SequenceNumber : one.kind,
  );
  expect(told).toEqual(Array.from({ length: GENUINE + 1 }, (_, index) => String(index + 1)));
  expect(peak).toBeGreaterThan(0);
  expect(peak).toBeLessThan(MOST_MEMORY);
  // The same process, without a word of distress.
  expect(relay.pid).toBe(pid);
  expect(relay.log()).not.toMatch(/"level":(50|60)/);
}, 120_000);

type Outcomes = Record<string, number>;

async function inTurns(count: number, act: () => Promise<void>): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await act();
    }
  };
  await Promise.all(Array.from({ length: 40 }, lane));
}

/** One that really came, with its signature, again and again, by another idempotency token. */
async function replayed(): Promise<string> {
  const params = conferenceParams(random.whole(1, GENUINE));
  const headers = { 'i-twilio-idempotency-token': random.hex(32) };
  return String(await sendSigned({ url, publicUrl: PUBLIC_URL, params, headers }));
}

/** True in everything but what only Twilio knows, or changed after it was signed. */
function forged(): Promise<string> {
  const params = conferenceParams(random.whole(1_000, 9_000), {
    StatusCallbackEvent: 'conference-end',
  });
  const signed = `${PUBLIC_URL}/callbacks`;
  const signature = oneOf([
    signatureOf(random.hex(32), signed, params),
    signatureOf('', signed, params),
    signatureOf(AUTH_TOKEN, `http://127.0.0.1:${relay.port}/callbacks`, params),
    signatureOf(AUTH_TOKEN, signed, { ...params, SequenceNumber: '1' }),
    signatureOf(AUTH_TOKEN, signed, {}),
    random.hex(40),
    '=',
  ]);
  return ask({ signature, body: new URLSearchParams(params).toString() });
}

function oversized(): Promise<string> {
  const params = conferenceParams(1, { FriendlyName: 'x'.repeat(random.whole(66_000, 200_000)) });
  const signature = signatureOf(AUTH_TOKEN, `${PUBLIC_URL}/callbacks`, params);
  return ask({ signature, body: new URLSearchParams(params).toString() });
}

function malformed(): Promise<string> {
  const signature = random.hex(28);
  const json = 'application/json';
  const events = `/callbacks/event-streams/${ACCOUNT}`;
  return oneOf([
    () => ask({ signature, body: '%%%=%zz&&==&AccountSid' }),
    () => ask({ signature, body: `__proto__=1&constructor=2&AccountSid=${ACCOUNT}` }),
    () => ask({ signature, body: `AccountSid=${ACCOUNT}&AccountSid=__proto__` }),
    () => ask({ signature, body: `AccountSid=${ACCOUNT}${'&a=b'.repeat(10_000)}` }),
    () => ask({ signature, body: '{"AccountSid":', type: json }),
    () => ask({ signature, body: '<a/>', type: 'text/xml' }),
    () => ask({ signature, body: 'x', type: ';;;' }),
    () => ask({ signature, body: '[[[[', type: json, path: `${events}?bodySHA256=1` }),
    () => ask({ signature, body: '[]', type: json, path: `${events}?bodySHA256=%zz` }),
    () => ask({ signature, body: '', path: '/callbacks/%00/%ff/..%2f..' }),
    () => raw('\u0000\u0001\u0002 HTTP/9.9\r\n\r\n'),
    () => raw('POST /callbacks HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'),
    () => raw('POST /callbacks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n'),
    () => raw(`GET /callbacks HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`),
    () =>
      raw(
        `GET http://evil.example.com/callbacks?AccountSid=${ACCOUNT} HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: a\r\nConnection: close\r\n\r\n`,
      ),
  ])();
}

interface Ask {
  readonly signature: string;
  readonly body: string;
  readonly type?: string;
  readonly path?: string;
}

async function ask({ signature, body, path = '/callbacks', ...more }: Ask): Promise<string> {
  const { type = 'application/x-www-form-urlencoded' } = more;
  try {
    const answer = await request(url + path, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': type, 'x-twilio-signature': signature },
      body,
    });
    await answer.body.dump();
    return String(answer.statusCode);
  } catch {
    return 'cut off';
  }
}

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(relay.port, '127.0.0.1');
    let answer = '';
    socket.on('connect', () => socket.write(text, 'latin1'));
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 'cut off'));
    socket.on('end', () => socket.end());
  });
}

/** A byte now and then, for as long as the relay puts up with it. */
function slowly(): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(relay.port, '127.0.0.1');
    let answer = '';
    const head = `POST /callbacks HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n`;
    socket.on('connect', () => socket.write(random.chance(0.5) ? head : head.slice(0, 30)));
    const dripping = setInterval(() => socket.writable && socket.write('a'), 1_000);
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(answer.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 'cut off');
    });
  });
}

async function memory(): Promise<number> {
  const { body } = await request(`${url}/metrics`);
  return Number((await body.text()).match(/^process_resident_memory_bytes (\d+)/m)?.[1]);
}

function oneOf<T>(list: readonly T[]): T {
  const one = list[random.whole(0, list.length - 1)];
  if (one === undefined) throw new Error('There is none');
  return one;
}

async function eventually(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end && !holds(); ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
