import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestPace } from '../../../main/core/request-pace.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const somePerMinute = fc.integer({ min: 30, max: 3_000 });

/** Sends whenever it may until then, and answers when it did. */
function sendAll(pace: ReturnType<typeof createRequestPace>, from: number, until: number) {
  const sentAt: number[] = [];
  let now = from;
  while (now < until) {
    const waitMs = pace.waitMs(now, 1);
    if (waitMs > 0) now += waitMs;
    else {
      pace.spend(now);
      sentAt.push(now);
    }
  }
  return sentAt.filter((at) => at < until);
}

describe('the pace', () => {
  it('lets no minute have more than the budget, however it is used', () => {
    const step = fc.record({
      restMs: fc.integer({ min: 0, max: 30_000 }),
      requests: fc.integer({ min: 1, max: 2 }),
      times: fc.integer({ min: 1, max: 200 }),
      isThrottled: fc.boolean(),
    });
    fc.assert(
      fc.property(somePerMinute, fc.array(step, { maxLength: 12 }), (perMinute, steps) => {
        const pace = createRequestPace(perMinute);
        const sentAt: number[] = [];
        let first = 0;
        let now = 0;
        for (const { restMs, requests, times, isThrottled } of steps) {
          now += restMs;
          if (isThrottled) pace.throttled(now, null);
          for (let time = 0; time < times; time += 1) {
            now += pace.waitMs(now, requests);
            for (let one = 0; one < requests; one += 1) {
              pace.spend(now);
              sentAt.push(now);
            }
            while ((sentAt[first] ?? now) <= now - MINUTE) first += 1;
            if (sentAt.length - first > perMinute) throw new Error('More than the budget');
            if (pace.state(now).lastMinute !== sentAt.length - first) throw new Error('Miscounted');
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('does not waste the budget either', () => {
    fc.assert(
      fc.property(somePerMinute, (perMinute) => {
        const pace = createRequestPace(perMinute);
        expect(sendAll(pace, 0, MINUTE).length).toBeGreaterThan(perMinute * 0.95);
        // Later, nothing is saved up for.
        expect(sendAll(pace, MINUTE, 2 * MINUTE).length).toBeGreaterThan(perMinute * 0.75);
      }),
    );
  });

  it('makes up afterwards for further pages, which it could not refuse', () => {
    const pace = createRequestPace(300);
    for (let page = 0; page < 100; page += 1) pace.spend(0);
    // 60 at once were free, and four come in a second.
    expect(pace.waitMs(0, 1)).toBeGreaterThan(10 * SECOND);
    expect(pace.waitMs(11 * SECOND, 1)).toBe(0);
  });

  it('lets a wait that it asked for be enough', () => {
    fc.assert(
      fc.property(somePerMinute, fc.integer({ min: 1, max: 3 }), (perMinute, requests) => {
        const pace = createRequestPace(perMinute);
        for (let one = 0; one < perMinute; one += 1) pace.spend(0);
        const waitMs = pace.waitMs(0, requests);
        expect(pace.waitMs(waitMs, requests)).toBeLessThanOrEqual(1);
        expect(pace.waitMs(waitMs - 5, requests)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('after "too many requests"', () => {
  it('keeps away as long as Twilio said, and never for more than a minute', () => {
    expect(throttledPace(7_000).waitMs(0, 1)).toBe(7_000);
    expect(throttledPace(9e9).waitMs(0, 1)).toBe(60_000);
    expect(throttledPace(null).waitMs(0, 1)).toBe(1_000);
    expect(throttledPace(0).waitMs(0, 1)).toBe(0);
  });

  it('is half as fast, and as fast as before within a minute', () => {
    const pace = throttledPace(null);
    expect(pace.state(0).perMinute).toBe(150);
    const shares = [10, 20, 30, 40, 50].map((second) => pace.state(second * SECOND).perMinute);
    expect(shares).toEqual([180, 210, 240, 270, 300]);
    const sent = sendAll(throttledPace(null), 0, 10 * SECOND);
    expect(sent.length).toBeLessThanOrEqual(21);
  });

  it('counts several that were under way at once as one mistake', () => {
    const pace = throttledPace(null);
    pace.throttled(400, null);
    pace.throttled(900, null);
    expect(pace.state(900).perMinute).toBe(150);
    pace.throttled(2_000, null);
    expect(pace.state(2_000).perMinute).toBe(75);
  });

  it('never comes to a standstill', () => {
    const pace = createRequestPace(300);
    let now = 0;
    for (let refusals = 0; refusals < 100; refusals += 1) {
      const waitMs = pace.waitMs(now, 1);
      expect(waitMs).toBeLessThanOrEqual(5 * SECOND);
      now += waitMs;
      pace.spend(now);
      pace.throttled(now, null);
    }
    expect(pace.state(now).perMinute).toBeGreaterThan(10);
  });

  function throttledPace(retryAfterMs: number | null) {
    const pace = createRequestPace(300);
    pace.throttled(0, retryAfterMs);
    return pace;
  }
});
