import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monotonic, systemClock } from '../../../main/system-clock.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 0, 5, 12);

/** A computer whose clock can be set and which can be sent to sleep. */
function setUp() {
  let wall = NOON;
  let ticks = 5_000.25;
  const now = monotonic(
    () => Math.floor(wall),
    () => ticks,
  );
  return {
    now,
    pass(ms: number) {
      wall += ms;
      ticks += ms;
    },
    set(ms: number) {
      wall += ms;
    },
  };
}

describe('time', () => {
  it('is the system clock’s', () => {
    const { now, pass } = setUp();
    expect(now()).toBe(NOON);
    pass(1_234);
    expect(now()).toBe(NOON + 1_234);
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('goes on when the system clock is set back', () => {
    const { now, pass, set } = setUp();
    pass(1_000);
    set(-HOUR);
    expect(now()).toBe(NOON + 1_000);
    pass(5_000);
    expect(now()).toBe(NOON + 6_000);
  });

  it('follows one that is set forward, and a machine that slept', () => {
    const { now, pass, set } = setUp();
    set(HOUR);
    expect(now()).toBe(NOON + HOUR);
    pass(5_000);
    expect(now()).toBe(NOON + HOUR + 5_000);
  });

  it('does not jump for a small correction', () => {
    const { now, pass, set } = setUp();
    set(400);
    expect(now()).toBe(NOON);
    pass(10);
    expect(now()).toBe(NOON + 10);
  });

  it('never goes back, and never stands still for long, whatever is done to the clocks', () => {
    const step = fc.record({
      passMs: fc.double({ min: 0, max: 10_000, noNaN: true }),
      setMs: fc.oneof(fc.constant(0), fc.integer({ min: -3 * HOUR, max: 3 * HOUR })),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { now, pass, set } = setUp();
        let before = now();
        for (const { passMs, setMs } of steps) {
          set(setMs);
          pass(passMs);
          expect(now()).toBeGreaterThanOrEqual(Math.floor(before + passMs - 1));
          expect(Number.isInteger(now())).toBe(true);
          before = now();
        }
      }),
    );
  });
});

describe('sleep', () => {
  it('ends at once when it is aborted, before or in between', async () => {
    const ending = new AbortController();
    const long = systemClock.sleep(HOUR, ending.signal);
    ending.abort();
    await long;
    await systemClock.sleep(HOUR, ending.signal);
  });

  it('ends by itself', async () => {
    await systemClock.sleep(0);
    await systemClock.sleep(-5);
  });
});
