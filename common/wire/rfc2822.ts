import { z } from 'zod';

/**
 * Twilio's dates, "Fri, 8 Feb 2011 21:07:19 +0000", as milliseconds since the epoch. The REST API pads
 * the day of the month and callbacks do not.
 */
export const rfc2822Schema = z.string().transform((text, context) => {
  const time = parseRfc2822(text);
  if (time !== null) return time;
  context.addIssue({ code: 'custom', message: 'Must be a date in RFC 2822 format' });
  return z.NEVER;
});

/**
 * Milliseconds since the epoch, or null when the text is not such a date. `Date.parse` would take nearly
 * any text. The fields are read by their place once the shape is right, since captures made dates the
 * dearest part of checking a long list.
 */
export function parseRfc2822(text: string): number | null {
  if (!SHAPE.test(text)) return null;
  const dayAt = text.indexOf(',') === 3 ? 5 : 0;
  const monthAt = text.indexOf(' ', dayAt) + 1;
  const day = digits(text, dayAt, monthAt - 1);
  const month = MONTHS.indexOf(text.slice(monthAt, monthAt + 3)) / 3;
  const year = digits(text, monthAt + 4, monthAt + 8);
  if (day === 0 || day > daysIn(month, year)) return null;

  const local = Date.UTC(
    year,
    month,
    day,
    digits(text, monthAt + 9, monthAt + 11),
    digits(text, monthAt + 12, monthAt + 14),
    digits(text, monthAt + 15, monthAt + 17),
  );
  const zoneAt = monthAt + 18;
  const sign = SIGNS.indexOf(text.charAt(zoneAt));
  if (sign < 0) return local;
  const offset = digits(text, zoneAt + 1, zoneAt + 3) * 60 + digits(text, zoneAt + 3, zoneAt + 5);
  return local + (sign === 0 ? -offset : offset) * 60_000;
}

const SHAPE =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [12]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:[+-]\d{2}[0-5]\d|GMT|UTC?)$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const SIGNS = '+-';

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

const ZERO = 48;

function daysIn(month: number, year: number): number {
  if (month === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}
