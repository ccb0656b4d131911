import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../relay/config/read-config.ts';
import { SETTINGS } from '../../../relay/config/settings.ts';
import { ACCOUNT, AUTH_TOKEN, RELAY_ENV, TOKEN_SECRET } from '../../support/relay/relay-account.ts';

const URL_ENV = { ...RELAY_ENV, EARSHOT_RELAY_PUBLIC_URL: 'https://relay.example.com/' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const file = path.join(folder, 'accounts.json');
  writeFileSync(file, text);
  return file;
}

const read = (env: Record<string, string>, ...args: string[]) => readConfig(args, env);

describe('the configuration', () => {
  it('needs an account, a public URL and a secret, and no more', () => {
    const config = read(URL_ENV);
    expect(config).toMatchObject({
      ok: true,
      value: {
        port: 4_020,
        publicUrl: 'https://relay.example.com',
        accounts: [{ accountSid: ACCOUNT, authTokens: [AUTH_TOKEN] }],
        redisUrl: null,
        tls: null,
        limits: { logAgeMs: 86_400_000, logEntries: 100_000 },
      },
    });
    expect(read({ ...URL_ENV, EARSHOT_RELAY_REDIS: 'redis://localhost' })).toMatchObject({
      value: { limits: { logEntries: 1_000_000 } },
    });
  });

  it('takes a flag before a variable, and an empty variable for none', () => {
    const env = { ...URL_ENV, EARSHOT_RELAY_PORT: '5000', EARSHOT_RELAY_REDIS: '' };
    expect(read(env)).toMatchObject({ value: { port: 5_000, redisUrl: null } });
    expect(read(env, '--port', '6000')).toMatchObject({ value: { port: 6_000 } });
  });

  it('names the flag or the variable of whatever number is out of range', () => {
    const limited = ['port', 'proxies', 'keep-hours', 'keep-entries', 'outbox-entries'] as const;
    const odd = fc.oneof(
      fc.integer({ max: -1 }).map(String),
      fc.integer({ min: 100_000_001 }).map(String),
      fc.double({ noInteger: true }).map(String),
      fc.string({ minLength: 1 }).filter((text) => !/^\d+$/.test(text)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...limited), odd, (name, text) => {
        const variable = SETTINGS[name].env;
        const byVariable = read({ ...URL_ENV, [variable]: text });
        expect(byVariable).toMatchObject({ ok: false });
        if (!byVariable.ok) expect(byVariable.error).toContain(variable);
        const byFlag = read(URL_ENV, `--${name}=${text}`);
        if (!byFlag.ok) expect(byFlag.error).toContain(`--${name}`);
        expect(byFlag.ok).toBe(false);
      }),
    );
  });

  it.each([
    [{ EARSHOT_RELAY_PUBLIC_URL: 'relay.example.com' }, 'EARSHOT_RELAY_PUBLIC_URL'],
    [{ EARSHOT_RELAY_PUBLIC_URL: 'https://a.example.com/?b' }, 'EARSHOT_RELAY_PUBLIC_URL'],
    [{ EARSHOT_RELAY_REDIS: 'http://a:geheimnis@b' }, 'EARSHOT_RELAY_REDIS'],
    [{ EARSHOT_RELAY_TOKEN_SECRET: 'geheimnis' }, 'EARSHOT_RELAY_TOKEN_SECRET'],
    [{ TWILIO_ACCOUNT_SID: 'geheimnis' }, 'TWILIO_ACCOUNT_SID'],
    [{ TWILIO_AUTH_TOKEN: 'geheimnis' }, 'TWILIO_AUTH_TOKEN'],
    [{ TWILIO_NEXT_AUTH_TOKEN: 'geheimnis' }, 'TWILIO_NEXT_AUTH_TOKEN'],
    [{ TWILIO_API_KEY_SID: `SK${'a'.repeat(32)}` }, 'TWILIO_API_KEY_SECRET'],
    [{ EARSHOT_RELAY_TLS_KEY: '/no/such/key' }, 'EARSHOT_RELAY_TLS_KEY'],
    [{ EARSHOT_RELAY_LOG_LEVEL: 'loud' }, 'EARSHOT_RELAY_LOG_LEVEL'],
  ])('of %j names %s and no secret', (env, variable) => {
    const config = read({ ...URL_ENV, ...env });
    expect(config).toMatchObject({ ok: false });
    if (config.ok) return;
    expect(config.error).toContain(variable);
    expect(config.error).not.toContain('geheimnis');
  });

  it.each([
    ['{"accounts": [', 'is not JSON'],
    ['{"accounts": []}', 'accounts'],
    [
      JSON.stringify({ accounts: [{ accountSid: ACCOUNT, authTokens: ['geheimnis'] }] }),
      'accounts.0.authTokens.0',
    ],
    [
      JSON.stringify({
        accounts: [{ accountSid: ACCOUNT, authTokens: [TOKEN_SECRET], more: 'geheimnis' }],
      }),
      'accounts.0',
    ],
    [
      JSON.stringify({
        accounts: [1, 2].map(() => ({ accountSid: ACCOUNT, authTokens: [TOKEN_SECRET] })),
      }),
      `has ${ACCOUNT} twice`,
    ],
  ])('of the accounts %j says where it is wrong', (text, words) => {
    const config = read(URL_ENV, '--accounts', fileOf(text));
    expect(config).toMatchObject({ ok: false });
    if (config.ok) return;
    expect(config.error).toContain('--accounts');
    expect(config.error).toContain(words);
    expect(config.error).not.toContain('geheimnis');
  });
});
