import { type Measured, percentile } from '../measure.ts';
import { frameTimes, type PageTrace, pageFramesBetween, type Span, shownAfter } from './frames.ts';
import type { KnownChange } from './measured-page.ts';

/** Times in milliseconds of one thing that was measured, with what more is to be said of them. */
export interface Figures {
  readonly times: readonly number[];
  readonly more?: Readonly<Record<string, string>>;
}

export interface Recording {
  readonly trace: PageTrace;
  readonly span: Span;
}

/** From each frame to the next, and the page's longest task meanwhile. */
export function frameFigures({ trace, span }: Recording): Figures {
  const times = frameTimes(trace, span);
  const tasks = trace.tasks.filter(({ from, to }) => from >= span.from && to <= span.to);
  const busyMs = tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  return {
    times,
    more: {
      'over 33 ms': String(times.filter((time) => time > 33.4).length),
      'over 50 ms': String(times.filter((time) => time > 50).length),
      'longest ms': Math.max(...times).toFixed(0),
      'longest task': `${Math.max(...tasks.map(({ from, to }) => to - from)).toFixed(0)} ms`,
      'with a core': `${Math.max(...tasks.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`,
      'page busy': `${((busyMs / (span.to - span.from)) * 100).toFixed(0)} %`,
    },
  };
}

/** From the event in main to the frame on the screen that shows it. */
export function changeFigures({ trace }: Recording, changes: readonly KnownChange[]): Figures {
  const seen = changes.flatMap(({ name, inMainAt, sentAt }) => {
    const inPageAt = trace.marks.get(name);
    if (inPageAt === undefined) return [];
    const shown = shownAfter(trace, inPageAt);
    return shown === null ? [] : [{ inMainAt, sentAt, inPageAt, shownAt: shown.at }];
  });
  const fromRelay = seen.flatMap(({ sentAt, shownAt }) =>
    sentAt === null ? [] : [shownAt - sentAt],
  );
  const toPage = sorted(seen.map(({ inMainAt, inPageAt }) => inPageAt - inMainAt));
  return {
    times: seen.map(({ inMainAt, shownAt }) => shownAt - inMainAt),
    more: {
      'until in the page': `${percentile(toPage, 50).toFixed(0)} / ${percentile(toPage, 99).toFixed(0)}`,
      ...(fromRelay.length === 0
        ? {}
        : { 'p99 from relay': percentile(sorted(fromRelay), 99).toFixed(0) }),
      ...(seen.length < changes.length ? { unseen: String(changes.length - seen.length) } : {}),
    },
  };
}

/** From the click to the frame on the screen that has the dialog. */
export function clickFigures({ trace }: Recording, name: string, times: number): Figures {
  const clicks = Array.from({ length: times }, (_, index) => {
    const clickedAt = trace.marks.get(`click ${name} ${index + 1}`);
    const inPageAt = trace.marks.get(`overlay ${name} ${index + 1}`);
    const shown = inPageAt === undefined ? null : shownAfter(trace, inPageAt);
    if (clickedAt === undefined || shown === null) return [];
    const { committedAt } = shown.frame;
    return [
      {
        time: shown.at - clickedAt,
        framesBefore: pageFramesBetween(trace, clickedAt, committedAt ?? shown.at),
      },
    ];
  }).flat();
  const late = clicks.filter(({ framesBefore }) => framesBefore > 0);
  return {
    times: clicks.map(({ time }) => time),
    more: { 'in the next frame': `${clicks.length - late.length} of ${clicks.length}` },
  };
}

/** `yardstick`: the same of the bare page. */
export function measuredOf(name: string, { times, more }: Figures, yardstick: Figures): Measured {
  const ordered = sorted(times);
  const bare = sorted(yardstick.times);
  return {
    name,
    runs: times.length,
    medianMs: percentile(ordered, 50),
    p95Ms: percentile(ordered, 95),
    p99Ms: percentile(ordered, 99),
    ratio: percentile(ordered, 50) / percentile(bare, 50),
    more: {
      'p99 ratio': (percentile(ordered, 99) / percentile(bare, 99)).toFixed(2),
      ...more,
    },
  };
}

function sorted(times: readonly number[]): readonly number[] {
  return times.toSorted((a, b) => a - b);
}
