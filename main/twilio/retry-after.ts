/**
 * The milliseconds that a `Retry-After` header asks for, given in seconds or as an HTTP date; null when
 * it is absent or is neither. A date is measured from the answer's own `Date` where there is one, since
 * this computer's clock may be off.
 */
export function parseRetryAfter(
  value: string | null,
  answeredAt: string | null,
  now: number,
): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return null;
  const base = answeredAt !== null && HTTP_DATE.test(answeredAt) ? Date.parse(answeredAt) : now;
  const waitMs = Date.parse(text) - base;
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

/** RFC 9110, 5.6.7, the one form that servers may send. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
