/** Of when the calls are wanted. Days are `2026-11-21`, as the fields for days give them; empty: open. */
export type Period =
  | { readonly kind: 'any' }
  | { readonly kind: 'today' }
  | { readonly kind: 'yesterday' }
  /** So many days, today among them. */
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

interface Times {
  readonly from: number | null;
  readonly to: number | null;
}

/** The first and the last millisecond of a period, by the clock on the wall; null where it is open. */
export function timesOf(period: Period, now: number): Times {
  switch (period.kind) {
    case 'any':
      return { from: null, to: null };
    case 'today':
      return { from: dayBegins(now, 0), to: null };
    case 'yesterday':
      return { from: dayBegins(now, -1), to: dayBegins(now, 0) - 1 };
    case 'days':
      return { from: dayBegins(now, 1 - period.days), to: null };
    case 'between':
      return between(beginOf(period.from), beginOf(period.to));
  }
}

/** As the fields for days want it. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return [pad(date.getFullYear(), 4), pad(date.getMonth() + 1, 2), pad(date.getDate(), 2)].join(
    '-',
  );
}

/** Two days in the wrong order mean the same as in the right one. */
function between(one: number | null, other: number | null): Times {
  const isTurned = one !== null && other !== null && one > other;
  const [from, to] = isTurned ? [other, one] : [one, other];
  return { from, to: to === null ? null : dayBegins(to, 1) - 1 };
}

function beginOf(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  const begin = new Date(Number(year), Number(month) - 1, Number(date)).getTime();
  return Number.isNaN(begin) ? null : begin;
}

/** Not every day has 24 hours. */
function dayBegins(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
