import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventClock } from '../../../main/core/event-clock.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOON = Date.UTC(2025, 0, 6, 12);
/** How late an event may be and still be called quick. */
const QUICK = 200;

interface Happening {
  /** When it truly happened, by our clock. */
  readonly t: number;
  readonly delay: number;
}

/** By a clock that is behind ours by `ahead`, cut to the second. */
const dated = (t: number, ahead: number) => Math.floor((t - ahead) / SECOND) * SECOND;

/** What the clock makes of them, in the order in which they come. */
function estimated(happenings: readonly Happening[], ahead: number) {
  const clock = createEventClock();
  return happenings
    .toSorted((a, b) => a.t + a.delay - (b.t + b.delay))
    .map(({ t, delay }) => ({
      t,
      receivedAt: t + delay,
      ...clock.estimate(dated(t, ahead), t + delay),
    }));
}

const someAhead = fc.integer({ min: -13 * HOUR, max: 13 * HOUR });
const someDelay = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: MINUTE }));
const someHappenings = fc.array(
  fc.record({ t: fc.integer({ min: NOON, max: NOON + 7 * MINUTE }), delay: someDelay }),
  { minLength: 1, maxLength: 60 },
);

describe('when an event happened by our clock', () => {
  it('is never later than the estimate, whatever the clocks and the delays', () => {
    fc.assert(
      fc.property(someHappenings, someAhead, (happenings, ahead) => {
        for (const { t, asOf, receivedAt } of estimated(happenings, ahead)) {
          expect(asOf).toBeGreaterThanOrEqual(t);
          expect(asOf).toBeLessThanOrEqual(receivedAt);
        }
      }),
    );
  });

  it('is known to two seconds once an event was quick, and keeps its order beyond that', () => {
    fc.assert(
      fc.property(someHappenings, someAhead, (happenings, ahead) => {
        const quick = { t: NOON - MINUTE, delay: QUICK };
        const known = estimated([quick, ...happenings], ahead).toSorted((a, b) => a.t - b.t);
        for (const { t, asOf } of known) expect(asOf - t).toBeLessThanOrEqual(2 * SECOND + QUICK);
        for (const [index, earlier] of known.entries()) {
          const later = known.slice(index + 1).find(({ t }) => t > earlier.t + 2 * SECOND + QUICK);
          if (later !== undefined) expect(later.asOf).toBeGreaterThan(earlier.asOf);
        }
      }),
    );
  });

  it('is known to one second after many quick events', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ t: NOON + index * 1_017, delay: 0 }));
    const late = { t: NOON + 30_500, delay: 40 * SECOND };
    const last = estimated([...many, late], HOUR).at(-1);
    expect(last?.asOf).toBeLessThan(late.t + SECOND + 50);
    expect(last?.lagMs).toBeGreaterThan(39 * SECOND);
  });

  it('is when it came for the first event of all', () => {
    expect(createEventClock().estimate(NOON, NOON + 3 * HOUR)).toEqual({
      asOf: NOON + 3 * HOUR,
      lagMs: 0,
    });
  });

  it('is when it came when nothing came for so long that the clocks may have drifted', () => {
    const clock = createEventClock();
    clock.estimate(NOON, NOON);
    const late = NOON + 11 * MINUTE + 20 * SECOND;
    expect(clock.estimate(NOON + 11 * MINUTE, late)).toEqual({ asOf: late, lagMs: 0 });
  });

  it('follows a clock that drifts, ten minutes late at most', () => {
    const clock = createEventClock();
    const drift = 2;
    let last = clock.estimate(NOON, NOON);
    for (let second = 1; second <= 3_600; second += 1) {
      const at = NOON + second * SECOND;
      last = clock.estimate(at, at + drift * second);
    }
    expect(last.lagMs).toBeLessThanOrEqual(drift * (10 * 60 + 10));
  });
});

describe('how late an event comes', () => {
  it('is told beyond the quickest, to the second', () => {
    const clock = createEventClock();
    clock.estimate(NOON, NOON + 300);
    expect(clock.estimate(NOON + 5 * SECOND, NOON + 5 * SECOND + 300).lagMs).toBe(0);
    expect(clock.estimate(NOON + 6 * SECOND, NOON + 14 * SECOND + 300)).toEqual({
      asOf: NOON + 7 * SECOND + 300,
      lagMs: 8 * SECOND,
    });
  });

  it('goes on being told when every event is late', () => {
    const clock = createEventClock();
    clock.estimate(NOON, NOON);
    for (let second = 1; second < 9 * 60; second += 1) {
      const at = NOON + second * SECOND;
      expect(clock.estimate(at, at + 20 * SECOND).lagMs).toBe(20 * SECOND);
    }
  });
});

describe('a clock that is set', () => {
  /** One quick event each five seconds; before the latest `count`, both clocks are set. */
  function estimatesAfter(ours: number, twilios: number, count: number) {
    const clock = createEventClock();
    const times = Array.from({ length: 20 + count }, (_, index) => NOON + index * 5 * SECOND);
    return times
      .map((t, index) =>
        index < 20 ? clock.estimate(t, t) : clock.estimate(t + twilios, t + ours),
      )
      .slice(20);
  }

  it('is followed at once when ours falls behind, or Twilio’s is set forward', () => {
    const t = NOON + 100 * SECOND;
    expect(estimatesAfter(0, HOUR, 1)).toEqual([{ asOf: t, lagMs: 0 }]);
    expect(estimatesAfter(-5 * SECOND, 0, 1)).toEqual([{ asOf: t - 5 * SECOND, lagMs: 0 }]);
  });

  it.each([
    ['ours is set forward', 2 * MINUTE, 0],
    ['Twilio’s is set back', 0, -HOUR],
  ])('is followed after five events when %s', (_name, ours, twilios) => {
    const lag = ours - twilios;
    const lags = estimatesAfter(ours, twilios, 6).map(({ lagMs }) => lagMs);
    expect(lags).toEqual([lag, lag, lag, lag, 0, 0]);
  });

  it('is followed when we are told', () => {
    const clock = createEventClock();
    clock.estimate(NOON, NOON);
    clock.reset();
    expect(clock.estimate(NOON + SECOND, NOON + 31 * SECOND)).toEqual({
      asOf: NOON + 31 * SECOND,
      lagMs: 0,
    });
  });

  it('is not taken for a pile of late events that come all at once', () => {
    const clock = createEventClock();
    clock.estimate(NOON, NOON);
    for (let second = 1; second <= 20; second += 1) {
      const receivedAt = NOON + 3 * MINUTE + second;
      expect(clock.estimate(NOON + second * SECOND, receivedAt)).toEqual({
        asOf: NOON + (second + 1) * SECOND,
        lagMs: receivedAt - NOON - second * SECOND,
      });
    }
  });

  it('is not taken for late events among quick ones', () => {
    const clock = createEventClock();
    for (let second = 0; second <= 120; second += 1) {
      const at = NOON + second * SECOND;
      clock.estimate(at, at + 100);
      if (second >= 100) {
        expect(clock.estimate(at - 90 * SECOND, at + 100).lagMs).toBe(90 * SECOND);
      }
    }
  });
});
