import { type Credentials, createCredentials } from './account.ts';
import { type AccountNumbers, CALLER_ID, createAccountNumbers } from './account-numbers.ts';
import type { CallbackLog } from './callbacks/callback-log.ts';
import { type Callbacks, createCallbacks, TWILIOS_LIMIT } from './callbacks/callbacks.ts';
import { fetchAnnouncement } from './callbacks/fetch-announcement.ts';
import { createFloor } from './domain/create-floor.ts';
import { createDialPlan, SUPERVISOR_ENDPOINT } from './domain/dial-plan.ts';
import type { Floor } from './domain/floor.ts';
import { CALL_EVENTS, CONFERENCE_EVENTS } from './domain/subscription.ts';
import { createFaultSwitches } from './faults/fault-switches.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createRandom } from './random/random.ts';
import { createRequestLog, type RequestLog } from './requests/request-log.ts';
import type { ScenarioName } from './scenarios/scenarios.ts';
import { createTheatre, type Theatre } from './scenarios/theatre.ts';
import { buildServer } from './server.ts';
import { createAgenda } from './time/agenda.ts';
import { type Clock, systemClock } from './time/clock.ts';
import type { Pace } from './time/pace.ts';

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
  /** How many people the scenario `scale` puts into each. */
  readonly participants?: number;
  /** Told of everything that happens to the scenario's calls, and of whatever joins without a request. */
  readonly callbackUrl?: string | undefined;
  /** How long a callback may take, in real milliseconds. Default Twilio's, 15 s. */
  readonly callbackLimit?: number;
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
  readonly numbers: AccountNumbers;
  readonly faults: Faults;
  readonly theatre: Theatre;
  readonly callbacks: CallbackLog & Pick<Callbacks, 'settled'>;
  readonly requests: RequestLog;
  /** Cuts all connections and stops every call. */
  close(): Promise<void>;
}

/** Starts a rehearsal Twilio over real HTTP. Rejects when the port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', seed = 1, scenario = 'empty', speed = 1 } = options;
  const chance = (stream: string) => createRandom(seed, stream);
  const clock = options.clock ?? systemClock;
  const pace: Pace = { speed };
  const calls = createAgenda(clock, () => pace.speed);
  const account = createCredentials(chance('credentials'), options.credentials);
  const numbers = createAccountNumbers(chance('numbers'), clock.now());
  const faults = createFaults(chance('faults'));
  const requests = createRequestLog();
  const told = <Event extends string>(events: readonly Event[]) =>
    options.callbackUrl === undefined
      ? null
      : ({ url: options.callbackUrl, method: 'POST', events } as const);
  const floor = createFloor({
    clock: calls,
    ids: chance('sids'),
    dialPlan: createDialPlan(chance('dialling')),
    terms: { events: told(CONFERENCE_EVENTS), recording: null },
    announcementFails: faults.meetAnnouncement,
    fetchesAnnouncement: fetchAnnouncement,
  });
  const theatre = createTheatre({ floor, clock, pace, progress: told(CALL_EVENTS) });
  let url = '';
  const callbacks = createCallbacks({
    floor,
    account,
    faults,
    clock,
    limit: options.callbackLimit ?? TWILIOS_LIMIT,
    random: chance('callbacks'),
    apiUrl: () => url,
  });
  const server = buildServer({
    floor,
    account,
    numbers,
    faults,
    switches: createFaultSwitches(faults),
    theatre,
    requests,
    callbacks,
    clock,
    requestIds: chance('request ids'),
    rowsPerPage: options.rowsPerPage ?? Infinity,
  });

  url = await server.listen({ port, host });
  const { conferences, participants } = options;
  theatre.start({ name: scenario, seed, speed, conferences, participants });

  return {
    ...account,
    url,
    supervisorEndpoint: SUPERVISOR_ENDPOINT,
    callerId: CALLER_ID,
    floor,
    numbers,
    faults,
    theatre,
    callbacks,
    requests,
    async close() {
      theatre.close();
      calls.close();
      await callbacks.close();
      await server.close();
    },
  };
}
