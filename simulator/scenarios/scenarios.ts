import { scale } from './scale.ts';
import type { Scenario } from './scenario.ts';
import { supportFloor } from './support-floor.ts';
import { trouble } from './trouble.ts';

const MINUTE = 60_000;

export const scenarios = {
  empty: {
    words: 'nobody calls, for those who put people there themselves',
    play: () => {},
  },
  quiet: {
    words: 'two calls or so, and time to look around',
    play: supportFloor({ conferences: 2, talk: 8 * MINUTE, calm: MINUTE }),
  },
  busy: {
    words: 'eight calls or so, with holds, mutes and transfers',
    play: supportFloor({ conferences: 8, talk: 5 * MINUTE, calm: MINUTE / 3 }),
  },
  storm: {
    words: 'two dozen short calls that come and go without a pause',
    play: supportFloor({ conferences: 24, talk: 0.75 * MINUTE, calm: MINUTE / 12 }),
  },
  trouble: {
    words:
      'a customer on hold for six minutes, an agent left alone, a phone that rings for ever, a lone customer',
    play: trouble,
  },
  scale: {
    words: 'as many conferences and people as asked for (100 of 5), with a little of everything',
    play: scale,
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
