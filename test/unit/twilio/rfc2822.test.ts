import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRfc2822 } from '../../../common/wire/rfc2822.ts';

describe('a date of Twilio', () => {
  it('is milliseconds since the epoch', () => {
    expect(parseRfc2822('Fri, 18 Feb 2011 21:07:19 +0000')).toBe(Date.UTC(2011, 1, 18, 21, 7, 19));
  });

  it('may have a day without a zero, with one, or no weekday', () => {
    const time = Date.UTC(2011, 1, 8, 21, 7, 19);
    expect(parseRfc2822('Tue, 8 Feb 2011 21:07:19 +0000')).toBe(time);
    expect(parseRfc2822('Tue, 08 Feb 2011 21:07:19 +0000')).toBe(time);
    expect(parseRfc2822('8 Feb 2011 21:07:19 GMT')).toBe(time);
  });

  it('counts the offset', () => {
    const time = Date.UTC(2011, 1, 8, 21, 7, 19);
    expect(parseRfc2822('Tue, 8 Feb 2011 22:37:19 +0130')).toBe(time);
    expect(parseRfc2822('Tue, 8 Feb 2011 16:07:19 -0500')).toBe(time);
  });

  it('comes back as it was written, to the second', () => {
    const dates = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const text = date.toUTCString();
        expect(parseRfc2822(text)).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(parseRfc2822(text.replace('GMT', '+0000').replace(', 0', ', '))).toBe(
          parseRfc2822(text),
        );
      }),
    );
  });

  it.each([
    '',
    'soon',
    '2011-02-18T21:07:19Z',
    'Fri, 31 Feb 2011 21:07:19 +0000',
    'Tue, 29 Feb 2011 21:07:19 +0000',
    'Fri, 0 Feb 2011 21:07:19 +0000',
    'Fri, 18 Foo 2011 21:07:19 +0000',
    'Fri, 18 Feb 2011 24:07:19 +0000',
    'Fri, 18 Feb 2011 21:60:19 +0000',
    'Fri, 18 Feb 2011 21:07:19',
    'Fri, 18 Feb 2011 21:07:19 +0000 (UTC)',
    ' Fri, 18 Feb 2011 21:07:19 +0000',
  ])('is not %j', (text) => {
    expect(parseRfc2822(text)).toBeNull();
  });

  it('knows leap years', () => {
    expect(parseRfc2822('29 Feb 2024 00:00:00 GMT')).toBe(Date.UTC(2024, 1, 29));
    expect(parseRfc2822('29 Feb 2000 00:00:00 GMT')).toBe(Date.UTC(2000, 1, 29));
    expect(parseRfc2822('29 Feb 2100 00:00:00 GMT')).toBeNull();
  });
});
