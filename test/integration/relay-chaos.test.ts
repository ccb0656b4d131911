import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../rehearsal/free-port.ts';
import type { Callback } from '../../simulator/callbacks/callback.ts';
import { deliver } from '../../simulator/callbacks/delivery.ts';
import { forgeryOf } from '../../simulator/callbacks/forgery.ts';
import { createRandom, type Random } from '../../simulator/random/random.ts';
import { type RedisProcess, startRedis } from '../support/relay/redis-process.ts';
import { ACCOUNT, AUTH_TOKEN, RELAY_ENV, testToken } from '../support/relay/relay-account.ts';
import { createRelayProcess, type RelayProcess } from '../support/relay/relay-process.ts';
import { conferenceCallbacks, keyOfCallback } from '../support/relay/sent-callbacks.ts';
import { openDoor, type TcpDoor } from '../support/relay/tcp-door.ts';
import { openTestConsole, type TestConsole } from '../support/relay/test-console.ts';

/*
 * Whatever is answered with 204 reaches every console, in one order, once: while relays are killed, while
 * Redis is away, while consoles lose their network. Who sends does what Twilio can be asked to do: it
 * repeats what was not answered with 204, and nothing else.
 */

const CALLBACKS = 5_000;
const CONSOLES = 20;
const SENDERS = 24;

let folder: string;
let redis: RedisProcess;
let relays: readonly RelayProcess[];
let twiliosDoor: TcpDoor;
let consoleDoors: readonly TcpDoor[];
let consoles: readonly TestConsole[];
const dispatcher = new Agent({ connections: SENDERS, connect: { timeout: 2_000 } });
const random = createRandom(5, 'chaos');
const until = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const anyRelay = () => oneOf(relays).port;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-relays-'));
  redis = await startRedis();
  twiliosDoor = await openDoor(0, anyRelay);
  relays = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => {
      const publicUrl = `http://127.0.0.1:${twiliosDoor.port}`;
      const args = ['--public-url', publicUrl, '--redis', redis.url];
      const data = ['--data', path.join(folder, name), '--log-level', 'warn'];
      return createRelayProcess(await freePort(), [...args, ...data], RELAY_ENV);
    }),
  );
  await Promise.all(relays.map((relay) => relay.start()));
  consoleDoors = await Promise.all(Array.from({ length: CONSOLES }, () => openDoor(0, anyRelay)));
  const token = await testToken('Everybody');
  consoles = consoleDoors.map(({ port }, index) => {
    const url = `http://127.0.0.1:${port}`;
    return openTestConsole({ url, token, account: ACCOUNT, name: `Console ${index}` });
  });
  await eventually(() => consoles.every(({ place }) => place !== null), 10_000);
}, 60_000);

afterAll(async () => {
  for (const console of consoles ?? []) console.close();
  await Promise.all((relays ?? []).map((relay) => relay.stop('SIGKILL')));
  await Promise.all([twiliosDoor, ...(consoleDoors ?? [])].map((door) => door?.close()));
  await dispatcher.destroy();
  await redis?.remove();
  await rm(folder, { recursive: true });
});

test('every console gets exactly what was accepted, in order, each once, through it all', async () => {
  const url = `http://127.0.0.1:${twiliosDoor.port}/callbacks/conference`;
  const callbacks = conferenceCallbacks(url, 50, CALLBACKS / 50);
  const chaos = startChaos();
  const sent = await sendAll(outOfOrder(callbacks, random), () => chaos.kills >= 8 && chaos.isCalm);
  await chaos.end();
  const heads = () => consoles.map(({ place }) => place?.seq);
  await eventually(() => new Set(heads()).size === 1 && !heads().includes(undefined), 20_000);
  await eventually(() => consoles.every((one) => told(one).length >= CALLBACKS), 20_000);

  expect(sent.accepted.size).toBe(CALLBACKS);
  expect(sent.repeats).toBeGreaterThan(CALLBACKS / 10);
  expect(sent.forgeriesAccepted).toBe(0);
  const [first, ...others] = consoles.map(told);
  expect(first).toHaveLength(CALLBACKS);
  expect(new Set(first)).toEqual(sent.accepted);
  for (const other of others) expect(other).toEqual(first);
  for (const { complaints, counts } of consoles) {
    expect(complaints).toEqual([]);
    expect(counts.tooOld).toBe(0);
  }
  // It was no quiet day.
  expect(chaos.kills).toBeGreaterThanOrEqual(8);
  expect(sent.unanswered).toBeGreaterThan(0);
  const resumed = consoles.filter(({ counts }) => counts.welcomes > 2);
  expect(resumed.length).toBeGreaterThan(CONSOLES / 2);
}, 150_000);

