import { type Need, SEVERITY } from '../../../common/floor/needs/need.ts';
import type { Ranking } from '../../../common/floor/needs/rank.ts';

/** What a room has to see of the needs. */
export interface BoardNeeds {
  /** All that last, whatever their severity. */
  readonly count: number;
  /** The gravest that alarm, in their order. */
  readonly alarms: readonly Need[];
  /** How many alarm beside those. */
  readonly more: number;
}

export function boardNeeds(ranking: Ranking | null, most: number): BoardNeeds {
  const lasting = (ranking?.items ?? []).filter(({ overAt }) => overAt === null);
  const alarms = lasting.map(({ need }) => need).filter(isAlarm);
  return {
    count: lasting.length,
    alarms: alarms.slice(0, most),
    more: Math.max(0, alarms.length - most),
  };
}

function isAlarm({ severity }: Need): boolean {
  return severity >= SEVERITY.alarming;
}
