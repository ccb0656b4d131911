import { liveCall } from './call-life.ts';
import { createPeople } from './people.ts';
import type { Scenario, Stage } from './scenario.ts';

interface Pace {
  /** How many conferences are live at a time, more or less, unless a number is asked for. */
  readonly conferences: number;
  /** The mean length of a conversation, in milliseconds. */
  readonly talk: number;
  /** The mean time from one incident on a call to the next, in milliseconds. */
  readonly calm: number;
}

/** A support floor in the middle of a shift: calls under way, and new ones arriving by chance. */
export function supportFloor(pace: Pace): Scenario['play'] {
  return (stage: Stage) => {
    const { clock, random } = stage;
    const usual = stage.conferences ?? pace.conferences;
    const people = createPeople(random, Math.ceil(usual * 1.6) + 2);
    let live = 0;

    function begin(age?: number): void {
      live++;
      const onOver = () => {
        live--;
      };
      liveCall({ ...stage, people, calm: pace.calm, onOver }, random.exponential(pace.talk), age);
    }

    /** A Poisson process whose rate keeps the floor near its usual size. */
    function awaitNext(): void {
      const load = Math.min(4, Math.max(0.1, (live / usual) ** 2));
      clock.after(random.exponential(pace.talk / usual) * load, () => {
        begin();
        awaitNext();
      });
    }

    for (let call = 0; call < usual; call++) begin(random.between(20_000, pace.talk * 1.5));
    awaitNext();
  };
}
