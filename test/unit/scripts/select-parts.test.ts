import { expect, it } from 'vitest';
import { selectParts } from '../../../scripts/checks/select-parts.mjs';

const parts = ['types main', 'types renderer', 'unit', 'e2e'].map((name) => ({ name }));
const names = (...words: string[]) => selectParts(parts, words).map(({ name }) => name);

it('every part runs when none is named', () => {
  expect(names()).toEqual(['types main', 'types renderer', 'unit', 'e2e']);
});

it('a part is named by its whole name or its first word', () => {
  expect(names('types main')).toEqual(['types main']);
  expect(names('types')).toEqual(['types main', 'types renderer']);
  expect(names('e2e', 'unit')).toEqual(['unit', 'e2e']);
});

it('an unknown name is refused, not taken for zero parts', () => {
  expect(() => names('unti')).toThrow('no part "unti"');
  expect(() => names('unit', 'uni')).toThrow('no part "uni"');
});
