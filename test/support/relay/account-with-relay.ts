import { type AccountSid, accountSidSchema } from '../../../common/model/sid.ts';
import type { Role } from '../../../common/wire/relay-protocol.ts';
import { freePort } from '../../../rehearsal/free-port.ts';
import { createMemoryRegister } from '../../../relay/tokens/token-register.ts';
import { createTokens } from '../../../relay/tokens/tokens.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/index.ts';
import { TOKEN_SECRET } from './relay-account.ts';
import { createRelayProcess, type RelayProcess } from './relay-process.ts';
import { openDoor, type TcpDoor } from './tcp-door.ts';

/** A simulated account whose callbacks go through a relay in a process of its own. */
export interface AccountWithRelay {
  readonly simulator: Simulator;
  readonly account: AccountSid;
  readonly relay: RelayProcess;
  /** The network between consoles and the relay. */
  readonly network: TcpDoor;
  /** By that network. */
  readonly url: string;
  token(role?: Role, options?: { name?: string; endpoint?: string }): Promise<string>;
  close(): Promise<void>;
}

export async function startAccountWithRelay(
  options: Pick<SimulatorOptions, 'speed'> = {},
): Promise<AccountWithRelay> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const callbackUrl = `${publicUrl}/callbacks/conference`;
  const simulator = await startSimulator({ ...options, callbackUrl });
  const { accountSid, authToken, apiKeySid, apiKeySecret } = simulator;
  const relay = createRelayProcess(port, ['--public-url', publicUrl, '--log-level', 'warn'], {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_KEY_SID: apiKeySid,
    TWILIO_API_KEY_SECRET: apiKeySecret,
    TWILIO_API_URL: simulator.url,
    EARSHOT_RELAY_TOKEN_SECRET: TOKEN_SECRET,
    EARSHOT_RELAY_REQUESTS_PER_TOKEN: '100000',
    EARSHOT_RELAY_REQUESTS_PER_ADDRESS: '100000',
  });
  await relay.start();
  const network = await openDoor(0, () => port);
  const account = accountSidSchema.parse(accountSid);
  const register = createMemoryRegister();
  const tokens = createTokens({ secrets: [TOKEN_SECRET], register, now: Date.now });
  return {
    simulator,
    account,
    relay,
    network,
    url: `http://127.0.0.1:${network.port}`,
    token: (role = 'supervisor', { name = 'Alex', ...rest } = {}) =>
      tokens.issue({ accountSid: account, name, role, ...rest }, 3_600_000),
    async close() {
      await simulator.close();
      await relay.stop('SIGKILL');
      await network.close();
    },
  };
}
