import { readTokenSecrets } from './config/read-config.ts';
import { settingKinds } from './config/setting-kinds.ts';
import { settingsFrom } from './config/settings.ts';
import { openTokenRegister } from './tokens/open-register.ts';
import type { RegisteredToken, TokenRegister } from './tokens/token-register.ts';
import { readTokenRequest, TOKEN_HELP, type TokenRequest } from './tokens/token-request.ts';
import { createTokens } from './tokens/tokens.ts';

const read = readTokenRequest(process.argv.slice(2));
if (read.ok) {
  try {
    await carryOut(read.value);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error), 1);
  }
} else {
  complain(`${read.error}\nSee --help.`, 2);
}

type Read = Extract<typeof read, { ok: true }>['value'];

async function carryOut({ request, json, flags }: Read): Promise<void> {
  if (request.is === 'help') {
    process.stdout.write(TOKEN_HELP);
    return;
  }
  const kinds = settingKinds(settingsFrom(flags, process.env));
  const place = {
    redisUrl: kinds.url('redis', ['redis:', 'rediss:']),
    dataFolder: kinds.text('data'),
  };
  const isKept = place.redisUrl !== null || place.dataFolder !== null;
  if (!isKept && request.is !== 'issue') {
    throw new Error(
      'Say where tokens are kept, as the relay was told: --redis URL or --data FOLDER',
    );
  }
  const register = await openTokenRegister(place, Date.now);
  try {
    if (request.is === 'issue') await issue(request, register, json);
    else if (request.is === 'revoke') await revoke(request.id, register);
    else list(await register.list(), request.json);
  } finally {
    await register.close();
  }
  if (!isKept) {
    process.stderr.write(
      'Without --redis or --data this token is in no list, and can be revoked only by changing the secret.\n',
    );
  }

  async function issue(
    { grant, ttlMs }: Extract<TokenRequest, { is: 'issue' }>,
    to: TokenRegister,
    asJson: boolean,
  ): Promise<void> {
    const secrets = readTokenSecrets(kinds, process.env);
    const tokens = createTokens({ secrets, register: to, now: Date.now });
    const token = await tokens.issue(grant, ttlMs);
    const claims = await tokens.verify(token);
    if (!claims.ok) throw new Error(claims.error.message);
    if (asJson) {
      console.log(JSON.stringify({ token, ...claims.value }));
      return;
    }
    console.log(token);
    const { id, name, role, expiresAt } = claims.value;
    process.stderr.write(`${id}: ${role}, ${name}, until ${new Date(expiresAt).toISOString()}\n`);
  }
}

async function revoke(id: string, register: TokenRegister): Promise<void> {
  const known = (await register.list()).find(({ claims }) => claims.id === id);
  await register.revoke(id);
  console.log(
    known === undefined
      ? `${id} is revoked, though it is not in the list: check that it has no mistake.`
      : `${id} (${known.claims.role}, ${known.claims.name}) is revoked.`,
  );
}

function list(tokens: readonly RegisteredToken[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(tokens.map(({ claims, revoked }) => ({ ...claims, revoked }))));
    return;
  }
  const lines = tokens.map(({ claims, revoked }) => {
    const { id, accountSid, role, name, expiresAt } = claims;
    const until = new Date(expiresAt).toISOString();
    const state = revoked
      ? 'revoked'
      : expiresAt <= Date.now()
        ? `ran out ${until}`
        : `until ${until}`;
    return `${[id, accountSid, role, name, state].join('\t')}\n`;
  });
  process.stdout.write(lines.join(''));
}

function complain(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
