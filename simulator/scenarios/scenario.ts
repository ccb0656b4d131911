import type { Floor } from '../domain/floor.ts';
import type { CallEvent, Subscription } from '../domain/subscription.ts';
import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';

/** What a scenario plays on. It stops when the clock no longer runs its tasks. */
export interface Stage {
  readonly floor: Floor;
  readonly clock: Clock;
  readonly random: Random;
  /** How many conferences there should be at a time, when somebody asked for a number. */
  readonly conferences: number | undefined;
  /** How many people in each, likewise. */
  readonly participants: number | undefined;
  /** Who is told how the calls to agents go on. */
  readonly progress: Subscription<CallEvent> | null;
}

export interface Scenario {
  /** For whoever chooses one. */
  readonly words: string;
  readonly play: (stage: Stage) => void;
}