/** In the order of their numbers, which have no gap: `complaints` tells of one. */
function told({ entries }: TestConsole): readonly string[] {
  return entries.flatMap((entry) => ('params' in entry ? [keyOfCallback(entry.params)] : []));
}

interface Sent {
  /** The keys of all that was answered with 204 at least once. */
  readonly accepted: ReadonlySet<string>;
  /** How often something was sent that had been answered with 204 already. */
  readonly repeats: number;
  readonly unanswered: number;
  readonly forgeriesAccepted: number;
}

/** Sends all of them, each until it is accepted, and keeps repeating old ones until `isEnough`. */
async function sendAll(callbacks: Callback[], isEnough: () => boolean): Promise<Sent> {
  const queue = [...callbacks];
  const accepted = new Set<string>();
  const counts = { repeats: 0, unanswered: 0, forgeriesAccepted: 0 };

  async function send(callback: Callback, authToken = AUTH_TOKEN): Promise<boolean> {
    const signal = AbortSignal.timeout(15_000);
    const idempotencyToken = random.hex(32);
    const needs = { dispatcher, signal, authToken, idempotencyToken };
    const outcome = await deliver(callback, needs);
    return outcome.kind === 'answered' && outcome.status === 204;
  }

  async function sendOn(): Promise<void> {
    for (;;) {
      const callback = queue.shift() ?? (isEnough() ? null : oneOf(callbacks));
      if (callback === null) return;
      if (random.chance(0.03) && (await send(forgeryOf(callback), random.hex(32)))) {
        counts.forgeriesAccepted += 1;
      }
      const key = keyOfCallback(callback.params);
      for (let copies = random.chance(0.2) ? 2 : 1; copies > 0; copies -= 1) {
        if (accepted.has(key)) counts.repeats += 1;
        if (await send(callback)) accepted.add(key);
        else counts.unanswered += 1;
      }
      if (!accepted.has(key)) queue.push(callback);
      await until(random.whole(20, 120));
    }
  }

  await Promise.all(Array.from({ length: SENDERS }, sendOn));
  return { accepted, ...counts };
}

/** Each may be overtaken by some that come after it. */
function outOfOrder(callbacks: readonly Callback[], { unit }: Random): Callback[] {
  const places = callbacks.map((callback, index) => ({ callback, at: index + unit() * 200 }));
  return places.sort((a, b) => a.at - b.at).map(({ callback }) => callback);
}

/** Kills relays all the time, takes Redis away twice, and cuts consoles off. */
function startChaos() {
  const state = { kills: 0, isCalm: false, isOver: false };

  async function killRelays(): Promise<void> {
    for (let turn = 0; !state.isOver; turn += 1) {
      await until(700);
      const relay = relays[turn % relays.length];
      await relay?.stop('SIGKILL');
      state.kills += 1;
      await until(200);
      await relay?.start();
    }
  }

  async function takeRedisAway(): Promise<void> {
    await until(4_000);
    await redis.stop('SIGKILL');
    await until(5_000);
    await redis.start();
    await until(4_000);
    redis.freeze();
    await until(5_000);
    redis.thaw();
    await until(2_000);
    state.isCalm = true;
  }

  async function cutConsolesOff(): Promise<void> {
    while (!state.isOver) {
      const door = oneOf(consoleDoors);
      if (random.chance(0.5)) door.cut();
      else door.hush();
      await until(250);
      door.mend();
    }
  }

  const ended = Promise.all([killRelays(), takeRedisAway(), cutConsolesOff()]);
  return {
    get kills() {
      return state.kills;
    },
    get isCalm() {
      return state.isCalm;
    },
    async end() {
      state.isOver = true;
      await ended;
    },
  };
}

function oneOf<T>(list: readonly T[]): T {
  const one = list[random.whole(0, list.length - 1)];
  if (one === undefined) throw new Error('There is none');
  return one;
}

async function eventually(holds: () => boolean, patience: number): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (holds()) return;
    await until(50);
  }
}
