import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { accountSidSchema, apiKeySidSchema } from '../common/model/sid.ts';
import type { RelayConfig } from '../relay/config/config.ts';
import { buildRelay, type Relay } from '../relay/server.ts';
import { type Credentials, createCredentials } from '../simulator/account.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { createRandom } from '../simulator/random/random.ts';
import { freePort } from './free-port.ts';

/** A simulated account and the relay that its callbacks go through, both at addresses of this machine. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly relay: Relay;
  readonly relayUrl: string;
  /** Lets a supervisor's console in. */
  readonly relayToken: string;
  /** Lets an agent of this name ask for help. */
  agentToken(name: string): Promise<string>;
  close(): Promise<void>;
}

interface RehearsalOptions extends Omit<SimulatorOptions, 'callbackUrl' | 'credentials' | 'host'> {
  readonly logger: FastifyBaseLogger;
}

const HOST = '127.0.0.1';
/** Longer than any rehearsal. */
const TOKEN_LIFE_MS = 30 * 24 * 3_600_000;
/** Somebody may take a free port before it is used. */
const TRIES = 3;

/** Rejects when one of the two cannot start. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(options);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tries === TRIES) throw error;
    }
  }
}

async function start({ logger, seed = 1, ...options }: RehearsalOptions): Promise<Rehearsal> {
  // Each has to know the other's address before it starts.
  const simulatorPort = options.port || (await freePort());
  const relayPort = await freePort();
  const relayUrl = `http://${HOST}:${relayPort}`;
  const credentials = createCredentials(createRandom(seed, 'credentials'));
  const config = relayConfig(relayPort, credentials, `http://${HOST}:${simulatorPort}`);
  const relay = await buildRelay(config, logger);
  await relay.listen();
  try {
    const simulator = await startSimulator({
      ...options,
      seed,
      credentials,
      host: HOST,
      port: simulatorPort,
      callbackUrl: `${relayUrl}/callbacks/rehearsal`,
    });
    const accountSid = accountSidSchema.parse(credentials.accountSid);
    const grant = { accountSid, name: 'You', role: 'supervisor' } as const;
    const relayToken = await relay.tokens.issue(grant, TOKEN_LIFE_MS);
    return {
      simulator,
      relay,
      relayUrl,
      relayToken,
      agentToken: (name) => relay.tokens.issue({ accountSid, name, role: 'agent' }, TOKEN_LIFE_MS),
      async close() {
        await simulator.close();
        await relay.close();
      },
    };
  } catch (error) {
    await relay.close();
    throw error;
  }
}

/** One process that keeps everything in its memory: what is rehearsed is gone with it. */
function relayConfig(
  port: number,
  { accountSid, authToken, apiKeySid, apiKeySecret }: Credentials,
  simulatorUrl: string,
): RelayConfig {
  return {
    host: HOST,
    port,
    publicUrl: `http://${HOST}:${port}`,
    accounts: [
      {
        accountSid: accountSidSchema.parse(accountSid),
        authTokens: [authToken],
        gateway: {
          apiKeySid: apiKeySidSchema.parse(apiKeySid),
          apiKeySecret,
          baseUrl: simulatorUrl,
          requestsAtOnce: 10,
        },
      },
    ],
    redisUrl: null,
    dataFolder: null,
    tokenSecrets: [randomBytes(32).toString('hex')],
    holdMusic: {},
    tls: null,
    limits: {
      logAgeMs: 24 * 3_600_000,
      logEntries: 100_000,
      outboxEntries: 100_000,
      outboxBytes: 100_000_000,
      requestsPerAddress: 100_000,
      requestsPerToken: 100_000,
    },
    proxies: 0,
    logLevel: 'warn',
  };
}
