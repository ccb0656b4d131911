import { z } from 'zod';
import { type Need, SEVERITY } from './need.ts';
import type { Ranking } from './rank.ts';

const minuteOfDay = z.int().min(0).max(1_439);

/** When and of what the desktop tells. */
export const notificationSettingsSchema = z.object({
  isOn: z.boolean(),
  /** Of everything late, or of what is alarming or urgent alone. */
  from: z.enum(['late', 'alarming']),
  /** Nothing is told from one minute of the day to the other, which may be on the next day; null is never. */
  doNotDisturb: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable(),
});
export type NotificationSettings = Readonly<z.infer<typeof notificationSettingsSchema>>;

export const DEFAULT_NOTIFICATIONS: NotificationSettings = {
  isOn: true,
  from: 'alarming',
  doNotDisturb: null,
};

/** What counts as told, by the id of the need: when it went, or null while it is there. Null before the first look. */
export type Told = ReadonlyMap<string, number | null> | null;

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** By the clock on the wall, from 0 to 1439. */
  readonly minuteOfDay: number;
  /** “Quiet” was chosen until then; null when it was not. */
  readonly quietUntil: number | null;
  /** The rail is in sight anyway. */
  readonly isLookedAt: boolean;
}

/**
 * What to tell now, and what counts as told from then on. Each need is told once, when it becomes grave
 * enough; what does so while nothing may be told is not made up for later, and neither is what was there
 * at the first look. A need that goes and comes back within a minute is the same. `more` is how many
 * beyond the few that are told one by one.
 */
export function tellOf(
  ranking: Ranking,
  told: Told,
  settings: NotificationSettings,
  moment: Moment,
): { readonly tell: readonly Need[]; readonly more: number; readonly told: Told } {
  const { now } = moment;
  const least = settings.from === 'late' ? SEVERITY.late : SEVERITY.alarming;
  const next = new Map<string, number | null>();
  const fresh: Need[] = [];
  for (const { need, overAt } of ranking.items) {
    if (overAt !== null || need.severity < least) continue;
    if (!isTold(told, need.id, now)) fresh.push(need);
    next.set(need.id, null);
  }
  for (const [id, goneAt] of told ?? []) {
    if (!next.has(id) && isTold(told, id, now)) next.set(id, goneAt ?? now);
  }
  const isSilent =
    told === null || !settings.isOn || moment.isLookedAt || isQuiet(settings, moment);
  const tell = isSilent ? [] : fresh.slice(0, MOST_AT_ONCE);
  return { tell, more: isSilent ? 0 : fresh.length - tell.length, told: next };
}

/** Whether nothing may be told at this moment. */
export function isQuiet(
  { doNotDisturb }: NotificationSettings,
  { now, minuteOfDay: minute, quietUntil }: Moment,
): boolean {
  if (quietUntil !== null && now < quietUntil) return true;
  if (doNotDisturb === null) return false;
  const { from, to } = doNotDisturb;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function isTold(told: Told, id: string, now: number): boolean {
  const goneAt = told?.get(id);
  return goneAt === null || (goneAt !== undefined && now - goneAt < SAME_WITHIN_MS);
}

const MOST_AT_ONCE = 3;
const SAME_WITHIN_MS = 60_000;
