import { type Credentials, createCredentials } from './account.ts';
import { createFloor } from './domain/create-floor.ts';
import { createDialPlan, SUPERVISOR_ENDPOINT } from './domain/dial-plan.ts';
import type { Floor } from './domain/floor.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createRandom } from './random/random.ts';
import { createRequestLog, type RequestLog } from './requests/request-log.ts';
import { type ScenarioName, scenarios } from './scenarios/scenarios.ts';
import { buildServer } from './server.ts';
import { createAgenda } from './time/agenda.ts';
import { type Clock, systemClock } from './time/clock.ts';

export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1: nobody else can reach it. */
  readonly host?: string;
  /** Everything that is left to chance follows from it. Default 1. */
  readonly seed?: number;
  /** Default `empty`. */
  readonly scenario?: ScenarioName;
  /** How many times faster people ring, talk and leave. Default 1. */
  readonly speed?: number;
  /** About how many conferences the scenario keeps live. */
  readonly conferences?: number;
  /** Pages hold at most this many rows, however many were asked for: lists then take several. */
  readonly rowsPerPage?: number;
  readonly clock?: Clock;
  readonly credentials?: Partial<Credentials>;
}

/** A running rehearsal account. */
export interface Simulator extends Credentials {
  readonly url: string;
  /** Answers within 1 to 2 s when it is dialled. */
  readonly supervisorEndpoint: string;
  /** A number of the account's own to dial from. */
  readonly callerId: string;
  readonly floor: Floor;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Cuts all connections and stops every call. */
  close(): Promise<void>;
}

const CALLER_ID = '+15005550006';

/** Starts a rehearsal Twilio over real HTTP. Rejects when the port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', seed = 1, scenario = 'empty', speed = 1 } = options;
  const chance = (stream: string) => createRandom(seed, stream);
  const clock = createAgenda(options.clock ?? systemClock, speed);
  const account = createCredentials(chance('credentials'), options.credentials);
  const faults = createFaults();
  const requests = createRequestLog();
  const floor = createFloor({
    clock,
    ids: chance('sids'),
    dialPlan: createDialPlan(chance('dialling')),
  });
  const requestIds = chance('request ids');
  const server = buildServer({
    floor,
    account,
    faults,
    requests,
    clock,
    requestIds,
    rowsPerPage: options.rowsPerPage ?? Infinity,
  });

  const url = await server.listen({ port, host });
  scenarios[scenario]({
    floor,
    clock,
    random: chance('scenario'),
    conferences: options.conferences,
  });

  return {
    ...account,
    url,
    supervisorEndpoint: SUPERVISOR_ENDPOINT,
    callerId: CALLER_ID,
    floor,
    faults,
    requests,
    async close() {
      clock.close();
      await server.close();
    },
  };
}
