import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import classes from './link-banner.module.css';
import { type LinkStanding, useLinkStanding } from './link-standing.ts';
import { linkWords } from './link-words.ts';

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
      <strong>{linkWords.standing(standing)}</strong>{' '}
      <span>{[...sinceWhen(link, standing), ...why(link), linkWords.goesOn()].join(' ')}</span>
    </div>
  );
}

function sinceWhen({ since, lastReadAt, events }: Link, standing: LinkStanding): readonly string[] {
  if (standing === 'late') return [linkWords.nothingSince(lastReadAt ?? since)];
  const eventsCome = events.state === 'live' || events.state === 'lagging';
  return [
    linkWords.since(since),
    lastReadAt === null ? linkWords.nothingRead() : linkWords.asOf(lastReadAt, eventsCome),
  ];
}

function why({ failure }: Link): readonly string[] {
  return failure === null ? [] : [failure.message, failure.hint];
}
