import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { formatTime } from '../../ui/duration.tsx';
import classes from './link-banner.module.css';
import { useLinkStanding } from './link-standing.ts';

/**
 * Says since when the rows are old, why, and what happens next. Silent while all is well. Nothing in it
 * ticks: a screen reader would read the whole alert out again every second.
 */
export function LinkBanner({ link }: { link: Link }) {
  const standing = useLinkStanding(link);
  if (standing === 'live' || (link.failure === null && standing !== 'late')) return null;
  return (
    <div className={classes.link} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <strong>{HEADLINE[standing]}</strong>{' '}
      <span>
        {standing === 'late' ? (
          `Nothing was heard from Twilio since ${formatTime(link.lastReadAt ?? link.since)}. `
        ) : (
          <>
            since {formatTime(link.since)}.{' '}
            {link.lastReadAt === null
              ? 'No calls have been read yet. '
              : `What you see is as of ${formatTime(link.lastReadAt)}${exception(link)}. `}
          </>
        )}
        {link.failure !== null && `${link.failure.message} ${link.failure.hint} `}
        Earshot goes on trying by itself.
      </span>
    </div>
  );
}

function exception({ events }: Link): string {
  const eventsCome = events.state === 'live' || events.state === 'lagging';
  return eventsCome ? ', but for the calls marked as live, which events keep true' : '';
}

const HEADLINE = {
  connecting: 'Not connected',
  late: 'Late',
  stale: 'Offline',
  throttled: 'Throttled by Twilio',
  unauthorized: 'Signed out by Twilio',
} as const;
