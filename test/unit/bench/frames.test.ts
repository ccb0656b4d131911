import { describe, expect, it } from 'vitest';
import {
  type Frame,
  frameTimes,
  type PageTrace,
  pageFramesBetween,
  readTrace,
  shownAfter,
} from '../../../bench/floor/frames.ts';

const PAGE = 7;
const MAIN_THREAD = 1;

const frame = (
  begunAt: number,
  committedAt: number | null,
  presentedAt: number | null,
  endedAt = presentedAt ?? begunAt + 5,
): Frame => ({ begunAt, committedAt, presentedAt, endedAt });

const traceOf = (...frames: readonly Frame[]): PageTrace => ({
  frames,
  marks: new Map(),
  tasks: [],
});

describe('a trace is read', () => {
  const reporter = (ph: 'b' | 'e', ts: number, id: string, state?: string, pid = PAGE) => ({
    name: 'PipelineReporter',
    ph,
    ts,
    pid,
    tid: 2,
    cat: 'cc,benchmark,disabled-by-default-devtools.timeline.frame',
    id2: { local: id },
    ...(state === undefined ? {} : { args: { chrome_frame_reporter: { state } } }),
  });
  const commit = (ts: number, id: string) => ({ ...reporter('b', ts, id), name: 'Commit' });
  const read = (...traceEvents: readonly object[]) =>
    readTrace(JSON.stringify({ traceEvents }), PAGE);

  it('with a frame from its beginning over its commit to the screen, whatever the order in the file', () => {
    const trace = read(
      reporter('e', 30_000, 'a'),
      commit(15_000, 'a'),
      reporter('b', 10_000, 'a', 'STATE_PRESENTED_ALL'),
    );
    expect(trace.frames).toMatchObject([
      { begunAt: 10, committedAt: 15, presentedAt: 30, endedAt: 30 },
    ]);
  });

  it('with a frame that was given up as one that was never on the screen', () => {
    const trace = read(reporter('b', 10_000, 'a', 'STATE_DROPPED'), reporter('e', 26_000, 'a'));
    expect(trace.frames).toMatchObject([{ begunAt: 10, presentedAt: null, endedAt: 26 }]);
  });

  it('without frames that nobody wanted, and without those of other pages', () => {
    const trace = read(
      reporter('b', 10_000, 'a', 'STATE_NO_UPDATE_DESIRED'),
      reporter('e', 26_000, 'a'),
      reporter('b', 10_000, 'b', 'STATE_PRESENTED_ALL', PAGE + 1),
      reporter('e', 26_000, 'b', undefined, PAGE + 1),
    );
    expect(trace.frames).toEqual([]);
  });

  it('with marks, and with the tasks of the page’s own thread', () => {
    const task = { name: 'ThreadControllerImpl::RunTask', ph: 'X', dur: 4_000, tdur: 3_000 };
    const trace = read(
      {
        name: 'thread_name',
        ph: 'M',
        ts: 0,
        pid: PAGE,
        tid: MAIN_THREAD,
        args: { name: 'CrRendererMain' },
      },
      { ...task, ts: 50_000, pid: PAGE, tid: MAIN_THREAD },
      { ...task, ts: 60_000, pid: PAGE, tid: 2 },
      {
        name: 'rest 1',
        ph: 'R',
        ts: 70_000,
        pid: PAGE,
        tid: MAIN_THREAD,
        cat: 'blink.user_timing',
      },
    );
    expect(trace.tasks).toEqual([{ from: 50, to: 54, cpuMs: 3 }]);
    expect(trace.marks).toEqual(new Map([['rest 1', 70]]));
  });
});

describe('how long a frame had the screen waiting', () => {
  const all = { from: 0, to: 1_000 };

  it('counts from the frame before while another is wanted by the next beat', () => {
    const trace = traceOf(frame(0, 5, 16), frame(17, 20, 33), frame(34, 60, 83));
    expect(frameTimes(trace, all)).toEqual([17, 50]);
  });

  it('counts from its own beginning after a rest, which made nobody wait', () => {
    expect(frameTimes(traceOf(frame(0, 5, 16), frame(500, 505, 517)), all)).toEqual([17]);
  });

  it('counts what was given up meanwhile as waiting', () => {
    const trace = traceOf(frame(0, 5, 16), frame(17, null, null, 40), frame(41, 50, 66));
    expect(frameTimes(trace, all)).toEqual([50]);
  });

  it('counts two frames that were shown at once as one', () => {
    expect(frameTimes(traceOf(frame(0, 5, 16), frame(10, 20, 33), frame(17, 22, 33)), all)).toEqual(
      [17],
    );
  });

  it('leaves out what lies outside of the time that is asked about', () => {
    const trace = traceOf(frame(0, 5, 16), frame(17, 20, 33), frame(34, 36, 50), frame(51, 55, 66));
    expect(frameTimes(trace, { from: 20, to: 55 })).toEqual([17]);
  });
});

describe('a change is on the screen', () => {
  it('with the first frame that took over the page after it', () => {
    const late = frame(17, 22, 40);
    const trace = traceOf(frame(0, 5, 16), late, frame(34, 50, 60));
    expect(shownAfter(trace, 10)).toEqual({ at: 40, frame: late });
  });

  it('not with one that took over nothing, or was given up', () => {
    const shown = frame(50, 55, 66);
    expect(shownAfter(traceOf(frame(17, null, 33), frame(34, 40, null), shown), 10)?.frame).toBe(
      shown,
    );
    expect(shownAfter(traceOf(frame(0, 5, 16)), 10)).toBeNull();
  });

  it('after so many frames of the page', () => {
    const trace = traceOf(
      frame(0, 5, 16),
      frame(17, null, 33),
      frame(34, 36, 50),
      frame(51, 55, 66),
    );
    expect(pageFramesBetween(trace, 5, 55)).toBe(2);
  });
});
