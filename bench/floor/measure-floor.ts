import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { say } from '../../scripts/project.mjs';
import { type Earshot, launchEarshot } from '../../test/support/electron/launch-earshot.ts';
import type { Measured } from '../measure.ts';
import { askMain, inTime } from './ask-main.ts';
import { openBarePage } from './bare-page.ts';
import { PEOPLE_PER_CALL } from './busy-floor.ts';
import { type BusyAccount, startBusyAccount } from './busy-process.ts';
import { openConsolePage } from './console-page.ts';
import { type Figures, measuredOf } from './figures.ts';
import { type MeasuredPage, scrollUntil, traceNow } from './measured-page.ts';
import { memoryOf } from './memory.ts';
import { figuresOf, PHASES, type Phase } from './phases.ts';
import { profiled } from './profiling.ts';

export interface FloorOptions {
  /** Conferences of each floor that is measured. */
  readonly floors: readonly number[];
  readonly eventsPerSecond: number;
  /** How long each floor is watched before its memory is looked at for the last time. */
  readonly minutes: number;
  /** Whether to write profiles of what the page and main do, after all is measured. */
  readonly profile: boolean;
}

type OneFloor = Omit<FloorOptions, 'floors'> & { readonly conferences: number };

const SETTLING_MS = 8_000;
const PHASE_MS = 22_000;
const BARE_PHASE_MS = 8_000;
const PROFILE_MS = 8_000;
const MINUTE_MS = 60_000;
/** For everything beside the time that the floor is watched: ten times what it takes where nothing else runs. */
const MOST_MS = 10 * MINUTE_MS;
const REPORTS = new URL('../../out/bench/', import.meta.url);

const WORDS: Readonly<Record<Phase, string>> = {
  rest: 'frames at rest',
  scrolling: 'frames while scrolling',
  changeAtRest: 'change at rest',
  changeScrolling: 'change while scrolling',
  click: 'click to dialog',
};

/** What is aimed at, beside what is measured. */
const TARGETS: Readonly<Record<Phase, string>> = {
  rest: 'none over 50 ms',
  scrolling: 'none over 50 ms',
  changeAtRest: 'p99 < 30 ms',
  changeScrolling: 'p99 < 45 ms',
  click: 'in the next frame',
};

/** Rows of the console's page, then of the bare one. */
export async function measureFloor(options: OneFloor): Promise<readonly Measured[]> {
  const people = options.conferences * PEOPLE_PER_CALL;
  const account = await startBusyAccount(options.conferences);
  const earshot = await launchEarshot();
  try {
    const versions = await askMain(earshot.app, () => ({ ...process.versions }), null);
    console.log(
      `\n${people} people, Electron ${versions.electron}, Chrome ${versions.chrome}; before it, ` +
        `${loadavg()[0]?.toFixed(1)} processes wanted one of the ${availableParallelism()} cores`,
    );
    const { bare, floor } = await inTime(
      measureBoth(earshot, account, options),
      options.minutes * MINUTE_MS + MOST_MS,
    );
    const rowsOf = (who: string, figures: Readonly<Record<Phase, Figures>>) =>
      PHASES.map((phase) => {
        const name = `${people} ${who}: ${WORDS[phase]}`;
        const measured = measuredOf(name, figures[phase], bare[phase]);
        return { ...measured, more: { target: TARGETS[phase], ...measured.more } };
      });
    return [...rowsOf('people', floor), ...rowsOf('plain lines', bare)];
  } finally {
    await earshot.close();
    account.close();
  }
}

async function measureBoth(earshot: Earshot, account: BusyAccount, options: OneFloor) {
  const { conferences, eventsPerSecond, minutes, profile } = options;
  const lines = conferences * (PEOPLE_PER_CALL + 1);
  const traceFile = path.join(earshot.userDataDir, 'trace.json');
  const barePage = await openBarePage(earshot, lines);
  const bare = await figuresOf(barePage, {
    who: 'a bare page',
    traceFile,
    phaseMs: BARE_PHASE_MS,
  });
  await barePage.page.close();

  say('signing in');
  const page = await openConsolePage(earshot, account, lines);
  account.setRate(eventsPerSecond);
  await wait(SETTLING_MS);
  await tellMemory(page, 'once it is under way');
  const { events: before } = await account.report();
  const startedAt = traceNow();
  const floor = await figuresOf(page, { who: 'the floor', traceFile, phaseMs: PHASE_MS });
  await wait(startedAt + MINUTE_MS - traceNow());
  const { events } = await account.report();
  const perSecond = ((events - before) / (traceNow() - startedAt)) * 1_000;
  console.log(`${perSecond.toFixed(0)} events a second happened`);
  await tellMemory(page, 'after a minute');
  if (minutes > 1) {
    await lookThroughUntil(page, startedAt + minutes * MINUTE_MS);
    await tellMemory(page, `after ${minutes} minutes`);
  }
  if (profile) {
    const until = () => traceNow() + PROFILE_MS;
    await profiled(page, REPORTS, `${conferences}-rest`, () => wait(PROFILE_MS));
    await profiled(page, REPORTS, `${conferences}-scrolling`, () => scrollUntil(page, until()));
  }
  return { bare, floor };
}

/** Somebody looks through the floor now and then. */
async function lookThroughUntil(page: MeasuredPage, end: number): Promise<void> {
  while (traceNow() < end) {
    await scrollUntil(page, traceNow() + 5_000);
    await wait(Math.min(15_000, end - traceNow()));
  }
}

async function tellMemory(measured: MeasuredPage, when: string): Promise<void> {
  const { page, main, nodes } = await memoryOf(measured);
  console.log(
    `Memory ${when}: ${page.toFixed(1)} MB of the page, ${main.toFixed(1)} MB of main, ${nodes} nodes`,
  );
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
