import { createRandom } from '../simulator/random/random.ts';
import { createVirtualTime } from '../test/support/model/virtual-time.ts';
import { openCarelessPanel } from './budget/careless-panel.ts';
import { watchTruth } from './budget/floor-truth.ts';
import { createRehearsedAccount, type RequestLog } from './budget/rehearsed-account.ts';
import { GONE, type Watcher } from './budget/shown-floor.ts';
import { openWatchingConsole } from './budget/watching-console.ts';
import { type Benchmark, type Measured, percentile } from './measure.ts';

const SIZES = [10, 100, 500];
const WEATHERS = [
  { words: '', refusedShare: 0 },
  { words: ', every tenth refused', refusedShare: 0.1 },
];

/** Virtual milliseconds. Calls last five minutes or so. */
const MINUTE = 60_000;
const SETTLING_MS = 4 * MINUTE;
const MEASURED_MS = 3 * MINUTE;
const SAMPLES = { everyMs: 500, people: 20 };

/** Three screens watch the same calls at the same time; none of them sees the others. */
export const budgetBenchmark: Benchmark = {
  title: [
    'what watching costs the account, and how old what is shown is',
    'milliseconds: how long ago the floor last looked as shown, by the simulator’s truth; 0 when it does now',
    'ratio: requests, against those of a panel that reads every conference every two seconds',
    'confirmed: how long ago Twilio last said so (events tell of changes, not of what stays as it is)',
  ].join('\n'),
  async run() {
    const rows: Measured[] = [];
    for (const { words, refusedShare } of WEATHERS) {
      for (const conferences of SIZES) {
        for (const row of await watch(conferences, refusedShare)) {
          rows.push({ ...row, name: `${conferences} conferences${words}: ${row.name}` });
        }
      }
    }
    return rows;
  },
};

interface Lane {
  readonly watcher: Watcher;
  readonly log: RequestLog;
  readonly ages: number[];
  readonly confirmedAges: number[];
}

async function watch(conferences: number, refusedShare: number): Promise<readonly Measured[]> {
  const time = createVirtualTime();
  const { now, pass } = time;
  const account = createRehearsedAccount({ time, conferences, refusedShare });
  account.begin();
  const truth = watchTruth(account.floor, now);
  const chance = createRandom(1, 'samples');

  const clockFor = (who: string) => {
    const { unit } = createRandom(1, who);
    return { now, sleep: time.computer.sleep, random: unit };
  };
  const lane = (watcher: Watcher, log: RequestLog): Lane => ({
    watcher,
    log,
    ages: [],
    confirmedAges: [],
  });
  const consoles = [
    { name: 'with events', events: account.events() },
    { name: 'without events', events: null },
  ].map(({ name, events }) => {
    const { transport, log } = account.connect(name);
    const watcher = openWatchingConsole({
      name,
      account,
      transport,
      events,
      clock: clockFor(name),
    });
    return { watcher, lane: lane(watcher, log) };
  });
  const { transport, log } = account.connect('panel');
  const { accountSid } = account;
  const panel = openCarelessPanel({ transport, accountSid, clock: clockFor('panel') });
  const lanes = [...consoles.map((one) => one.lane), lane(panel, log)];

  for (const from = now(); now() < from + SETTLING_MS; ) {
    await pass(10_000);
    for (const { watcher } of lanes) watcher.shown();
  }
  const measuredFrom = now();
  while (now() < measuredFrom + MEASURED_MS) {
    await pass(SAMPLES.everyMs);
    sample();
  }
  const yardstick = requestsIn(log.sentAt, measuredFrom, now());
  const rows = lanes.map((one) => rowOf(one, { from: measuredFrom, until: now(), yardstick }));
  panel.close();
  const closing = Promise.all(consoles.map(({ watcher }) => watcher.close()));
  await pass(MINUTE);
  await closing;
  return rows;

  /** The same people for every screen, as far as it shows or should show them. */
  function sample(): void {
    const screens = lanes.map(({ watcher }) => watcher.shown());
    const present = truth.present();
    const everybody = [
      ...new Set([...present, ...screens.flatMap((screen) => [...screen.keys()])]),
    ];
    for (let count = 0; count < SAMPLES.people && everybody.length > 0; count += 1) {
      const callSid = everybody[chance.whole(0, everybody.length - 1)] ?? '';
      for (const [index, { ages, confirmedAges }] of lanes.entries()) {
        const shown = screens[index]?.get(callSid);
        ages.push(truth.ageOf(callSid, shown?.words ?? GONE));
        if (shown !== undefined) confirmedAges.push(now() - shown.confirmedAt);
      }
    }
  }
}

function rowOf(
  { watcher, log, ages, confirmedAges }: Lane,
  { from, until, yardstick }: { from: number; until: number; yardstick: number },
): Measured {
  const sorted = ages.toSorted((a, b) => a - b);
  const confirmed = confirmedAges.toSorted((a, b) => a - b);
  const minutes = (until - from) / MINUTE;
  const requests = requestsIn(log.sentAt, from, until);
  const wrong = ages.filter((age) => age > 0).length / ages.length;
  return {
    name: watcher.name,
    runs: ages.length,
    medianMs: percentile(sorted, 50),
    p95Ms: percentile(sorted, 95),
    p99Ms: percentile(sorted, 99),
    ratio: requests / yardstick,
    more: {
      'requests/min': (requests / minutes).toFixed(0),
      'refused/min': (requestsIn(log.refusedAt, from, until) / minutes).toFixed(0),
      'not as shown': `${(wrong * 100).toFixed(2)} %`,
      'confirmed median': seconds(percentile(confirmed, 50)),
      'confirmed p99': seconds(percentile(confirmed, 99)),
    },
  };
}

function requestsIn(times: readonly number[], from: number, until: number): number {
  return times.filter((at) => at >= from && at < until).length;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
