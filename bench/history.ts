import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'libsql';
import type { HistoryEntry, HistorySearch } from '../common/ipc/history.ts';
import { createHistoryExporter } from '../main/history/export/history-exporter.ts';
import { createHistoryDatabase } from '../main/history/history-database.ts';
import { openHistoryFile } from '../main/history/history-file.ts';
import { createHistoryRecorder } from '../main/history/history-recorder.ts';
import { systemClock } from '../main/system-clock.ts';
import { ACCOUNT, conferenceNumber, largeHistory } from './history/large-history.ts';
import { type Benchmark, type Measured, measure } from './measure.ts';

const CALLS = 20_000;
const ENTRIES_PER_CALL = 30;
const ROUNDS = { warmUp: 1, counted: 10 };
const DAY_MS = 24 * 60 * 60_000;

/** What a supervisor asks of thirty days of history, and for how long each holds up everything else. */
export const historyBenchmark: Benchmark = {
  title: `${CALLS} calls and ${CALLS * ENTRIES_PER_CALL} entries of 30 days, in one file`,
  run: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-bench-'));
    try {
      return await measureIn(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureIn(folder: string): Promise<readonly Measured[]> {
  const file = path.join(folder, 'history.db');
  const now = Date.now();
  const writing = writeAll(file, now);
  const history = createHistoryRecorder({
    file,
    loadSqlite: async () => Database,
    clock: systemClock,
    limits: () => ({ keepDays: 365, maxMegabytes: 10_000 }),
    onState: () => {},
  });
  const place = path.join(folder, 'all.csv');
  const choosePlace = async () => place;
  const exporter = createHistoryExporter({
    history,
    clock: systemClock,
    choosePlace,
    onProgress: () => {},
  });

  const search =
    (wanted: Partial<HistorySearch>, limit = 50) =>
    async () => {
      const query = { accountSid: ACCOUNT, search: { ...ALL, ...wanted }, before: null, limit };
      const page = await history.calls(query);
      if (!page.ok) throw new Error(page.error.message);
      return page.value;
    };
  const contenders = [
    { name: 'words found in none', run: search({ words: 'nobody at all' }) },
    { name: 'an old number', run: search({ words: '+1 (555) 0000-007' }) },
    { name: 'a name and a queue', run: search({ words: 'billing agent' }) },
    {
      name: 'one day, 25 days ago',
      run: search({ from: now - 25 * DAY_MS, to: now - 24 * DAY_MS }),
    },
    { name: 'held for 5 minutes: none', run: search({ heldForMs: 300_000 }) },
    { name: 'a failed command', run: search({ hadFailedCommand: true }) },
    { name: 'commands of one person', run: search({ by: 'okafor' }) },
    {
      name: 'entries of a call',
      run: () =>
        history.entries({
          accountSid: ACCOUNT,
          conferenceSid: conferenceNumber(CALLS / 2),
          after: null,
          limit: 500,
        }),
    },
    { name: 'the latest 50', run: search({}) },
  ];
  const blocked = new Map<string, number>();
  const timed = contenders.map(({ name, run }) => ({
    name,
    run: async () => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await run();
      await systemClock.sleep(2);
      delay.disable();
      blocked.set(name, Math.max(blocked.get(name) ?? 0, delay.max / 1e6));
    },
  }));
  // The file is opened with the first reading.
  await search({})();
  const results = await measure(timed, ROUNDS);
  const exportStart = performance.now();
  const exportDelay = monitorEventLoopDelay({ resolution: 1 });
  exportDelay.enable();
  const of = { kind: 'search', search: { ...ALL, words: 'billing' }, detail: 'entries' } as const;
  const exported = await exporter.run(ACCOUNT, { of, format: 'csv', byteOrderMark: false });
  if (!exported.ok) throw new Error(exported.error.message);
  console.log(
    `Writing took ${Math.round(writing)} ms, the file is ${megabytes((await stat(file)).size)}; ` +
      `${exported.value.entries} entries as CSV (${megabytes((await stat(place)).size)}) took ` +
      `${Math.round(performance.now() - exportStart)} ms and held up others for ` +
      `${(exportDelay.percentile(99) / 1e6).toFixed(1)} ms (99th), ${(exportDelay.max / 1e6).toFixed(1)} ms at most`,
  );
  await history.close();
  return results.map((result) => ({
    ...result,
    more: { 'most held up ms': (blocked.get(result.name) ?? 0).toFixed(1) },
  }));
}

/** Straight into the file, many calls at a time; answers how long it took. */
function writeAll(file: string, now: number): number {
  const start = performance.now();
  const database = createHistoryDatabase(openHistoryFile(Database, file));
  let waiting: HistoryEntry[] = [];
  for (const entries of largeHistory(CALLS, ENTRIES_PER_CALL, now)) {
    waiting.push(...entries);
    if (waiting.length < 6_000) continue;
    database.write(waiting);
    waiting = [];
  }
  database.write(waiting);
  database.close();
  return performance.now() - start;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

const ALL: HistorySearch = {
  words: '',
  by: '',
  from: null,
  to: null,
  heldForMs: null,
  hadFailedCommand: false,
  wasCoached: false,
};
