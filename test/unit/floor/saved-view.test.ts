import { expect, test } from 'vitest';
import {
  DEFAULT_LOOK,
  type SavedView,
  savedViewsSchema,
  viewShown,
} from '../../../common/floor/saved-view.ts';

const view: SavedView = {
  id: '5f0c2a54-7a0f-4d5e-9d3c-0a4a4a3f9b11',
  name: 'Held too long',
  ...DEFAULT_LOOK,
  words: 'billing',
  chips: ['on-hold', 'long'],
};

test('a view is the one shown whatever the order of its filters, until anything else is chosen', () => {
  const look = { ...DEFAULT_LOOK, words: ' billing ', chips: ['long', 'on-hold'] } as const;
  expect(viewShown([view], { ...look, chips: [...look.chips] })).toBe(view);
  expect(viewShown([view], { ...look, chips: ['long'] })).toBeUndefined();
  expect(viewShown([view], { ...look, chips: [...look.chips], isGrouped: false })).toBeUndefined();
});

test('no two views have the same name, and no filter stands in one twice', () => {
  expect(savedViewsSchema.safeParse([view]).success).toBe(true);
  expect(savedViewsSchema.safeParse([view, { ...view, name: 'held TOO long' }]).success).toBe(
    false,
  );
  expect(savedViewsSchema.safeParse([{ ...view, chips: ['long', 'long'] }]).success).toBe(false);
});
