import { expect, test } from 'vitest';
import { movedLines } from '../../../renderer/features/floor/use-steady-lines.ts';

const before = new Map([
  ['call', 0],
  ['ana', 34],
  ['ben', 76],
  ['cem', 118],
]);

function after(changes: Readonly<Record<string, number | undefined>>): readonly string[] {
  const now = new Map<string, number>(before);
  for (const [key, start] of Object.entries(changes)) {
    if (start === undefined) now.delete(key);
    else now.set(key, start);
  }
  return movedLines(before, now);
}

test('while nobody comes or goes nothing has moved', () => {
  expect(after({})).toEqual([]);
});

test('who stood below somebody who left has moved, and nobody above', () => {
  expect(after({ ana: undefined, ben: 34, cem: 76 })).toEqual(['ben', 'cem']);
});

test('who came to where another one stood, and whom they pushed on, has moved', () => {
  expect(new Set(after({ new: 76, ben: 118, cem: 160 }))).toEqual(new Set(['new', 'ben', 'cem']));
});

test('who came at the end, or into sight by scrolling, took the place of nobody', () => {
  expect(after({ new: 160 })).toEqual([]);
  expect(movedLines(before, new Map([...before, ['far', 4_000]]))).toEqual([]);
});

test('of the first lines of all none has moved', () => {
  expect(movedLines(new Map(), before)).toEqual([]);
});
