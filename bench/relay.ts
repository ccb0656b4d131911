import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import { startRedis } from '../test/support/relay/redis-process.ts';
import { type Benchmark, type Measured, percentile } from './measure.ts';
import { openSender, prepareRequests } from './relay-sender.ts';

const ROUNDS = { warmUp: 1, counted: 5 };
const THRONG = 500;
/** Before anything is counted: a relay runs for months, and its code is compiled within its first seconds. */
const WARM_UP = 2_000;
/** More than any server here answers in a millisecond. */
const PREPARED = 14;
/** In a second: a very large account. */
const PACE = 300;
const CONSOLES = [1, 20, 100];
const BARE = 'node:http, form and signature alone';

/**
 * What a callback costs, in time that the server's process had a core, so that what else this computer
 * does changes little; Redis and the consoles have processes of their own. The target: at most twice
 * the bare server's, that is half of its rate on one core. Latency is measured apart, at a pace, from
 * the relay's taking in of a callback to its event at a console. Both servers are built as the relay is
 * for its container.
 */
export const relayBenchmark: Benchmark = {
  title: `callbacks checked, kept and told to consoles, on one core; latency at ${PACE} a second`,
  async run() {
    const { relay, bare: bareFile } = await buildServers();
    const redis = await startRedis();
    const consoles = fork(new URL('./relay-consoles.ts', import.meta.url));
    const children = [consoles];
    try {
      const bare = await startServer(bareFile);
      const alone = await startServer(relay);
      const shared = await startServer(relay, redis.url);
      children.push(bare.child, alone.child, shared.child);
      const lanes = [
        ...CONSOLES.map((count) => lane(`in memory, ${count} consoles`, alone, count)),
        ...CONSOLES.map((count) => lane(`with Redis, ${count} consoles`, shared, count)),
      ];
      const yardstick = lane(BARE, bare, 0);
      for (let round = 0; round < ROUNDS.warmUp + ROUNDS.counted; round += 1) {
        for (const one of lanes) {
          // Beside each, since what else this computer does changes what everything costs.
          await measureOnce(yardstick, consoles, round >= ROUNDS.warmUp);
          await measureOnce(one, consoles, round >= ROUNDS.warmUp);
        }
      }
      return [...lanes, yardstick].map((one) => measuredOf(one, costOf(yardstick)));
    } finally {
      for (const child of children) child.disconnect();
      await redis.remove();
    }
  },
};

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  readonly token: string;
}

const startedSchema = z.object({ port: z.int(), token: z.string().default('') });

async function buildServers(): Promise<{ readonly relay: string; readonly bare: string }> {
  const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const input = {
    'relay-server': 'bench/relay-server.ts',
    'relay-bare-server': 'bench/relay-bare-server.ts',
  };
  const outDir = inProject('out/bench/relay');
  await build({
    root: inProject('.'),
    configFile: inProject('relay/vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input } },
  });
  return { relay: `${outDir}/relay-server.mjs`, bare: `${outDir}/relay-bare-server.mjs` };
}

async function startServer(file: string, ...args: string[]): Promise<Server> {
  const child = fork(file, args, {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [message] = await once(child, 'message');
  const { port, token } = startedSchema.parse(message);
  return { child, port, token };
}

interface Lane {
  readonly name: string;
  readonly server: Server;
  readonly consoles: number;
  /** Of each round: how many callbacks, in how long, for how much of a core. */
  readonly throngs: { callbacks: number; ms: number; cpuMs: number }[];
  readonly latencies: number[];
}

function lane(name: string, server: Server, consoles: number): Lane {
  return { name, server, consoles, throngs: [], latencies: [] };
}

async function measureOnce(
  { server, consoles: count, throngs, latencies }: Lane,
  consoles: ChildProcess,
  counts: boolean,
): Promise<void> {
  const throng = counts ? THRONG : WARM_UP;
  const { child, port, token } = server;
  prepareRequests(throng * PREPARED);
  const sender = await openSender(port);
  await ask(consoles, { order: 'join', port, token, count });
  const before = await cpuOf(child);
  const start = performance.now();
  const callbacks = await sender.throng(throng);
  // What was taken in also has to be told.
  await ask(consoles, { order: 'await', events: callbacks });
  const ms = performance.now() - start;
  const cpuMs = (await cpuOf(child)) - before;
  const events = count === 0 ? 0 : await sender.pace(PACE);
  const answer = await ask(consoles, { order: 'await', events });
  await ask(consoles, { order: 'leave' });
  sender.close();
  if (!counts) return;
  throngs.push({ callbacks, ms, cpuMs });
  latencies.push(...latenciesSchema.parse(answer).latencies);
}

const latenciesSchema = z.object({ latencies: z.array(z.number()) });
const usageSchema = z.object({ cpuMs: z.number() });

async function cpuOf(child: ChildProcess): Promise<number> {
  return usageSchema.parse(await ask(child, 'usage')).cpuMs;
}

async function ask(child: ChildProcess, message: string | object): Promise<unknown> {
  const answered = once(child, 'message');
  child.send(message);
  const [answer] = await answered;
  return answer;
}

/** Milliseconds of a core for one callback: the median of the rounds. */
function costOf({ throngs }: Lane): number {
  const costs = throngs.map(({ callbacks, cpuMs }) => cpuMs / callbacks);
  return percentile(
    costs.sort((a, b) => a - b),
    50,
  );
}

function measuredOf(lane: Lane, yardstick: number): Measured {
  const latencies = lane.latencies.toSorted((a, b) => a - b);
  const rates = lane.throngs.map(({ callbacks, ms }) => (callbacks / ms) * 1_000);
  const rate = percentile(
    rates.sort((a, b) => a - b),
    50,
  );
  return {
    name: lane.name,
    runs: lane.throngs.reduce((sum, { callbacks }) => sum + callbacks, 0),
    medianMs: percentile(latencies, 50),
    p95Ms: percentile(latencies, 95),
    p99Ms: percentile(latencies, 99),
    ratio: costOf(lane) / yardstick,
    more: {
      'callbacks/core s': Math.round(1_000 / costOf(lane)).toLocaleString('en'),
      'of the bare rate': (yardstick / costOf(lane)).toFixed(2),
      'callbacks/s here': Math.round(rate).toLocaleString('en'),
    },
  };
}
