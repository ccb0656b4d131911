import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Measured } from './measure.ts';

/* `npm run bench -- [NAME…]`: runs the benchmarks named, or all, prints a table of each and writes it to
 * `out/bench/NAME.json`. Numbers hold within one run; there is no verdict by absolute time. */

const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  budget: async () => (await import('./budget.ts')).budgetBenchmark,
  client: async () => (await import('./client.ts')).clientBenchmark,
  relay: async () => (await import('./relay.ts')).relayBenchmark,
  simulator: async () => (await import('./simulator.ts')).simulatorBenchmark,
};

const names = process.argv.slice(2);
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
