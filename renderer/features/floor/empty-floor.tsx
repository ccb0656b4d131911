import { Loader } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { formatTime } from '../../ui/duration.tsx';
import classes from './empty-floor.module.css';

/** What stands where the rows would be: still reading, or truly nobody on a call. */
export function EmptyFloor({
  link,
  isRead,
  isStale,
}: {
  link: Link;
  isRead: boolean;
  isStale: boolean;
}) {
  if (link.lastReadAt === null || !isRead) {
    return (
      <div className={classes.empty}>
        {link.failure === null && <Loader size="sm" color="gray" />}
        <h2>{link.failure === null ? 'Reading the live calls…' : 'No calls read yet'}</h2>
        {link.failure !== null && <p>They appear here as soon as Twilio answers.</p>}
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <IconPhoneOff size={28} aria-hidden />
      <h2>{isStale ? `No live calls at ${formatTime(link.lastReadAt)}` : 'No live calls'}</h2>
      <p>
        {isStale
          ? 'There may be some by now. They appear here as soon as Twilio answers.'
          : 'Earshot keeps looking. A call appears here within seconds of its start.'}
      </p>
    </div>
  );
}
