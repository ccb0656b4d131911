import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'undici';
import { z } from 'zod';
import { type Benchmark, type Contender, type Measured, measure } from './measure.ts';

const CONFERENCES = 1_000;
const PARTICIPANTS = 5;
const ROUNDS = { warmUp: 20, counted: 150 };
const THRONG = { connections: 32, milliseconds: 4_000 };

const announcementSchema = z.object({
  url: z.string(),
  accountSid: z.string(),
  authToken: z.string(),
  conferenceSid: z.string(),
  callSid: z.string(),
});
const usageSchema = z.object({ grown: z.number(), heapUsed: z.number(), cpuMs: z.number() });

/** What an account of 5,000 people costs: the long list, single requests, and as many as go at once. */
export const simulatorBenchmark: Benchmark = {
  title: `${CONFERENCES * PARTICIPANTS} participants in ${CONFERENCES} conferences, living, on one core`,
  async run() {
    const path = new URL('./simulator-server.ts', import.meta.url);
    const server = fork(path, [String(CONFERENCES), String(PARTICIPANTS)]);
    try {
      const [message] = await once(server, 'message');
      const account = announcementSchema.parse(message);
      const pool = new Pool(account.url, { connections: THRONG.connections });
      const ask = asker(pool, account);
      const conference = `/Conferences/${account.conferenceSid}`;
      const paths = {
        list: '/Conferences.json?Status=in-progress&PageSize=1000',
        people: `${conference}/Participants.json?PageSize=1000`,
        person: `/Calls/${account.callSid}.json`,
      };
      const alone = await measure(
        [
          contender(`list of ${CONFERENCES} conferences`, () => ask(paths.list)),
          contender(`list of ${PARTICIPANTS} participants`, () => ask(paths.people)),
          contender('one call', () => ask(paths.person)),
        ],
        ROUNDS,
      );
      const listBytes = await ask(paths.list);
      const yardstick = alone.at(-1)?.medianMs ?? Number.NaN;
      const throng = await throngOf(server, yardstick, () => ask(paths.people));
      const { grown, heapUsed } = await usageOf(server);
      await pool.close();
      const [list, ...others] = alone;
      if (list === undefined) throw new Error('Nothing was measured');
      const size = {
        'list KB': kilobytes(listBytes),
        'heap MB': megabytes(heapUsed),
        'memory grown MB': megabytes(grown),
      };
      return [{ ...list, more: size }, ...others, throng];
    } finally {
      server.disconnect();
    }
  },
};

type Ask = (path: string) => Promise<number>;

/** Resolves with the answer's length in bytes. */
function asker(
  pool: Pool,
  { accountSid, authToken }: { accountSid: string; authToken: string },
): Ask {
  const secret = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const headers = { authorization: `Basic ${secret}` };
  return async (path) => {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: `/2010-04-01/Accounts/${accountSid}${path}`,
      headers,
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${statusCode}: ${text}`);
    return Buffer.byteLength(text);
  };
}

function contender(name: string, run: () => Promise<unknown>): Contender {
  return { name, run };
}

/** As many requests at once as there are connections, for a while. */
async function throngOf(
  server: ChildProcess,
  yardstick: number,
  run: () => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const before = await usageOf(server);
  const start = performance.now();
  const end = start + THRONG.milliseconds;
  const askOn = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      await run();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: THRONG.connections }, askOn));
  const seconds = (performance.now() - start) / 1_000;
  const cpuSeconds = ((await usageOf(server)).cpuMs - before.cpuMs) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  return {
    name: `${PARTICIPANTS} participants, ${THRONG.connections} at once`,
    runs: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    ratio: at(0.5) / yardstick,
    more: {
      'requests/s': Math.round(times.length / seconds).toLocaleString('en'),
      'requests/core s': Math.round(times.length / cpuSeconds).toLocaleString('en'),
    },
  };
}

async function usageOf(server: ChildProcess): Promise<z.infer<typeof usageSchema>> {
  server.send('usage');
  const [message] = await once(server, 'message');
  return usageSchema.parse(message);
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
const kilobytes = (bytes: number) => (bytes / 2 ** 10).toFixed(0);
