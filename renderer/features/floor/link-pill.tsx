import type { Link } from '../../../common/ipc/session.ts';
import { formatDuration } from '../../ui/duration.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './floor-header.module.css';
import { useLinkStanding } from './link-standing.ts';

/** How fresh the whole floor is, always in sight. */
export function LinkPill({ link }: { link: Link }) {
  const now = useNow();
  const standing = useLinkStanding(link);
  const age = link.lastReadAt === null ? null : formatDuration(now - link.lastReadAt);
  return (
    <div
      className={`${classes.pill} ${CLASS[standing]}`}
      role="status"
      aria-live="off"
      title={
        link.lastReadAt === null
          ? 'Twilio has not been read yet'
          : `Twilio was last read in full ${age} ago`
      }
    >
      <i className={classes.dot} aria-hidden />
      {WORD[standing]}
      {age !== null && <span> · {age}</span>}
    </div>
  );
}

const WORD = {
  connecting: 'Connecting',
  live: 'Live',
  late: 'Late',
  stale: 'Not live',
  throttled: 'Slowed down',
  unauthorized: 'Signed out',
} as const;

const CLASS = {
  connecting: classes.waiting,
  live: classes.live,
  late: classes.troubled,
  stale: classes.troubled,
  throttled: classes.troubled,
  unauthorized: classes.troubled,
} as const;
