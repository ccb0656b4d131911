import type { Floor } from '../domain/floor.ts';
import type { CallEvent, Subscription } from '../domain/subscription.ts';
import { createRandom } from '../random/random.ts';
import { type Agenda, createAgenda } from '../time/agenda.ts';
import type { Clock } from '../time/clock.ts';
import type { Pace } from '../time/pace.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import { startTalk } from './talk.ts';

/** What is to be played. */
interface PlaySpec {
  readonly name: ScenarioName;
  readonly seed: number;
  readonly speed: number;
  readonly conferences?: number | undefined;
  readonly participants?: number | undefined;
}

/** A play that is on; `since` in milliseconds since the epoch. */
export interface Play extends PlaySpec {
  readonly since: number;
}

/** Puts one scenario after another on the floor. */
export interface Theatre {
  /** Ends every call, and begins anew. */
  start(spec: PlaySpec): Play;
  /** Ends every call; nobody calls any more. */
  stop(): void;
  /** Null: nothing is played. */
  now(): Play | null;
  /** Lets everything stand as it is, for good. */
  close(): void;
}

interface TheatreNeeds {
  readonly floor: Floor;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly progress: Subscription<CallEvent> | null;
}

export function createTheatre({ floor, clock, pace, progress }: TheatreNeeds): Theatre {
  let on: { readonly play: Play; readonly agenda: Agenda; readonly hush: () => void } | null = null;

  function close(): void {
    on?.hush();
    on?.agenda.close();
    on = null;
  }

  function stop(): void {
    close();
    for (const { sid } of floor.snapshot().conferences) floor.endConference(sid);
  }

  return {
    start(spec) {
      stop();
      pace.speed = spec.speed;
      const agenda = createAgenda(clock, () => pace.speed);
      const chance = (stream: string) => createRandom(spec.seed, stream);
      const { name, conferences, participants } = spec;
      scenarios[name].play({
        floor,
        clock: agenda,
        random: chance('scenario'),
        conferences,
        participants,
        progress,
      });
      const hush =
        name === 'empty' ? () => {} : startTalk({ floor, clock: agenda, random: chance('talk') });
      const play = { ...spec, since: clock.now() };
      on = { play, agenda, hush };
      return play;
    },
    stop,
    now: () => on?.play ?? null,
    close,
  };
}
