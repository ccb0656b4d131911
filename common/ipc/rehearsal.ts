import { z } from 'zod';

const faultSchema = z.object({
  name: z.string(),
  title: z.string(),
  words: z.string(),
  on: z.boolean(),
  /** Those in force, or the defaults while it is off. */
  parameters: z.record(z.string(), z.number()),
  limits: z.record(
    z.string(),
    z.object({ least: z.number(), most: z.number(), unit: z.enum(['ms', 's', 'share']) }),
  ),
});

export const playRequestSchema = z.object({
  name: z.string().max(64),
  /** Everything left to chance follows from it: the same seed plays the same calls. */
  seed: z.int().min(0).max(2_147_483_647),
  /** How many times faster people ring, talk and leave. */
  speed: z.number().positive().max(1_000),
  /** About how many calls are live at a time; without it, as many as the scenario likes. */
  conferences: z.int().min(1).max(2_000).optional(),
});

/** What the rehearsal plays, what it could play, and what goes wrong in it on purpose. */
export const rehearsalPanelSchema = z.object({
  scenario: z.object({
    running: playRequestSchema.nullable(),
    available: z.array(z.object({ name: z.string(), words: z.string() })),
  }),
  faults: z.array(faultSchema),
});

export const faultRequestSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]{1,64}$/),
  on: z.boolean(),
  parameters: z.record(z.string().max(64), z.number()),
});

export type RehearsalPanel = Readonly<z.infer<typeof rehearsalPanelSchema>>;
export type RehearsalFault = Readonly<z.infer<typeof faultSchema>>;
export type PlayRequest = Readonly<z.infer<typeof playRequestSchema>>;
export type FaultRequest = Readonly<z.infer<typeof faultRequestSchema>>;
