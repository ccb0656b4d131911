import { z } from 'zod';
import { CHIPS } from './chips.ts';
import { DEFAULT_SORTING, sortingSchema } from './sorting.ts';

/** A way to look at the floor that somebody named and comes back to. */
const savedViewSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'Give the view a name').max(40, 'Use at most 40 letters'),
  words: z.string().trim().max(200, 'Use at most 200 letters'),
  chips: z
    .array(z.enum(CHIPS))
    .max(CHIPS.length)
    .refine((chips) => new Set(chips).size === chips.length, 'Each filter stands there once'),
  sorting: sortingSchema,
  isGrouped: z.boolean(),
});

export const savedViewsSchema = z
  .array(savedViewSchema)
  .max(30, 'Keep at most 30 views')
  .refine(
    (views) => new Set(views.map(({ name }) => name.toLowerCase())).size === views.length,
    'Another view has this name',
  );

export type SavedView = Readonly<z.infer<typeof savedViewSchema>>;
export type LookOfView = Omit<SavedView, 'id' | 'name'>;

/** Everybody, as the floor opens for the first time. */
export const DEFAULT_LOOK: LookOfView = {
  words: '',
  chips: [],
  sorting: DEFAULT_SORTING,
  isGrouped: true,
};

/** The saved view that this look is, so that the screen can say which one is shown; else undefined. */
export function viewShown(views: readonly SavedView[], look: LookOfView): SavedView | undefined {
  return views.find(
    (view) =>
      view.words === look.words.trim() &&
      view.isGrouped === look.isGrouped &&
      view.sorting.column === look.sorting.column &&
      view.sorting.direction === look.sorting.direction &&
      view.chips.length === look.chips.length &&
      view.chips.every((chip) => look.chips.includes(chip)),
  );
}
