import { z } from 'zod';
import { type AccountConfig, accountConfigSchema } from './account-config.ts';
import type { SettingKinds } from './setting-kinds.ts';
import { SettingError } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The accounts of a file, or the one that the environment names. Secrets are never in the error. */
export function readAccounts(kinds: SettingKinds, env: Environment): readonly AccountConfig[] {
  const file = kinds.file('accounts');
  return file === null ? [accountFromEnvironment(env)] : accountsFromFile(file);
}

const fileSchema = z.strictObject({ accounts: z.array(accountConfigSchema).min(1) });

function accountsFromFile({ text, from }: { text: string; from: string }) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own words would repeat a piece of the file.
    throw new SettingError(`${from} names a file that is not JSON`);
  }
  const read = fileSchema.safeParse(json);
  if (!read.success) {
    const complaints = read.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
    );
    throw new SettingError(`${from} names a file with mistakes. ${complaints.join('. ')}`);
  }
  const { accounts } = read.data;
  const twice = accounts.find(({ accountSid }, index) =>
    accounts.slice(0, index).some((other) => other.accountSid === accountSid),
  );
  if (twice === undefined) return accounts;
  throw new SettingError(`${from} names a file that has ${twice.accountSid} twice`);
}

/** Which variable each field of an account comes from. */
const VARIABLES: Readonly<Record<string, string>> = {
  accountSid: 'TWILIO_ACCOUNT_SID',
  'authTokens.0': 'TWILIO_AUTH_TOKEN',
  'authTokens.1': 'TWILIO_NEXT_AUTH_TOKEN',
  'gateway.apiKeySid': 'TWILIO_API_KEY_SID',
  'gateway.apiKeySecret': 'TWILIO_API_KEY_SECRET',
  'gateway.baseUrl': 'TWILIO_API_URL',
};

function accountFromEnvironment(env: Environment): AccountConfig {
  const { TWILIO_NEXT_AUTH_TOKEN: next, TWILIO_API_KEY_SID: apiKeySid } = env;
  const { TWILIO_API_URL: baseUrl } = env;
  const read = accountConfigSchema.safeParse({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authTokens: [env.TWILIO_AUTH_TOKEN, ...(next ? [next] : [])],
    ...(apiKeySid
      ? {
          gateway: {
            apiKeySid,
            apiKeySecret: env.TWILIO_API_KEY_SECRET,
            ...(baseUrl ? { baseUrl } : {}),
          },
        }
      : {}),
  });
  if (read.success) return read.data;
  const complaints = read.error.issues.map(({ path, message }) => {
    const variable = VARIABLES[path.join('.')] ?? path.join('.');
    return env[variable] ? `${variable}: ${message}` : `${variable} is not set`;
  });
  throw new SettingError(
    `${complaints.join('. ')}. A file of accounts may be named with --accounts instead`,
  );
}
