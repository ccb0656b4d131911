import { say } from '../../scripts/project.mjs';
import { changeFigures, clickFigures, type Figures, frameFigures } from './figures.ts';
import {
  changeUntil,
  clickUntil,
  type MeasuredPage,
  scrollUntil,
  traceNow,
} from './measured-page.ts';
import { traced } from './tracing.ts';

export const PHASES = ['rest', 'scrolling', 'changeAtRest', 'changeScrolling', 'click'] as const;
export type Phase = (typeof PHASES)[number];

const CHANGE_EVERY_MS = 150;
const CLICKS = 20;
const CLICKING_MS = 40_000;

interface PhaseOptions {
  /** For whoever waits for the figures. */
  readonly who: string;
  readonly traceFile: string;
  readonly phaseMs: number;
}

/** First nobody touches the page, then somebody scrolls, then somebody clicks. */
export async function figuresOf(
  page: MeasuredPage,
  { who, traceFile, phaseMs }: PhaseOptions,
): Promise<Readonly<Record<Phase, Figures>>> {
  say(`${who} at rest`);
  const resting = await traced(page, traceFile, () =>
    changeUntil(page, { name: 'rest', end: traceNow() + phaseMs, everyMs: CHANGE_EVERY_MS }),
  );
  const changedAtRest = await page.changesKnown();
  say(`${who} scrolled`);
  const scrolling = await traced(page, traceFile, async () => {
    const end = traceNow() + phaseMs;
    const changing = changeUntil(page, { name: 'scroll', end, everyMs: CHANGE_EVERY_MS });
    await Promise.all([scrollUntil(page, end), changing]);
  });
  const changedScrolling = await page.changesKnown();
  say(`${who} clicked`);
  const clicking = await traced(page, traceFile, () =>
    clickUntil(page, { name: 'dialog', end: traceNow() + CLICKING_MS, times: CLICKS }),
  );
  return {
    rest: frameFigures(resting),
    scrolling: frameFigures(scrolling),
    changeAtRest: changeFigures(resting, changedAtRest),
    changeScrolling: changeFigures(scrolling, changedScrolling),
    click: clickFigures(clicking, 'dialog', CLICKS),
  };
}
