import { expect, test } from 'vitest';
import { DEFAULT_LOOK, viewShown } from '../../../common/floor/saved-view.ts';
import { createFloorLookStore } from '../../../renderer/store/floor-look-store.ts';

test('chips combine, and one that is chosen again is off', () => {
  const look = createFloorLookStore();
  look.toggleChip('muted');
  look.toggleChip('long');
  expect(look.getState().chips).toEqual(['muted', 'long']);
  look.toggleChip('muted');
  expect(look.getState().chips).toEqual(['long']);
});

test('a clock is sorted from the longest, a name from A, and the same column again the other way', () => {
  const look = createFloorLookStore();
  look.sortBy('hold');
  expect(look.getState().sorting).toEqual({ column: 'hold', direction: 'down' });
  look.sortBy('hold');
  expect(look.getState().sorting).toEqual({ column: 'hold', direction: 'up' });
  look.sortBy('person');
  expect(look.getState().sorting).toEqual({ column: 'person', direction: 'up' });
});

test('everybody is shown again without losing the order', () => {
  const look = createFloorLookStore();
  look.search('billing');
  look.toggleChip('mine');
  look.sortBy('talk');
  look.group(false);
  look.showEverybody();
  expect(look.getState()).toEqual({
    words: '',
    chips: [],
    sorting: { column: 'talk', direction: 'down' },
    isGrouped: false,
  });
});

test('a saved view that is shown is known as the one that is shown, until the look changes', () => {
  const look = createFloorLookStore();
  const view = {
    ...DEFAULT_LOOK,
    id: '6a0c1f6e-9d51-4f0e-8a4e-3a52a5f0c9d1',
    name: 'Waiting',
    words: 'billing',
    chips: ['on-hold' as const],
  };
  look.show(view);
  expect(viewShown([view], look.getState())).toBe(view);
  look.toggleChip('long');
  expect(viewShown([view], look.getState())).toBeUndefined();
});
