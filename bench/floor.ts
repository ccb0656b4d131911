import { ensureBuilt } from '../scripts/build.mjs';
import { ensureElectron } from '../scripts/setup/electron-runtime.mjs';
import {
  appLibraries,
  desktopLibraries,
  ensureSystemLibraries,
} from '../scripts/setup/system-libraries.mjs';
import { type FloorOptions, measureFloor } from './floor/measure-floor.ts';
import type { Benchmark, Measured } from './measure.ts';
import { withDisplay } from './with-display.ts';

const EVENTS_PER_SECOND = 200;

/**
 * The built console in real Electron, signed in to a rehearsal account through its relay, while a busy
 * floor tells of what happens on it. Chrome's own tracing says when each frame was on the screen; it,
 * main and the relay read the same clock of this machine.
 */
export function floorBenchmark(options: Omit<FloorOptions, 'eventsPerSecond'>): Benchmark {
  return {
    title: [
      `how smooth the floor is while it tells of ${EVENTS_PER_SECOND} events a second`,
      'frames: from one on the screen to the next while they are wanted; else from when Chrome began it',
      '  longest task: what kept the page from everything else; with a core: less waiting for others;',
      '  page busy: how much of one core the page’s thread had',
      'change: from the bytes of the event in main to the frame on the screen in which the line says it',
      '  until in the page: the part before that frame, median / p99; from relay: with the way to main',
      'click: from the click to the first frame with the dialog, which fades in from there',
      'ratio: of medians, to as many plain lines in another window of the same Electron, before the load',
      'Without a GPU, as here under Xvfb, every frame is drawn by the cores that all the rest runs on.',
    ].join('\n'),
    async run() {
      await ensureSystemLibraries([...appLibraries, ...desktopLibraries]);
      await ensureElectron();
      await ensureBuilt();
      return withDisplay(async () => {
        const rows: Measured[] = [];
        for (const conferences of options.floors) {
          const floor = { ...options, conferences, eventsPerSecond: EVENTS_PER_SECOND };
          rows.push(...(await measureFloor(floor)));
        }
        return rows;
      });
    },
  };
}
