import { floorNumbersOf } from '../../common/floor-numbers/floor-numbers.ts';
import { createHourCounter, type LastHour } from '../../common/floor-numbers/last-hour.ts';
import type { Clock } from './clock.ts';
import type { RosterService } from './roster-service.ts';

/** Keeps the last hour of one session in numbers, whether or not a screen shows them. */
export interface FloorWatch {
  event(): void;
  command(hasFailed: boolean): void;
  lastHour(): LastHour;
  close(): void;
}

interface FloorWatchNeeds {
  readonly roster: Pick<RosterService, 'roster'>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

/** Reading some thousand rows takes a few milliseconds. */
const LOOK_EVERY_MS = 15_000;

export function createFloorWatch({ roster, clock }: FloorWatchNeeds): FloorWatch {
  const stop = new AbortController();
  const counter = createHourCounter(clock.now());
  void run();

  return {
    event: () => counter.event(clock.now()),
    command: (hasFailed) => counter.command(clock.now(), hasFailed),
    lastHour() {
      look();
      return counter.lastHour(clock.now());
    },
    close: () => stop.abort(),
  };

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await clock.sleep(LOOK_EVERY_MS, stop.signal);
      if (!stop.signal.aborted) look();
    }
  }

  function look(): void {
    const now = clock.now();
    const floor = Array.from(roster.roster().conferences.values(), ({ row, participants }) => ({
      conference: row,
      participants: participants.values(),
    }));
    counter.floor(now, floorNumbersOf(floor, now));
  }
}
