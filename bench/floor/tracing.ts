import { readFile, rm } from 'node:fs/promises';
import { askMain } from './ask-main.ts';
import { type PageTrace, readTrace, type Span } from './frames.ts';
import { type MeasuredPage, traceNow } from './measured-page.ts';

/** As few as tell of frames, marks and tasks: tracing costs what it measures. */
const CATEGORIES = [
  'disabled-by-default-devtools.timeline.frame',
  'blink.user_timing',
  'toplevel',
  '__metadata',
];
const BUFFER_KB = 200_000;

/** Chrome may leave a process out that answers too late; then all of it is done once more. */
const TRIES = 3;

interface Traced {
  readonly trace: PageTrace;
  readonly span: Span;
}

/** Does the work while Chrome's own tracing records every process. */
export async function traced(
  page: MeasuredPage,
  file: string,
  work: () => Promise<void>,
): Promise<Traced> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    // Nothing that was let happen before counts.
    await page.changesKnown();
    const { trace, span } = await tracedOnce(page, file, work);
    if (trace.frames.length > 0) return { trace, span };
  }
  throw new Error('Chrome’s tracing tells of no frame of the page');
}

async function tracedOnce(
  { app, pid }: MeasuredPage,
  file: string,
  work: () => Promise<void>,
): Promise<Traced> {
  await askMain(
    app,
    ({ contentTracing }, options) => {
      globalThis.traceWritten = undefined;
      globalThis.traceStarted ??= contentTracing.startRecording(options);
      return globalThis.traceStarted;
    },
    {
      recording_mode: 'record-until-full' as const,
      trace_buffer_size_in_kb: BUFFER_KB,
      included_categories: CATEGORIES,
      excluded_categories: ['*'],
    },
  );
  const from = traceNow();
  await work();
  const to = traceNow();
  const written = await askMain(
    app,
    ({ contentTracing }, path) => {
      globalThis.traceStarted = undefined;
      globalThis.traceWritten ??= contentTracing.stopRecording(path);
      return globalThis.traceWritten;
    },
    file,
  );
  const trace = readTrace(await readFile(written, 'utf8'), pid);
  await rm(written);
  return { trace, span: { from, to } };
}

/** In main. */
declare global {
  var traceStarted: Promise<void> | undefined;
  var traceWritten: Promise<string> | undefined;
}
