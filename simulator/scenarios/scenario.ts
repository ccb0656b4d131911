import type { Floor } from '../domain/floor.ts';
import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';

/** What a scenario plays on. It stops when the clock no longer runs its tasks. */
export interface Stage {
  readonly floor: Floor;
  readonly clock: Clock;
  readonly random: Random;
  /** How many conferences there should be at a time, when somebody asked for a number. */
  readonly conferences: number | undefined;
}

export type Scenario = (stage: Stage) => void;
