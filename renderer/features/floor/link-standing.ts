import type { Link } from '../../../common/ipc/session.ts';
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
  const lateFrom =
    link.nextReadAt === null ? link.since + FIRST_READING_MS : link.nextReadAt + GRACE_MS;
  return now > lateFrom ? 'late' : link.state;
}

export function isOld(standing: LinkStanding): boolean {
  return standing !== 'live' && standing !== 'connecting';
}

export function useLinkStanding(link: Link): LinkStanding {
  return useAtNow((now) => linkStanding(link, now));
}
