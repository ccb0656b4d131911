import type { Link } from '../../../common/ipc/session.ts';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import { useAtNow } from '../../ui/use-now.ts';

/** What main said of the link last; `late` when it has said nothing for longer than it announced. */
export type LinkStanding = Link['state'] | 'late';

/** A reading may begin this much later than announced, in milliseconds. */
const GRACE_MS = 30_000;
/** The first reading of all may take this long, in milliseconds. */
const FIRST_READING_MS = 60_000;

/** How far the floor can be believed now: `live` is not taken on trust once its next reading is overdue. */
export function linkStanding(link: Link, now: number): LinkStanding {
  if (link.state !== 'live' && link.state !== 'connecting') return link.state;
  return now > overdueFrom(link) ? 'late' : link.state;
}

/** From when on main has said nothing for longer than it announced, in milliseconds since the epoch. */
export function overdueFrom({ since, nextReadAt }: Link): number {
  return nextReadAt === null ? since + FIRST_READING_MS : nextReadAt + GRACE_MS;
}

export function isOld(standing: LinkStanding): boolean {
  return standing !== 'live' && standing !== 'connecting';
}

/** What of the floor can be believed: all of it, only what events keep true, or nothing. */
export type Trust = 'all' | 'events' | 'nothing';

/** Events come by another way than readings; when nothing at all was heard they are late, too. */
export function trustIn(standing: LinkStanding): Trust {
  if (!isOld(standing)) return 'all';
  return standing === 'late' ? 'nothing' : 'events';
}

export function asBelieved(conference: ConferenceRow, trust: Trust): ConferenceRow {
  return trust === 'nothing' && conference.events === 'healthy'
    ? { ...conference, events: 'none' }
    : conference;
}

/** Whether what is shown of a call can only be shown as of a moment that is past. */
export function isStale({ events }: ConferenceRow, trust: Trust): boolean {
  return trust === 'nothing' || (trust === 'events' && events !== 'healthy');
}

export function useLinkStanding(link: Link): LinkStanding {
  return useAtNow((now) => linkStanding(link, now));
}
