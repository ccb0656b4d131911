import { z } from 'zod';

/** What can stand beside the person on a line of the floor, from left to right; what can be done comes last. */
export const COLUMNS = [
  'role',
  'state',
  'mode',
  'in-call',
  'talk',
  'hold',
  'mute',
  'silence',
  'freshness',
] as const;
export type Column = (typeof COLUMNS)[number];

/** In CSS pixels: below nothing can be read, above nothing else has room. */
export const NARROWEST = 56;
export const WIDEST = 600;

const widthSchema = z.int().min(NARROWEST).max(WIDEST);

/** How lines of the floor are drawn on this computer. */
export const floorLayoutSchema = z.object({
  columns: z
    .array(z.enum(COLUMNS))
    .max(COLUMNS.length)
    .refine((columns) => new Set(columns).size === columns.length, 'Each column stands there once'),
  /** Only those that were changed by hand. */
  widths: z.partialRecord(z.enum(['person', ...COLUMNS]), widthSchema),
  density: z.enum(['comfortable', 'compact']),
});
export type FloorLayout = Readonly<z.infer<typeof floorLayoutSchema>>;

export const DEFAULT_LAYOUT: FloorLayout = {
  columns: ['state', 'in-call', 'hold'],
  widths: {},
  density: 'comfortable',
};
