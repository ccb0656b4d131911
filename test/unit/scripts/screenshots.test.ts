import { expect, it } from 'vitest';
import { isWholePng } from '../../../scripts/desktop/screenshots.mjs';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

it('a screenshot is taken over once it is written to its end', () => {
  expect(isWholePng(onePixel)).toBe(true);
});

it.each([0, 8, 40, onePixel.length - 1])('not when %i bytes of it are there', (bytes) => {
  expect(isWholePng(onePixel.subarray(0, bytes))).toBe(false);
});
