import { z } from 'zod';
import type { FloorNumbers } from './floor-numbers.ts';

const MINUTE_MS = 60_000;
/** An hour, and the minute that goes on. */
const MINUTES = 61;

const minuteSchema = z.object({
  /** When it began, in milliseconds since the epoch. */
  from: z.number(),
  /** How many of Twilio's events came, and how many commands this console gave. */
  events: z.int(),
  commands: z.int(),
  failedCommands: z.int(),
  /** How the floor stood when it was last looked at; null: nobody looked, as while the machine slept. */
  floor: z
    .object({
      conferences: z.int(),
      people: z.int(),
      longestHoldMs: z.number().nullable(),
      averageTalkMs: z.number().nullable(),
    })
    .nullable(),
});

/** One minute after another without a gap; the last one still goes on. */
export const lastHourSchema = z.object({ minutes: z.array(minuteSchema).max(MINUTES) });

export type Minute = Readonly<z.infer<typeof minuteSchema>>;
export type LastHour = Readonly<z.infer<typeof lastHourSchema>>;

export interface HourCounter {
  event(at: number): void;
  command(at: number, hasFailed: boolean): void;
  floor(at: number, numbers: FloorNumbers): void;
  /** What is known of the hour before `now`, from when counting began. */
  lastHour(now: number): LastHour;
}

/** Counts in a ring that never grows. A clock that is set back costs at most what it tells twice. */
export function createHourCounter(since: number): HourCounter {
  const ring: Minute[] = [];
  const first = minuteOf(since);

  return {
    event: (at) => put(at, (minute) => ({ ...minute, events: minute.events + 1 })),
    command: (at, hasFailed) =>
      put(at, (minute) => ({
        ...minute,
        commands: minute.commands + 1,
        failedCommands: minute.failedCommands + (hasFailed ? 1 : 0),
      })),
    floor(at, { conferences, people, longestHold, averageTalkMs }) {
      const longestHoldMs = longestHold === null ? null : Math.max(0, at - longestHold.since);
      put(at, (minute) => ({
        ...minute,
        floor: { conferences, people, longestHoldMs, averageTalkMs },
      }));
    },
    lastHour(now) {
      const last = minuteOf(now);
      const from = Math.max(first, last - MINUTES + 1);
      const numbers = Array.from(
        { length: Math.max(0, last - from + 1) },
        (_, index) => from + index,
      );
      return { minutes: numbers.map(minuteAt) };
    },
  };

  function put(at: number, change: (minute: Minute) => Minute): void {
    const number = minuteOf(at);
    ring[number % MINUTES] = change(minuteAt(number));
  }

  /** The place of a minute may still hold one of an hour ago, or of a clock that was set back. */
  function minuteAt(number: number): Minute {
    const kept = ring[number % MINUTES];
    const from = number * MINUTE_MS;
    return kept?.from === from ? kept : { ...EMPTY, from };
  }
}

/** The latest minute that is over; null before there is one. */
export function lastWholeMinute({ minutes }: LastHour): Minute | null {
  return minutes.at(-2) ?? null;
}

const EMPTY = { events: 0, commands: 0, failedCommands: 0, floor: null };

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
