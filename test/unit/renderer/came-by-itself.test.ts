import { expect, test } from 'vitest';
import { justCameByItself, noteCameByItself } from '../../../renderer/ui/came-by-itself.ts';

// Only the identity of an element counts.
const element = (): Element => Object.create(null);

test('a key right after the focus came by itself may have been meant for another', () => {
  const line = element();
  noteCameByItself(line, 1_000);
  expect(justCameByItself(line, 1_000)).toBe(true);
  expect(justCameByItself(line, 1_699)).toBe(true);
});

test('somebody had the time to see where the focus is', () => {
  const line = element();
  noteCameByItself(line, 1_000);
  expect(justCameByItself(line, 1_700)).toBe(false);
});

test('where somebody put the focus themselves every key is meant', () => {
  expect(justCameByItself(element(), 0)).toBe(false);
});
