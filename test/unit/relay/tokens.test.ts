import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../common/wire/relay-protocol.ts';
import { claimsOf } from '../../../relay/tokens/authorization.ts';
import { createFileRegister } from '../../../relay/tokens/file-register.ts';
import { createMemoryRegister } from '../../../relay/tokens/token-register.ts';
import { createTokens, type Tokens } from '../../../relay/tokens/tokens.ts';
import { ACCOUNT } from '../../support/relay/relay-account.ts';

const SECRET = 's'.repeat(64);
const GRANT = {
  accountSid: ACCOUNT,
  name: 'Anna Berg',
  role: 'coach',
  endpoint: 'client:anna',
} as const;
const HOUR = 3_600_000;

let now = 1_700_000_000_000;
const tokensOf = (...secrets: [string, ...string[]]): Tokens =>
  createTokens({ secrets, register: createMemoryRegister(), now: () => now });

const reasonOf = async (tokens: Tokens, token: string) => {
  const read = await tokens.verify(token);
  return read.ok ? 'good' : read.error.reason;
};
const idOf = async (tokens: Tokens, token: string) => {
  const read = await tokens.verify(token);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.id;
};

describe('a token', () => {
  it('says what it was issued for', async () => {
    const tokens = tokensOf(SECRET);
    const read = await tokens.verify(await tokens.issue(GRANT, HOUR));
    expect(read).toMatchObject({ ok: true, value: { ...GRANT, expiresAt: now + HOUR } });
  });

  it('runs out to the second', async () => {
    const tokens = tokensOf(SECRET);
    const token = await tokens.issue(GRANT, HOUR);
    const began = now;
    now = began + HOUR - 1;
    expect(await reasonOf(tokens, token)).toBe('good');
    now = began + HOUR;
    expect(await reasonOf(tokens, token)).toBe('expired');
    now = began;
  });

  it('is good for as long as one of the secrets signed it', async () => {
    const older = await tokensOf(SECRET).issue(GRANT, HOUR);
    const both = tokensOf('n'.repeat(64), SECRET);
    expect(await reasonOf(both, older)).toBe('good');
    expect(await reasonOf(both, await both.issue(GRANT, HOUR))).toBe('good');
    expect(await reasonOf(tokensOf(SECRET), await both.issue(GRANT, HOUR))).toBe('forged');
    expect(await reasonOf(tokensOf('n'.repeat(64)), older)).toBe('forged');
  });

  it('is none without a role, a name or an account that are known', async () => {
    const tokens = tokensOf(SECRET);
    for (const wrong of [{ name: 'a/b' }, { name: ' ' }, { name: 'x'.repeat(41) }]) {
      await expect(tokens.issue({ ...GRANT, ...wrong }, HOUR)).rejects.toThrow();
    }
    const role = 'owner' as Role;
    await expect(tokens.issue({ ...GRANT, role }, HOUR)).rejects.toThrow();
  });
});

