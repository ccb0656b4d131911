import { expect, test } from 'vitest';
import { lineToFocus } from '../../../renderer/features/floor/use-kept-focus.ts';

const lines = ['a', 'b', 'c'].map((key) => ({ key }));

test('a line that is still there keeps the focus, wherever it moved', () => {
  expect(lineToFocus(lines, { key: 'a', index: 2 })).toBe(0);
});

test('a line that went hands the focus to the one in its place, the last one to the one above', () => {
  expect(lineToFocus(lines, { key: 'gone', index: 1 })).toBe(1);
  expect(lineToFocus(lines, { key: 'gone', index: 3 })).toBe(2);
});

test('with no line left nothing is focused', () => {
  expect(lineToFocus([], { key: 'gone', index: 0 })).toBeNull();
});
