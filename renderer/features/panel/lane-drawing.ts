import type { Mark, Span, SpanKind } from '../../../common/history/span.ts';
import type { Swimlane } from '../../../common/history/timeline.ts';

/** What is drawn, in milliseconds since the epoch. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** A span where it is drawn, in parts of the window from 0 to 1. */
export interface Bar {
  readonly span: Span;
  readonly start: number;
  readonly width: number;
}

export interface Tick {
  readonly mark: Mark;
  readonly at: number;
}

export interface LaneDrawing {
  /** What is drawn over others comes last. */
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

/** Thinner than this nobody sees a thing, as a part of the window. */
export const THINNEST = 0.008;

/** Cuts a lane to the window. */
export function laneDrawing({ spans, marks }: Swimlane, { from, to }: TimeWindow): LaneDrawing {
  const partOf = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const bars = spans
    // What began after the last moment that is known, as two clocks tell it, has just begun.
    .filter((span) => (span.to ?? to) >= from && (span.to === null || span.from <= to))
    .map((span) => {
      const begin = partOf(span.from);
      const width = Math.max(THINNEST, partOf(span.to ?? to) - begin);
      return { span, start: Math.min(begin, 1 - width), width };
    })
    .sort((a, b) => LAYERS.indexOf(a.span.kind) - LAYERS.indexOf(b.span.kind));
  const ticks = marks
    .filter(({ at }) => at >= from && at <= to)
    .map((mark) => ({ mark, at: partOf(mark.at) }));
  return { bars, ticks };
}

/** How long each kind lasted within the window, in milliseconds; kinds that did not are left out. */
export function lengthsIn(
  { spans }: Swimlane,
  { from, to }: TimeWindow,
): ReadonlyMap<SpanKind, number> {
  const lengths = new Map<SpanKind, number>();
  for (const span of spans) {
    const ms = Math.min(span.to ?? to, to) - Math.max(span.from, from);
    if (ms > 0) lengths.set(span.kind, (lengths.get(span.kind) ?? 0) + ms);
  }
  return lengths;
}

const LAYERS: readonly SpanKind[] = [
  'in-call',
  'ring',
  'mute',
  'talk',
  'announcement',
  'hold',
  'coach',
];