describe('a forgery', () => {
  const claims = { name: 'Eve', role: 'admin' };
  const forge = (alg: string, key: Parameters<SignJWT['sign']>[0], issuer = 'earshot-relay') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg })
      .setIssuer(issuer)
      .setSubject(ACCOUNT)
      .setJti('abcdefghij')
      .setExpirationTime(Math.floor(now / 1_000) + 3_600)
      .sign(key);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = part({
    ...claims,
    iss: 'earshot-relay',
    sub: ACCOUNT,
    jti: 'abcdefghij',
    exp: Math.floor(now / 1_000) + 3_600,
  });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  it.each([
    ['without a signature', () => `${part({ alg: 'none' })}.${body}.`],
    ['with “none” in capitals', () => `${part({ alg: 'NONE' })}.${body}.`],
    ['signed with nothing', () => `${part({ alg: 'HS256' })}.${body}.`],
    ['signed with another secret', () => forge('HS256', Buffer.from('e'.repeat(64)))],
    ['signed by another algorithm with the same secret', () => forge('HS512', Buffer.from(SECRET))],
    ['signed with a pair of keys', () => forge('RS256', privateKey)],
    ['by another issuer', () => forge('HS256', Buffer.from(SECRET), 'another')],
    [
      'that brings its own key',
      () => `${part({ alg: 'HS256', jwk: { kty: 'oct', k: 'ZQ' }, kid: '../x' })}.${body}.AAAA`,
    ],
  ])('%s is refused', async (_, forged) => {
    expect(['forged', 'malformed']).toContain(await reasonOf(tokensOf(SECRET), await forged()));
  });

  it('that changes a single character of a good one is refused', async () => {
    const tokens = tokensOf(SECRET);
    const good = await tokens.issue(GRANT, HOUR);
    const signature = good.lastIndexOf('.') + 1;
    await fc.assert(
      fc.asyncProperty(
        // The last character of the signature holds bits that are not used.
        fc.integer({ min: 0, max: good.length - 2 }).filter((at) => at !== signature - 1),
        fc.constantFrom('A', 'B', '-', '.', '_', '0', ' ', 'é'),
        async (at, letter) => {
          fc.pre(good[at] !== letter);
          const changed = good.slice(0, at) + letter + good.slice(at + 1);
          expect(await reasonOf(tokens, changed)).not.toBe('good');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any other kind is refused, and no text is too odd', async () => {
    const tokens = tokensOf(SECRET);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 5_000 }), async (text) => {
        expect(await reasonOf(tokens, text)).not.toBe('good');
      }),
    );
  });
});

it('is read from both kinds of the Authorization header and from nothing else', async () => {
  const tokens = tokensOf(SECRET);
  const token = await tokens.issue(GRANT, HOUR);
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const isGood = async (header: string | undefined) => (await claimsOf(header, tokens)).ok;
  expect(await isGood(`Bearer ${token}`)).toBe(true);
  expect(await isGood(basic(`${ACCOUNT}:${token}`))).toBe(true);
  for (const wrong of [
    undefined,
    '',
    token,
    `Digest ${token}`,
    basic(token),
    `Bearer ${token} x`,
  ]) {
    expect(await isGood(wrong)).toBe(false);
  }
});

describe('the register in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'earshot-tokens-'));
    file = path.join(folder, 'data', 'tokens.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const tokensIn = () =>
    createTokens({
      secrets: [SECRET],
      register: createFileRegister(file, () => now),
      now: () => now,
    });

  it('tells another process of a revocation within two seconds', async () => {
    const relay = tokensIn();
    const commandLine = tokensIn();
    const token = await commandLine.issue(GRANT, HOUR);
    expect(await reasonOf(relay, token)).toBe('good');
    await commandLine.revoke(await idOf(commandLine, token));
    expect(await reasonOf(commandLine, token)).toBe('revoked');
    now += 2_000;
    expect(await reasonOf(relay, token)).toBe('revoked');
    now -= 2_000;
    expect(await reasonOf(tokensIn(), token)).toBe('revoked');
  });

  it('lists what was issued, and keeps no token', async () => {
    const tokens = tokensIn();
    const issued = [await tokens.issue(GRANT, HOUR), await tokens.issue(GRANT, HOUR)];
    await tokens.revoke(await idOf(tokens, issued[0] ?? ''));
    const list = await createFileRegister(file, () => now).list();
    expect(list.map(({ revoked, claims }) => [revoked, claims.name])).toEqual([
      [true, GRANT.name],
      [false, GRANT.name],
    ]);
    const text = await readFile(file, 'utf8');
    for (const token of issued) expect(text).not.toContain(token.split('.')[2]);
    expect(text).not.toContain(SECRET);
  });

  it('lets nobody in on the strength of a line that cannot be read', async () => {
    const tokens = tokensIn();
    const token = await tokens.issue(GRANT, HOUR);
    await appendFile(file, '{"revoked": "abc\n');
    await expect(tokens.verify(token)).rejects.toThrow(/Line 2 of .* is not a line/);
  });
});
