import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { FEED_PATH } from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../../relay/clock.ts';
import { readConfig } from '../../relay/config/read-config.ts';
import { buildRelay, type Relay } from '../../relay/server.ts';
import { startRedis } from '../support/relay/redis-process.ts';
import { ACCOUNT, RELAY_ENV, TOKEN_SECRET } from '../support/relay/relay-account.ts';

const CLI = fileURLToPath(new URL('../../relay/token-cli.ts', import.meta.url));
const ISSUE = ['issue', '--account', ACCOUNT, '--name', 'Anna Berg', '--role', 'supervisor'];

const closing: (() => Promise<unknown> | unknown)[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-tokens-'));
  closing.push(() => rm(folder, { recursive: true }));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly complaints: string;
}

/** As somebody would run it, with nothing in the environment but what is given. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', CLI, ...args],
      { env: { PATH, EARSHOT_RELAY_TOKEN_SECRET: TOKEN_SECRET, ...env } },
      (error, out, complaints) => {
        const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1;
        resolve({ code, out, complaints });
      },
    );
  });
}

const issuedSchema = z.object({ token: z.string(), id: z.string() });
const issue = async (...place: string[]) => {
  const { out, complaints } = await run([...ISSUE, '--json', ...place]);
  return issuedSchema.parse(JSON.parse(out || complaints));
};

describe('the command line', () => {
  it('issues, lists and revokes, with the secret in a file', async () => {
    const secretFile = path.join(folder, 'token-secret');
    await writeFile(secretFile, `${TOKEN_SECRET}\n`);
    const env = { EARSHOT_RELAY_TOKEN_SECRET: '' };
    const place = ['--token-secret-file', secretFile, '--data', folder];
    const issued = await run([...ISSUE, '--for', '12h', ...place], env);
    expect(issued.complaints).toMatch(/^\S+: supervisor, Anna Berg, until /);
    expect(issued.out).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const id = issued.complaints.split(':')[0] ?? '';

    const listed = await run(['list', ...place], env);
    expect(listed.out).toMatch(new RegExp(`^${id}\t${ACCOUNT}\tsupervisor\tAnna Berg\tuntil `));
    const revoked = await run(['revoke', id, ...place], env);
    expect(revoked.out).toBe(`${id} (supervisor, Anna Berg) is revoked.\n`);
    expect((await run(['list', ...place], env)).out).toMatch(/\trevoked\n$/);
    expect((await run(['revoke', 'another-id', ...place], env)).out).toContain('not in the list');

    const kept = await readFile(path.join(folder, 'tokens.jsonl'), 'utf8');
    expect(kept).not.toContain(issued.out.trim());
    expect(kept).not.toContain(TOKEN_SECRET);
  });

  it('says what is missing, and never what is secret', async () => {
    const secret = 'too-short-a-secret';
    const short = await run([...ISSUE, '--data', folder], { EARSHOT_RELAY_TOKEN_SECRET: secret });
    expect([short.code, short.complaints]).toEqual([
      1,
      expect.stringContaining('EARSHOT_RELAY_TOKEN_SECRET has a secret of 18 characters'),
    ]);
    expect(short.complaints).not.toContain(secret);
    const { code, complaints } = await run(['list']);
    expect([code, complaints]).toEqual([
      1,
      expect.stringContaining('--redis URL or --data FOLDER'),
    ]);
    expect((await run(['--help'])).out).toContain('Usage: npm run relay:token');
    expect((await run(['issue'])).code).toBe(2);
  });

  it('says that Redis is away, without its password', async () => {
    const redis = 'redis://:geheim@127.0.0.1:1';
    const { code, complaints } = await run([...ISSUE, '--redis', redis]);
    expect([code, complaints]).toEqual([1, expect.stringContaining('Redis does not answer')]);
    expect(complaints).not.toContain('geheim');
  });

  it('keeps in Redis what every instance believes', async () => {
    const redis = await startRedis();
    closing.push(() => redis.remove());
    const { token, id } = await issue('--redis', redis.url);
    const relays = [
      await relayWith(['--redis', redis.url]),
      await relayWith(['--redis', redis.url]),
    ];
    for (const { tokens } of relays) expect((await tokens.verify(token)).ok).toBe(true);
    expect((await run(['revoke', id, '--redis', redis.url])).code).toBe(0);
    for (const { tokens } of relays) {
      await vi.waitFor(async () => expect((await tokens.verify(token)).ok).toBe(false), 10_000);
    }
    expect((await run(['list', '--json', '--redis', redis.url])).out).toContain('"revoked":true');

    // What is known of revocations stays known while Redis is away.
    await redis.stop('SIGKILL');
    for (const { tokens } of relays) expect((await tokens.verify(token)).ok).toBe(false);
  });
});

describe('a token that is revoked', () => {
  it('closes the connections of its console, and lets nobody in any more', async () => {
    const { token, id } = await issue('--data', folder);
    const clock = handClock();
    const relay = await relayWith(['--data', folder], clock);
    const url = `http://127.0.0.1:${await relay.listen()}`;
    const first = consoleWith(url, token);
    const second = consoleWith(url, token);
    const other = consoleWith(url, (await issue('--data', folder)).token);
    for (const { welcomed } of [first, second, other]) await welcomed;

    expect((await run(['revoke', id, '--data', folder])).code).toBe(0);
    clock.pass(20_000);
    expect(await first.refused).toMatchObject({ message: 'This token was revoked.' });
    expect(await second.refused).toMatchObject({ message: 'This token was revoked.' });
    await vi.waitFor(() => expect(first.socket.connected || second.socket.connected).toBe(false));
    expect(other.socket.connected).toBe(true);
    expect(await consoleWith(url, token).turnedAway).toBe('This token was revoked.');
  });

  it('closes them also when it only ran out', async () => {
    const clock = handClock();
    const relay = await relayWith(['--data', folder], clock);
    const url = `http://127.0.0.1:${await relay.listen()}`;
    const token = await relay.tokens.issue(
      { accountSid: ACCOUNT, name: 'Anna Berg', role: 'viewer' },
      60_000,
    );
    const console = consoleWith(url, token);
    await console.welcomed;
    clock.pass(80_000);
    expect(await console.refused).toMatchObject({ message: 'This token has run out.' });
  });
});

async function relayWith(args: readonly string[], clock?: Clock): Promise<Relay> {
  const config = readConfig(
    ['--host', '127.0.0.1', '--port', '0', '--public-url', 'http://127.0.0.1', ...args],
    RELAY_ENV,
  );
  if (!config.ok) throw new Error(config.error);
  const relay = await buildRelay(
    config.value,
    pino({ level: 'silent' }),
    clock === undefined ? {} : { clock },
  );
  closing.push(() => relay.close());
  return relay;
}

function consoleWith(url: string, token: string) {
  const auth = { token, account: ACCOUNT, after: null, console: { id: 'mine', name: 'Desk 4' } };
  const socket: Socket = io(url, {
    path: FEED_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
  });
  closing.push(() => socket.disconnect());
  const told = (event: string) =>
    new Promise<unknown>((resolve) => socket.once(event, (message: unknown) => resolve(message)));
  return {
    socket,
    welcomed: told('welcome'),
    refused: told('refused'),
    turnedAway: told('connect_error').then((error) =>
      error instanceof Error ? error.message : '',
    ),
  };
}

/** Time passes when it is told to. */
function handClock() {
  let now = Date.now();
  const due = new Map<() => void, number>();
  return {
    now: () => now,
    after(ms: number, act: () => void) {
      due.set(act, now + ms);
      return () => due.delete(act);
    },
    pass(ms: number) {
      for (const end = now + ms; now < end; ) {
        now = Math.min(end, ...[...due.values()].map((at) => Math.max(at, now)));
        for (const [act, at] of due) {
          if (at > now) continue;
          due.delete(act);
          act();
        }
      }
    },
  };
}
