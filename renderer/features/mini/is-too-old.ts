import type { Link } from '../../../common/ipc/session.ts';
import { participantFreshness } from '../floor/freshness.ts';
import { asBelieved, isStale, linkStanding, trustIn } from '../floor/link-standing.ts';
import type { OwnLeg } from './own-legs.ts';

/** Whether what is shown of my leg can only be shown as of a moment that is past. */
export function isTooOld({ leg, conference: { row } }: OwnLeg, link: Link, now: number): boolean {
  const trust = trustIn(linkStanding(link, now));
  return isStale(row, trust) || participantFreshness(leg, asBelieved(row, trust), now) === 'old';
}
