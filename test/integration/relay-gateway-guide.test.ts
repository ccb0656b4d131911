import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../relay/config/read-config.ts';
import { SETTINGS } from '../../relay/config/settings.ts';
import { buildRelay } from '../../relay/server.ts';
import { readTokenRequest } from '../../relay/tokens/token-request.ts';
import { RELAY_ENV } from '../support/relay/relay-account.ts';

/* The operations guide names nothing that is not there. */

const guide = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const found = (pattern: RegExp) => [...new Set(guide.match(pattern) ?? [])];

it('every metric of the guide is measured', async () => {
  const config = readConfig(['--public-url', 'https://relay.example.com'], {
    ...RELAY_ENV,
    TWILIO_API_KEY_SID: `SK${'1'.repeat(32)}`,
    TWILIO_API_KEY_SECRET: 'secret',
  });
  if (!config.ok) throw new Error(config.error);
  const relay = await buildRelay(config.value, pino({ level: 'silent' }));
  const { payload } = await relay.app.inject('/metrics');
  await relay.close();
  const metrics = found(/earshot_[a-z_]+/g);
  expect(metrics.length).toBeGreaterThan(8);
  for (const name of metrics) expect(payload).toContain(`# HELP ${name} `);
});

it('every flag and every variable of the guide is known', () => {
  const variables: readonly string[] = Object.values(SETTINGS).map(({ env }) => env);
  for (const name of found(/EARSHOT_RELAY_[A-Z_]+/g)) {
    if (name !== 'EARSHOT_RELAY_TOKEN_SECRET') expect(variables).toContain(name);
  }
  const ofOthers = [
    '--help',
    '--build',
    '--port',
    '--account',
    '--name',
    '--role',
    '--endpoint',
    '--for',
  ];
  const flags = found(/(?<=[\s`])--[a-z][a-z-]+/g);
  expect(flags.length).toBeGreaterThan(10);
  for (const flag of flags) {
    expect([...ofOthers, ...Object.keys(SETTINGS).map((name) => `--${name}`)]).toContain(flag);
  }
});

it('its command for a token is understood', () => {
  const [, line = ''] = guide.match(/relay:token -- (issue[\s\S]*?)\n(?=npm|```)/) ?? [];
  const words = line.replaceAll('\\\n', ' ').replaceAll(/AC?x{32}/g, `AC${'a'.repeat(32)}`);
  const args = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  expect(readTokenRequest(args)).toMatchObject({
    ok: true,
    value: { request: { is: 'issue', grant: { name: 'Anna Berg', role: 'coach' } } },
  });
});

it('every link within it leads somewhere', () => {
  const headings = found(/^#+ .*$/gm).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const link of found(/(?<=\]\(#)[^)]*/g)) expect(headings).toContain(link);
});
