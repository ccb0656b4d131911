import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Benchmark, Measured } from './measure.ts';

/* `npm run bench -- [NAME…]`: runs the benchmarks named, or all, prints a table of each and writes it to
 * `out/bench/NAME.json`. Numbers hold within one run; there is no verdict by absolute time.
 *
 * Of `floor`: `--minutes N` watches each floor for so long before its memory is looked at for the last
 * time, `--long` for ten; `--conferences N` measures a floor of so many alone; `--profile` writes
 * `out/bench/floor-….cpuprofile` of the page and of main, which Chrome's DevTools open. */

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
    conferences: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
const FLOORS = [500, 2_500];
const floorOptions = {
  floors: values.conferences === undefined ? FLOORS : [Number(values.conferences)],
  minutes: values.long ? 10 : Number(values.minutes),
  profile: values.profile,
};

const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  budget: async () => (await import('./budget.ts')).budgetBenchmark,
  client: async () => (await import('./client.ts')).clientBenchmark,
  floor: async () => (await import('./floor.ts')).floorBenchmark(floorOptions),
  history: async () => (await import('./history.ts')).historyBenchmark,
  relay: async () => (await import('./relay.ts')).relayBenchmark,
  simulator: async () => (await import('./simulator.ts')).simulatorBenchmark,
  start: async () => (await import('./start.ts')).startBenchmark,
};

const unknown = names.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}`);
  console.error(`There are: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exitCode = 1;
} else {
  for (const [name, load] of Object.entries(BENCHMARKS)) {
    if (names.length === 0 || names.includes(name)) await runBenchmark(name, await load());
  }
}

async function runBenchmark(name: string, benchmark: Benchmark): Promise<void> {
  const results = await benchmark.run();
  console.log(`\n${name}: ${benchmark.title}`);
  console.table(Object.fromEntries(results.map((result) => [result.name, rowOf(result)])));

  const file = new URL(`../out/bench/${name}.json`, import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  const { title } = benchmark;
  const report = { name, title, node: process.version, measuredAt: new Date(), results };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`Written to ${fileURLToPath(file)}`);
}

function rowOf({ runs, medianMs, p95Ms, p99Ms, ratio, more }: Measured) {
  return {
    runs,
    'median ms': medianMs.toFixed(2),
    'p95 ms': p95Ms.toFixed(2),
    'p99 ms': p99Ms.toFixed(2),
    ratio: ratio.toFixed(2),
    ...more,
  };
}
