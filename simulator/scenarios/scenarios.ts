import type { Scenario } from './scenario.ts';
import { supportFloor } from './support-floor.ts';

const MINUTE = 60_000;

export const scenarios = {
  /** Nobody calls: for tests that put people there themselves. */
  empty: () => {},
  quiet: supportFloor({ conferences: 2, talk: 8 * MINUTE, calm: MINUTE }),
  busy: supportFloor({ conferences: 8, talk: 5 * MINUTE, calm: MINUTE / 3 }),
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
