import { pino } from 'pino';
import { readConfig } from '../relay/config/read-config.ts';
import { buildRelay } from '../relay/server.ts';
import { ACCOUNT, AUTH_TOKEN, PUBLIC_URL, TOKEN_SECRET } from './relay-account.ts';
import { reportUsage } from './relay-usage.ts';

/* The relay as it is run, in a process of its own, with a Redis when one is named. */

const [redis] = process.argv.slice(2);
const config = readConfig(['--host', '127.0.0.1', '--port', '0', '--log-level', 'error'], {
  TWILIO_ACCOUNT_SID: ACCOUNT,
  TWILIO_AUTH_TOKEN: AUTH_TOKEN,
  EARSHOT_RELAY_PUBLIC_URL: PUBLIC_URL,
  EARSHOT_RELAY_TOKEN_SECRET: TOKEN_SECRET,
  EARSHOT_RELAY_REQUESTS_PER_ADDRESS: '1000000',
  EARSHOT_RELAY_REQUESTS_PER_TOKEN: '1000000',
  EARSHOT_RELAY_REDIS: redis,
});
if (!config.ok) throw new Error(config.error);
const relay = await buildRelay(config.value, pino({ level: config.value.logLevel }));
const port = await relay.listen();
const token = await relay.tokens.issue(
  { accountSid: ACCOUNT, name: 'Benchmark', role: 'viewer' },
  3_600_000,
);
process.send?.({ port, token });
reportUsage();
process.once('disconnect', () => process.exit());
