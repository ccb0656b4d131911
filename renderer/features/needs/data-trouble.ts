import type { DataTrouble } from '../../../common/floor/needs/other-needs.ts';
import type { Link } from '../../../common/ipc/session.ts';
import { linkStanding, overdueFrom } from '../floor/link-standing.ts';

/** Whether nothing at all keeps the floor true, and when time alone may change that. */
export interface FoundTrouble {
  readonly trouble: DataTrouble | null;
  readonly nextChangeAt: number;
}

export function dataTrouble(link: Link, now: number): FoundTrouble {
  const standing = linkStanding(link, now);
  switch (standing) {
    case 'late':
      return { trouble: { since: overdueFrom(link) }, nextChangeAt: NEVER };
    case 'stale':
    case 'unauthorized': {
      const since = Math.max(link.since, link.events.since);
      return { trouble: hasEvents(link) ? null : { since }, nextChangeAt: NEVER };
    }
    // Asked to read less often is not to be cut off; what grows old meanwhile is found row by row.
    case 'throttled':
      return { trouble: null, nextChangeAt: NEVER };
    case 'live':
    case 'connecting':
      return { trouble: null, nextChangeAt: overdueFrom(link) + 1 };
  }
}

function hasEvents({ events: { state } }: Link): boolean {
  return state === 'live' || state === 'lagging';
}

const NEVER = Number.POSITIVE_INFINITY;
