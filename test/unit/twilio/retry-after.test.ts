import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../main/twilio/retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('Retry-After', () => {
  it('may be in seconds', () => {
    expect(parseRetryAfter('3', null, NOW)).toBe(3000);
    expect(parseRetryAfter(' 0 ', null, NOW)).toBe(0);
  });

  it('may be a date', () => {
    expect(parseRetryAfter('Thu, 01 Jan 2026 12:00:05 GMT', null, NOW)).toBe(5000);
  });

  it('is measured from the answer’s own date, since this clock may be off', () => {
    const answeredAt = 'Thu, 01 Jan 2026 11:00:00 GMT';
    expect(parseRetryAfter('Thu, 01 Jan 2026 11:00:05 GMT', answeredAt, NOW)).toBe(5000);
    expect(parseRetryAfter('Thu, 01 Jan 2026 12:00:05 GMT', 'nonsense', NOW)).toBe(5000);
  });

  it('is no wait when the date has passed', () => {
    expect(parseRetryAfter('Thu, 01 Jan 2026 11:00:00 GMT', null, NOW)).toBe(0);
  });

  it.each([null, '', 'soon', '-1', '1.5', '1e9', 'Infinity', '99999999999', '2026-01-01'])(
    'is not %j',
    (value) => {
      expect(parseRetryAfter(value, null, NOW)).toBeNull();
    },
  );
});
