/** Everything that may be set, by flag or by environment; the flag wins. */
export const SETTINGS = {
  port: {
    env: 'EARSHOT_RELAY_PORT',
    hint: 'NUMBER',
    words: 'the port to listen on (default 4020); 0 takes a free one',
  },
  host: {
    env: 'EARSHOT_RELAY_HOST',
    hint: 'ADDRESS',
    words: 'the address to listen on (default 0.0.0.0, all of them)',
  },
  'public-url': {
    env: 'EARSHOT_RELAY_PUBLIC_URL',
    hint: 'URL',
    words:
      'how Twilio reaches this relay, such as https://relay.example.com; part of its signature',
  },
  accounts: {
    env: 'EARSHOT_RELAY_ACCOUNTS',
    hint: 'FILE',
    words:
      'the Twilio accounts, as JSON; without it TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN name one',
  },
  'token-secret-file': {
    env: 'EARSHOT_RELAY_TOKEN_SECRET_FILE',
    hint: 'FILE',
    words: 'the secret that signs tokens; or EARSHOT_RELAY_TOKEN_SECRET holds it',
  },
  redis: {
    env: 'EARSHOT_RELAY_REDIS',
    hint: 'URL',
    words: 'redis:// or rediss://; without it this process keeps everything in its memory',
  },
  data: {
    env: 'EARSHOT_RELAY_DATA',
    hint: 'FOLDER',
    words: 'for what must survive this process; each instance needs one of its own',
  },
  'hold-music': {
    env: 'EARSHOT_RELAY_HOLD_MUSIC',
    hint: 'FILE',
    words: 'music on hold, as JSON: {"quiet": "https://cdn.example.com/quiet.mp3"}',
  },
  'tls-certificate': {
    env: 'EARSHOT_RELAY_TLS_CERTIFICATE',
    hint: 'FILE',
    words: 'a PEM certificate, when no proxy in front does TLS',
  },
  'tls-key': { env: 'EARSHOT_RELAY_TLS_KEY', hint: 'FILE', words: 'its key' },
  proxies: {
    env: 'EARSHOT_RELAY_PROXIES',
    hint: 'NUMBER',
    words: 'how many proxies in front tell callers’ addresses truly (default 0)',
  },
  'keep-hours': {
    env: 'EARSHOT_RELAY_KEEP_HOURS',
    hint: 'NUMBER',
    words: 'how long events are kept for consoles that were away (default 24)',
  },
  'keep-entries': {
    env: 'EARSHOT_RELAY_KEEP_ENTRIES',
    hint: 'NUMBER',
    words: 'how many events of each account are kept (default 1000000; 100000 without Redis)',
  },
  'outbox-entries': {
    env: 'EARSHOT_RELAY_OUTBOX_ENTRIES',
    hint: 'NUMBER',
    words: 'how many events wait here while Redis is away (default 100000)',
  },
  'outbox-megabytes': {
    env: 'EARSHOT_RELAY_OUTBOX_MEGABYTES',
    hint: 'NUMBER',
    words: 'and how large they may be together (default 100)',
  },
  'requests-per-address': {
    env: 'EARSHOT_RELAY_REQUESTS_PER_ADDRESS',
    hint: 'NUMBER',
    words: 'requests a minute from one address, refused callbacks among them (default 600)',
  },
  'requests-per-token': {
    env: 'EARSHOT_RELAY_REQUESTS_PER_TOKEN',
    hint: 'NUMBER',
    words: 'requests and connections a minute with one token (default 600)',
  },
  'log-level': {
    env: 'EARSHOT_RELAY_LOG_LEVEL',
    hint: 'LEVEL',
    words: 'fatal, error, warn, info (the default), debug or silent',
  },
} as const satisfies Readonly<Record<string, Setting>>;

interface Setting {
  readonly env: string;
  /** What its value is, in the help. */
  readonly hint: string;
  readonly words: string;
}

export type SettingName = keyof typeof SETTINGS;

/** A mistake in what was set, in a sentence that names the flag or the variable. */
export class SettingError extends Error {}

export interface Given {
  readonly text: string;
  /** The flag or the variable that gave it. */
  readonly from: string;
}

export type Settings = (name: SettingName) => Given | null;

/** An empty value is none, as Docker Compose passes variables that are not set. */
export function settingsFrom(
  flags: Readonly<Record<string, string | boolean | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  return (name) => {
    const flag = flags[name];
    if (typeof flag === 'string') return { text: flag, from: `--${name}` };
    const variable = SETTINGS[name].env;
    const text = env[variable];
    return text ? { text, from: variable } : null;
  };
}

/** For `parseArgs`: every setting as a flag with a value. */
export const FLAGS = Object.fromEntries(
  Object.keys(SETTINGS).map((name) => [name, { type: 'string' as const }]),
);

export function describedSettings(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { env, hint, words }]) => `  --${name} ${hint}\n      ${words}\n      ${env}`,
  );
  return rows.join('\n');
}
