import { z } from 'zod';

/** What Chrome's compositor reports of one frame, in milliseconds of the trace's clock. */
export interface Frame {
  readonly begunAt: number;
  /** When the page's own work for it was taken over; null when it shows nothing new of the page. */
  readonly committedAt: number | null;
  /** When it was on the screen; null when it was given up. */
  readonly presentedAt: number | null;
  readonly endedAt: number;
}

/** What a trace tells of one page. */
export interface PageTrace {
  readonly frames: readonly Frame[];
  /** `performance.mark`s by name. */
  readonly marks: ReadonlyMap<string, number>;
  /** What kept the page's thread from everything else. */
  readonly tasks: readonly Task[];
}

interface Task extends Span {
  /** For how long of it the page's thread had a core. */
  readonly cpuMs: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads a trace as `contentTracing` writes it. `pid`: the renderer of the page. */
export function readTrace(text: string, pid: number): PageTrace {
  const events = traceSchema
    .parse(JSON.parse(text))
    .traceEvents.filter((event) => event.pid === pid)
    .sort((a, b) => a.ts - b.ts);
  const pageThread = events.find(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )?.tid;
  const marks = new Map<string, number>();
  const tasks: Task[] = [];
  const open = new Map<string, OpenFrame>();
  const frames: Frame[] = [];
  for (const { name, ph, ts, dur = 0, tdur = 0, tid, cat = '', id, id2, args } of events) {
    const at = ts / 1_000;
    if (cat.includes('blink.user_timing')) marks.set(name, at);
    if (name.endsWith('RunTask') && tid === pageThread)
      tasks.push({ from: at, to: at + dur / 1_000, cpuMs: tdur / 1_000 });
    if (!cat.includes('devtools.timeline.frame')) continue;
    const key = id2?.local ?? String(id);
    if (name === 'PipelineReporter' && ph === 'b') {
      const { state } = args?.chrome_frame_reporter ?? args?.frame_reporter ?? {};
      open.set(key, { begunAt: at, committedAt: null, state });
      continue;
    }
    const frame = open.get(key);
    if (frame === undefined) continue;
    if (name === 'Commit' && ph === 'b') frame.committedAt = at;
    if (name !== 'PipelineReporter' || ph !== 'e') continue;
    open.delete(key);
    if (frame.state === 'STATE_NO_UPDATE_DESIRED') continue;
    const isShown = frame.state?.startsWith('STATE_PRESENTED') === true;
    frames.push({ ...frame, presentedAt: isShown ? at : null, endedAt: at });
  }
  return { frames, marks, tasks };
}

/** At 60 beats a second, with some to spare. */
const NEXT_BEAT_MS = 25;

/**
 * How long each frame that was shown had the screen waiting, oldest first: since the one before, when
 * another was wanted by the next beat of the screen; else since Chrome began it.
 */
export function frameTimes({ frames }: PageTrace, { from, to }: Span): readonly number[] {
  const shown = [...new Set(frames.flatMap(({ presentedAt }) => presentedAt ?? []))];
  shown.sort((a, b) => a - b);
  return shown.flatMap((at, index) => {
    const before = shown[index - 1];
    if (before === undefined || before < from || at > to) return [];
    const wanted = frames.filter(({ begunAt, endedAt }) => begunAt < at && endedAt > before);
    const wantedAt = Math.min(...wanted.map(({ begunAt }) => begunAt));
    return at - (wantedAt < before + NEXT_BEAT_MS ? before : wantedAt);
  });
}

/** When what the page had changed by then was on the screen, and after how many frames of the page. */
export function shownAfter(
  { frames }: PageTrace,
  at: number,
): { readonly at: number; readonly frame: Frame } | null {
  let first: { at: number; frame: Frame } | null = null;
  for (const frame of frames) {
    const { committedAt, presentedAt } = frame;
    if (committedAt === null || presentedAt === null || committedAt < at) continue;
    if (first === null || presentedAt < first.at) first = { at: presentedAt, frame };
  }
  return first;
}

/** How many frames of the page's own were taken over between the two. */
export function pageFramesBetween({ frames }: PageTrace, from: number, to: number): number {
  return frames.filter(
    ({ committedAt }) => committedAt !== null && committedAt >= from && committedAt < to,
  ).length;
}

interface OpenFrame {
  readonly begunAt: number;
  committedAt: number | null;
  readonly state: string | undefined;
}

const reporterSchema = z.object({ state: z.string().optional() }).optional();
const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      ts: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      pid: z.number(),
      tid: z.number(),
      cat: z.string().optional(),
      id: z.union([z.string(), z.number()]).optional(),
      id2: z.object({ local: z.string().optional() }).optional(),
      args: z
        .object({
          name: z.unknown(),
          chrome_frame_reporter: reporterSchema,
          frame_reporter: reporterSchema,
        })
        .partial()
        .optional(),
    }),
  ),
});
