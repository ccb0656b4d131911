import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, placeWithin } from '../../../main/shell/mini-place.ts';

const SIZE = { width: 344, height: 132 };
const MAIN: Area = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT: Area = { x: -1280, y: 200, width: 1280, height: 720 };

const display = fc.record({
  x: fc.integer({ min: -5_000, max: 5_000 }),
  y: fc.integer({ min: -5_000, max: 5_000 }),
  width: fc.integer({ min: SIZE.width, max: 4_000 }),
  height: fc.integer({ min: SIZE.height, max: 3_000 }),
});
const point = fc.record({ x: fc.integer(), y: fc.integer() });

function isWholeOn({ x, y }: { x: number; y: number }, area: Area): boolean {
  return (
    x >= area.x &&
    y >= area.y &&
    x + SIZE.width <= area.x + area.width &&
    y + SIZE.height <= area.y + area.height
  );
}

test('wherever it was left, the whole window is in sight on one display', () => {
  fc.assert(
    fc.property(
      fc.option(point),
      fc.array(display, { minLength: 1, maxLength: 4 }),
      (left, all) => {
        const place = placeWithin(left, SIZE, all);
        expect(all.some((area) => isWholeOn(place, area))).toBe(true);
      },
    ),
  );
});

test('a window that is in sight stays where it is', () => {
  fc.assert(
    fc.property(fc.array(display, { minLength: 1, maxLength: 4 }), fc.nat(), (all, seed) => {
      const area = all[seed % all.length] ?? MAIN;
      const left = {
        x: area.x + (seed % (area.width - SIZE.width + 1)),
        y: area.y + (seed % (area.height - SIZE.height + 1)),
      };
      expect(placeWithin(left, SIZE, all)).toEqual(left);
    }),
  );
});

test('at first it stands in the upper corner of the main display', () => {
  expect(placeWithin(null, SIZE, [MAIN, LEFT])).toEqual({ x: 1_560, y: 16 });
});

test('a display that is gone hands it to the nearest edge of another', () => {
  expect(placeWithin({ x: -900, y: 300 }, SIZE, [MAIN])).toEqual({ x: 0, y: 300 });
  expect(placeWithin({ x: -900, y: 300 }, SIZE, [MAIN, LEFT])).toEqual({ x: -900, y: 300 });
});

test('a display that is too small shows its beginning', () => {
  const tiny = { x: 10, y: 20, width: 200, height: 100 };
  expect(placeWithin({ x: 500, y: 500 }, SIZE, [tiny])).toEqual({ x: 10, y: 20 });
});
