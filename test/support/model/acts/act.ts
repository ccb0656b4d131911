import { Refusal } from '../../../../simulator/domain/refusal.ts';
import type { Stage } from '../stage.ts';

/** Something that a step does; `first` and `second` choose among whoever is there. */
export interface Act {
  /** How often it comes, compared with others. */
  readonly weight: number;
  readonly run: (stage: Stage, first: number, second: number) => void | Promise<void>;
}

/** The one that `which` names, counted round; undefined when there is none. */
export function pick<T>(choices: readonly T[], which: number): T | undefined {
  return choices[which % Math.max(1, choices.length)];
}

/** People try what Twilio refuses; then nothing happens. */
export function unlessRefused(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
