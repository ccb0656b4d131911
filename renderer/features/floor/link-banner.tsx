import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { Duration, formatTime } from '../../ui/duration.tsx';
import classes from './link-banner.module.css';

/** Says since when the rows are old, why, and what happens next. Silent while all is well. */
export function LinkBanner({ link }: { link: Link }) {
  if (link.state === 'live' || link.failure === null) return null;
  return (
    <div className={classes.link} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <strong>{HEADLINE[link.state]}</strong>{' '}
      <span>
        since {formatTime(link.since)}
        {' ('}
        <Duration since={link.since} />
        {'). '}
        {link.lastReadAt === null
          ? 'No calls have been read yet. '
          : `What you see is as of ${formatTime(link.lastReadAt)}. `}
        {link.failure.message} {link.failure.hint}
      </span>
    </div>
  );
}

const HEADLINE = {
  connecting: 'Not connected',
  stale: 'Not live',
  throttled: 'Slowed down by Twilio',
  unauthorized: 'Signed out by Twilio',
} as const;
