import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createHourCounter,
  lastHourSchema,
  lastWholeMinute,
} from '../../../common/floor-numbers/last-hour.ts';

import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 0, 1, 8, 0, 30);

type Happening =
  | { readonly is: 'event' }
  | { readonly is: 'command'; readonly hasFailed: boolean }
  | { readonly is: 'floor'; readonly conferences: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ is: 'event' as const }) },
  fc.record({ is: fc.constant('command' as const), hasFailed: fc.boolean() }),
  fc.record({ is: fc.constant('floor' as const), conferences: fc.nat(500) }),
);

/** What happens, each so long after the one before it: mostly soon, sometimes after hours. */
const story = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 20, arbitrary: fc.nat(20_000) },
      { weight: 4, arbitrary: fc.nat(5 * MINUTE_MS) },
      fc.nat(150 * MINUTE_MS),
    ),
    happening,
  ),
  { maxLength: 400 },
);

const floorOf = (conferences: number) => ({
  conferences,
  people: 0,
  longestHold: null,
  averageTalkMs: null,
});

function play(counter: ReturnType<typeof createHourCounter>, at: number, what: Happening): void {
  if (what.is === 'event') counter.event(at);
  else if (what.is === 'command') counter.command(at, what.hasFailed);
  else counter.floor(at, floorOf(what.conferences));
}

describe('the last hour', () => {
  test('is at every moment what a list of all that happened says', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const counter = createHourCounter(START);
        const all: (readonly [number, Happening])[] = [];
        let now = START;
        for (const [wait, what] of steps) {
          now += wait;
          play(counter, now, what);
          all.push([now, what]);
        }
        const { minutes } = counter.lastHour(now);
        const current = Math.floor(now / MINUTE_MS) * MINUTE_MS;
        const first = Math.max(Math.floor(START / MINUTE_MS) * MINUTE_MS, current - 60 * MINUTE_MS);
        const expected = [];
        for (let from = first; from <= current; from += MINUTE_MS) {
          const inMinute = all.filter(([at]) => at >= from && at < from + MINUTE_MS);
          const commands = inMinute.filter(([, what]) => what.is === 'command');
          const look = inMinute.findLast(([, what]) => what.is === 'floor')?.[1];
          expected.push({
            from,
            events: inMinute.filter(([, what]) => what.is === 'event').length,
            commands: commands.length,
            failedCommands: commands.filter(([, what]) => what.is === 'command' && what.hasFailed)
              .length,
            conferences: look?.is === 'floor' ? look.conferences : null,
          });
        }
        expect(
          minutes.map(({ floor, ...minute }) => ({
            ...minute,
            conferences: floor?.conferences ?? null,
          })),
        ).toEqual(expected);
      }),
    );
  });

  test('stays bounded and passes its schema, however the clock jumps', () => {
    const jumps = fc.array(fc.tuple(fc.integer({ min: -1e10, max: 1e10 }), happening));
    fc.assert(
      fc.property(jumps, (steps) => {
        const counter = createHourCounter(START);
        let told = 0;
        for (const [offset, what] of steps) {
          play(counter, START + offset, what);
          told += what.is === 'event' ? 1 : 0;
          const { minutes } = lastHourSchema.parse(counter.lastHour(START + offset));
          const events = minutes.reduce((sum, minute) => sum + minute.events, 0);
          expect(events).toBeLessThanOrEqual(told);
        }
      }),
    );
  });

  test('has the latest minute that is over, which is what "per minute" means', () => {
    const counter = createHourCounter(START);
    counter.event(START);
    expect(lastWholeMinute(counter.lastHour(START))).toBeNull();
    counter.event(START + MINUTE_MS);
    counter.event(START + MINUTE_MS);
    expect(lastWholeMinute(counter.lastHour(START + MINUTE_MS))?.events).toBe(1);
    expect(lastWholeMinute(counter.lastHour(START + 2 * MINUTE_MS))?.events).toBe(2);
  });

  test('says how long the longest hold was when the floor was looked at', () => {
    const counter = createHourCounter(START);
    const numbers = floorOf(1);
    counter.floor(START, { ...numbers, longestHold: heldSince(START - 5_000) });
    expect(counter.lastHour(START).minutes[0]?.floor?.longestHoldMs).toBe(5_000);
    // By another clock it begins a little later than now.
    counter.floor(START, { ...numbers, longestHold: heldSince(START + 5) });
    expect(counter.lastHour(START).minutes[0]?.floor?.longestHoldMs).toBe(0);
  });
});

function heldSince(since: number) {
  return { conferenceSid: conferenceSid(1), callSid: callSid(1), since };
}
