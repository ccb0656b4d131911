import { ensureBuilt } from '../scripts/build.mjs';
import { ensureElectron } from '../scripts/setup/electron-runtime.mjs';
import {
  appLibraries,
  desktopLibraries,
  ensureSystemLibraries,
} from '../scripts/setup/system-libraries.mjs';
import { type Benchmark, type Measured, percentile } from './measure.ts';
import { appPlace } from './start/app-place.ts';
import { emptyWindow } from './start/empty-window.ts';
import { type Started, startOnce } from './start/start-once.ts';
import { withDisplay } from './with-display.ts';

const ROUNDS = { warmUp: 1, counted: 9 };
/** What it shall stay under. */
const TARGET = { time: 1.5, memory: 1.6 };

/** From the start of the process to the first live row, in turns with an Electron that has one empty window. */
export const startBenchmark: Benchmark = {
  title: [
    'how long the built console takes from the start of its process to the first live row of the rehearsal',
    'ratio: of medians, to an Electron with one empty window that is started in turns with it',
    'memory: of all its processes, each shared page in parts, 3 s later; of it: the rehearsal’s own process',
    `to stay under: ${TARGET.time} times in time, ${TARGET.memory} times in memory`,
  ].join('\n'),
  async run() {
    await ensureSystemLibraries([...appLibraries, ...desktopLibraries]);
    const electron = await ensureElectron();
    await ensureBuilt();
    return withDisplay(async () => {
      const lanes = [
        { name: 'console, rehearsal', app: await appPlace(), starts: [] as Started[] },
        { name: 'empty window', app: await emptyWindow(), starts: [] as Started[] },
      ];
      for (let round = 0; round < ROUNDS.warmUp + ROUNDS.counted; round += 1) {
        for (const { app, starts } of round % 2 === 0 ? lanes : lanes.toReversed()) {
          const started = await startOnce(electron, app);
          if (round >= ROUNDS.warmUp) starts.push(started);
        }
      }
      const figures = lanes.map(({ name, starts }) => ({
        name,
        times: sorted(starts.map(({ ms }) => ms)),
        megabytes: middle(starts.map(({ megabytes }) => megabytes)),
        rehearsal: middle(starts.map(({ rehearsalMegabytes }) => rehearsalMegabytes)),
        processes: middle(starts.map(({ processes }) => processes)),
      }));
      const yardstick = figures.at(-1);
      return figures.map(({ name, times, megabytes, rehearsal, processes }): Measured => {
        const emptyMegabytes = yardstick?.megabytes ?? Number.NaN;
        return {
          name,
          runs: times.length,
          medianMs: percentile(times, 50),
          p95Ms: percentile(times, 95),
          p99Ms: percentile(times, 99),
          ratio: percentile(times, 50) / percentile(yardstick?.times ?? [], 50),
          more: {
            'memory MB': megabytes.toFixed(0),
            'memory ratio': (megabytes / emptyMegabytes).toFixed(2),
            'of it rehearsal MB': rehearsal.toFixed(0),
            'ratio without it': ((megabytes - rehearsal) / emptyMegabytes).toFixed(2),
            processes: processes.toFixed(0),
          },
        };
      });
    });
  },
};

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const middle = (values: readonly number[]) => percentile(sorted(values), 50);
