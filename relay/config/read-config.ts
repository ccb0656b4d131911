import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { announceUrlSchema } from '../../common/model/announce-url.ts';
import { LOG_LEVELS, type RelayConfig, type TokenSecrets } from './config.ts';
import { readAccounts } from './read-accounts.ts';
import { missing, reasonOf, type SettingKinds, settingKinds } from './setting-kinds.ts';
import { FLAGS, SettingError, settingsFrom } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks everything. The error is a sentence that names the flag or the variable. */
export function readConfig(args: readonly string[], env: Environment): Result<RelayConfig, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    return ok(configFrom(settingKinds(settingsFrom(values, env)), env));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function configFrom(kinds: SettingKinds, env: Environment): RelayConfig {
  const redisUrl = kinds.url('redis', ['redis:', 'rediss:']);
  return {
    host: kinds.text('host') ?? '0.0.0.0',
    port: kinds.whole('port', 0, 65_535, 4_020),
    publicUrl: readPublicUrl(kinds),
    accounts: readAccounts(kinds, env),
    redisUrl,
    dataFolder: kinds.text('data'),
    tokenSecrets: readTokenSecrets(kinds, env),
    holdMusic: readHoldMusic(kinds),
    tls: readTls(kinds),
    limits: {
      logAgeMs: kinds.whole('keep-hours', 1, 8_760, 24) * 3_600_000,
      logEntries: kinds.whole(
        'keep-entries',
        100,
        100_000_000,
        redisUrl === null ? 100_000 : 1_000_000,
      ),
      outboxEntries: kinds.whole('outbox-entries', 100, 10_000_000, 100_000),
      outboxBytes: kinds.whole('outbox-megabytes', 1, 10_000, 100) * 1_000_000,
      requestsPerAddress: kinds.whole('requests-per-address', 1, 10_000_000, 600),
      requestsPerToken: kinds.whole('requests-per-token', 1, 10_000_000, 600),
    },
    proxies: kinds.whole('proxies', 0, 10, 0),
    logLevel: kinds.oneOf('log-level', LOG_LEVELS, 'info'),
  };
}

/** A path belongs to what Twilio signs; anything after it would be cut off by the path of a callback. */
function readPublicUrl(kinds: SettingKinds): string {
  const url = kinds.url('public-url', ['https:', 'http:']);
  if (url === null) {
    throw missing('public-url', 'Twilio signs the address that it calls, so it must be known');
  }
  if (/[?#]/.test(url)) {
    throw new SettingError('EARSHOT_RELAY_PUBLIC_URL must not have a “?” or a “#”');
  }
  return url.replace(/\/+$/, '');
}

const LEAST_SECRET = 32;

/**
 * One secret, or several with spaces or line breaks between them: the first signs and each is believed,
 * so that it can be changed. Never a flag: every user of the machine can read those.
 */
export function readTokenSecrets(kinds: SettingKinds, env: Environment): TokenSecrets {
  const file = kinds.file('token-secret-file');
  const from = file?.from ?? 'EARSHOT_RELAY_TOKEN_SECRET';
  const text = (file?.text ?? env.EARSHOT_RELAY_TOKEN_SECRET ?? '').trim();
  const [current = '', ...older] = text.split(/\s+/);
  const short = [current, ...older].find((secret) => secret.length < LEAST_SECRET);
  if (short === undefined) return [current, ...older];
  const state = short === '' ? 'is not set' : `has a secret of ${short.length} characters`;
  throw new SettingError(
    `${from} ${state}: what signs tokens needs at least ${LEAST_SECRET}. One is made by: openssl rand -hex 32`,
  );
}

const holdMusicSchema = z.record(z.string().regex(/^[\w-]{1,40}$/), announceUrlSchema);

function readHoldMusic(kinds: SettingKinds): RelayConfig['holdMusic'] {
  const file = kinds.file('hold-music');
  if (file === null) return {};
  try {
    return holdMusicSchema.parse(JSON.parse(file.text));
  } catch {
    throw new SettingError(
      `${file.from} names a file that is not such as {"quiet": "https://cdn.example.com/quiet.mp3"}`,
    );
  }
}

function readTls(kinds: SettingKinds): RelayConfig['tls'] {
  const certificate = kinds.file('tls-certificate');
  const key = kinds.file('tls-key');
  if (certificate === null && key === null) return null;
  if (certificate === null) throw missing('tls-certificate', 'a key alone is of no use');
  if (key === null) throw missing('tls-key', 'a certificate alone is of no use');
  try {
    createSecureContext({ cert: certificate.text, key: key.text });
  } catch (error) {
    const names = `${certificate.from} and ${key.from}`;
    throw new SettingError(`${names} must be a PEM certificate and its key (${reasonOf(error)})`);
  }
  return { certificate: certificate.text, key: key.text };
}
