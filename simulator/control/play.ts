import { z } from 'zod';
import { isScenarioName, type ScenarioName, scenarios } from '../scenarios/scenarios.ts';
import type { Play } from '../scenarios/theatre.ts';

/** What may be asked to be played; everything has a default. */
export const playSchema = z.strictObject({
  name: z
    .custom<ScenarioName>((value) => typeof value === 'string' && isScenarioName(value), {
      error: `Must be one of ${Object.keys(scenarios).join(', ')}`,
    })
    .default('busy'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  speed: z.number().positive().max(1_000).default(1),
  conferences: z.int().min(1).max(10_000).optional(),
  participants: z.int().min(2).max(250).optional(),
});

/** What is on, and what could be. */
export function scenarioJson(play: Play | null): object {
  return {
    running: play,
    available: Object.entries(scenarios).map(([name, { words }]) => ({ name, words })),
  };
}
