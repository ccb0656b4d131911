import type { CallSid } from '../../../common/model/sid.ts';
import type { HearPlaces } from './hear-places.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where somebody is drawn, and on which side of them their name stands. */
export interface Spot extends Point {
  readonly name: 'above' | 'below';
}

/** A drawing of `WIDTH` units, which are pixels where there is room for as many. */
export interface HearLayout extends Size {
  readonly height: number;
  /** Whether there is room for a second line under names. */
  readonly hasDetails: boolean;
  /** The middle of the ring, towards which lines bend. */
  readonly centre: Point;
  readonly spots: ReadonlyMap<CallSid, Spot>;
}

export const WIDTH = 340;

/** More people than this, me included, are told as a list. */
export const MOST_DRAWN = 13;

/**
 * Puts people on an ellipse, those who talk at the top and those who listen at the bottom, as flat as
 * nobody's name touches another's. Those who are away stand beside the foot of it where there is room, else
 * in rows below.
 */
export function hearLayout({ talking, quiet, away }: HearPlaces): HearLayout {
  const ring = [...talking, ...quiet];
  const size = sizeFor(Math.max(ring.length, away.length));
  const points = ring.length === 0 ? [] : ringOf(talking.length, quiet.length, size);
  const top = Math.min(0, ...points.map((spot) => boxOf(spot, size).top));
  const bottom = Math.max(0, ...points.map((spot) => boxOf(spot, size).bottom));
  const centre = { x: WIDTH / 2, y: MARGIN - top };
  const spots = new Map<CallSid, Spot>();
  for (const [index, callSid] of ring.entries()) {
    const point = points[index];
    if (point !== undefined) spots.set(callSid, { ...point, y: point.y + centre.y });
  }
  const ringEnd = ring.length === 0 ? 0 : centre.y + bottom + MARGIN;
  const awaySpots =
    besideRing(away.length, [...spots.values()], size) ?? rowsBelow(away.length, ringEnd, size);
  for (const [index, callSid] of away.entries()) {
    const spot = awaySpots[index];
    if (spot !== undefined) spots.set(callSid, spot);
  }
  return {
    height: Math.max(ringEnd, ...awaySpots.map((spot) => boxOf(spot, size).bottom + MARGIN)),
    ...size,
    hasDetails: size.nameHeight > ONE_LINE,
    centre,
    spots,
  };
}

interface Size {
  readonly radius: number;
  /** The room that a name has. */
  readonly nameWidth: number;
  readonly nameHeight: number;
}

const MARGIN = 6;
const AWAY_IN_ROW = 4;
const ONE_LINE = 16;
const TWO_LINES = 30;
const WIDEST_NAME = 80;
/** As far from the middle as names at both sides let people stand. */
const WIDEST_RING = (WIDTH - WIDEST_NAME) / 2;

function sizeFor(people: number): Size {
  // Three at the top stand at nearly the same height, so that their distance is all that names have.
  const between = WIDEST_RING * Math.sin((2 * Math.PI) / Math.max(people, 4)) - 2;
  return {
    radius: people <= 6 ? 18 : people <= 9 ? 15 : 13,
    nameWidth: Math.min(WIDEST_NAME, between),
    nameHeight: people <= 8 ? TWO_LINES : ONE_LINE,
  };
}

/** Points about the middle, as flat as they can be. */
function ringOf(talking: number, quiet: number, size: Size): readonly Spot[] {
  const count = talking + quiet;
  if (count === 1) return [{ x: WIDTH / 2, y: 0, name: 'below' }];
  const rx = Math.min(WIDEST_RING, 60 + 18 * count);
  const step = (2 * Math.PI) / count;
  // The middle of those who talk is at the very top.
  const first = -Math.PI / 2 - ((talking === 0 ? count : talking) - 1) * (step / 2);
  const angles = Array.from({ length: count }, (_, index) => first + index * step);
  const spotsAt = (ry: number) => angles.map((angle) => spotAt(angle, rx, ry));
  let ry = FLATTEST;
  while (ry < TALLEST && hasOverlap(spotsAt(ry), size)) ry += 4;
  return spotsAt(ry);
}

const FLATTEST = 48;
const TALLEST = 400;

function spotAt(angle: number, rx: number, ry: number): Spot {
  const y = ry * Math.sin(angle);
  return { x: WIDTH / 2 + rx * Math.cos(angle), y, name: y < 0.5 ? 'above' : 'below' };
}

function hasOverlap(spots: readonly Spot[], size: Size): boolean {
  const boxes = spots.map((spot) => boxOf(spot, size));
  return boxes.some((a, index) =>
    boxes
      .slice(index + 1)
      .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
}

/** To both sides of whoever stands lowest; null where there is no room for all of them. */
function besideRing(count: number, ring: readonly Spot[], size: Size): readonly Spot[] | null {
  const sides = [WIDTH - WIDEST_NAME / 2, WIDEST_NAME / 2];
  if (ring.length === 0 || count > sides.length) return null;
  const y = Math.max(...ring.map((spot) => spot.y)) + MARGIN;
  const spots = sides.slice(0, count).map((x): Spot => ({ x, y, name: 'below' }));
  return hasOverlap([...ring, ...spots], size) ? null : spots;
}

function rowsBelow(count: number, ringEnd: number, size: Size): readonly Spot[] {
  const rowHeight = 2 * size.radius + size.nameHeight + MARGIN;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / AWAY_IN_ROW);
    const inRow = Math.min(AWAY_IN_ROW, count - row * AWAY_IN_ROW);
    const column = (index % AWAY_IN_ROW) - (inRow - 1) / 2;
    const y = ringEnd + MARGIN + size.radius + row * rowHeight;
    return { x: WIDTH / 2 + (column * WIDTH) / AWAY_IN_ROW, y, name: 'below' };
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What somebody takes up with their name. */
export function boxOf({ x, y, name }: Spot, { radius, nameWidth, nameHeight }: Size): Box {
  const half = Math.max(radius, nameWidth / 2);
  return {
    left: x - half,
    right: x + half,
    top: y - radius - (name === 'above' ? nameHeight : 0),
    bottom: y + radius + (name === 'below' ? nameHeight : 0),
  };
}
