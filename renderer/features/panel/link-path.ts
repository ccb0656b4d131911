import type { Point } from './hear-layout.ts';

/** A line from one person to another: a curve of one bend, from edge to edge of the two discs. */
export interface LinkPath {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
}

interface Ring {
  readonly radius: number;
  readonly centre: Point;
}

/** Between a disc and the tip of a line. */
export const GAP = 4;
/** How far lines bend towards the middle, so that they pass by whoever stands between. */
const PULL = 0.3;
/** How far a line to one side keeps from the one that comes back. */
const ASIDE = 12;

/** `isOneWay` keeps a line clear of another between the same two people that goes the other way. */
export function linkPath(
  from: Point,
  to: Point,
  isOneWay: boolean,
  { radius, centre }: Ring,
): LinkPath {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const pulled = {
    x: middle.x + (centre.x - middle.x) * PULL,
    y: middle.y + (centre.y - middle.y) * PULL,
  };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const aside = isOneWay ? ASIDE : 0;
  const bend = {
    x: pulled.x + (aside * (to.y - from.y)) / length,
    y: pulled.y - (aside * (to.x - from.x)) / length,
  };
  return {
    start: towards(from, bend, radius + GAP),
    bend,
    end: towards(to, bend, radius + GAP),
  };
}

/** Halfway along the curve. */
export function linkMiddle({ start, bend, end }: LinkPath): Point {
  return {
    x: (start.x + 2 * bend.x + end.x) / 4,
    y: (start.y + 2 * bend.y + end.y) / 4,
  };
}

/** The path as SVG writes it. */
export function pathText({ start, bend, end }: LinkPath): string {
  return `M${at(start)}Q${at(bend)} ${at(end)}`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  };
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
