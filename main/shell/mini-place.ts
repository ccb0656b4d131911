/** Part of the desktop, in its own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the edge of the screen to a window that nobody has moved yet. */
const MARGIN = 16;

/**
 * Where a window of this size goes: where it was left, moved as little as it takes to be in sight as a
 * whole; without a place of its own, into the upper corner of the first display. `displays` are the areas
 * that windows may take, the main display first.
 */
export function placeWithin(left: Point | null, size: Size, displays: readonly Area[]): Point {
  const [main] = displays;
  if (main === undefined) return left ?? { x: 0, y: 0 };
  if (left === null) {
    const corner = { x: main.x + main.width - size.width - MARGIN, y: main.y + MARGIN };
    return moved({ ...corner, ...size }, main);
  }
  const wanted = { ...left, ...size };
  return displays
    .map((display) => moved(wanted, display))
    .reduce((best, one) => (distance(one, left) < distance(best, left) ? one : best));
}

function moved({ x, y, width, height }: Area, display: Area): Point {
  return {
    x: Math.max(display.x, Math.min(x, display.x + display.width - width)),
    y: Math.max(display.y, Math.min(y, display.y + display.height - height)),
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
