import { Popover, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { formatAge } from '../../ui/age.ts';
import { useNow } from '../../ui/use-now.ts';
import { dataDetails } from './data-details.ts';
import { type DataStanding, dataStanding, lastHeardAt } from './data-standing.ts';
import classes from './link-pill.module.css';

/** Where the rows come from and how fresh they are, always in sight; it opens to the details. */
export function LinkPill({ link }: { link: Link }) {
  const now = useNow();
  const standing = dataStanding(link, now);
  const tone = TONE[standing];
  return (
    <Popover
      position="bottom-end"
      width={400}
      withinPortal={false}
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <div role="status" aria-live="off">
        <Popover.Target>
          <UnstyledButton className={classes.pill} data-tone={tone} title="How fresh this is">
            {tone === 'warn' || tone === 'bad' ? (
              <IconAlertTriangle size={15} aria-hidden />
            ) : (
              <i className={classes.dot} aria-hidden />
            )}
            {WORD[standing]}
            <Figure words={figureOf(standing, link, now)} />
          </UnstyledButton>
        </Popover.Target>
      </div>
      <Popover.Dropdown className={classes.details}>
        <dl>
          {dataDetails(link, now).map(({ about, words }) => (
            <div key={about}>
              <dt>{about}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}

function Figure({ words }: { words: string }) {
  return words === '' ? null : <span className={classes.age}>· {words}</span>;
}

/** The one figure that matters: how late events are, else how long ago anything was heard. */
function figureOf(standing: DataStanding, link: Link, now: number): string {
  if (standing === 'lagging' && link.events.lagMs !== null) {
    return `${formatAge(link.events.lagMs)} late`;
  }
  const heardAt = standing === 'live' ? lastHeardAt(link) : link.lastReadAt;
  return heardAt === null ? '' : formatAge(now - heardAt);
}

const WORD: Readonly<Record<DataStanding, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  lagging: 'Lagging',
  resuming: 'Resuming',
  polling: 'Polling',
  'polling-only': 'Polling only',
  throttled: 'Throttled',
  offline: 'Offline',
  'signed-out': 'Signed out',
  late: 'Late',
};

const TONE: Readonly<Record<DataStanding, 'good' | 'calm' | 'warn' | 'bad'>> = {
  connecting: 'calm',
  live: 'good',
  lagging: 'warn',
  resuming: 'calm',
  polling: 'calm',
  'polling-only': 'warn',
  throttled: 'warn',
  offline: 'bad',
  'signed-out': 'bad',
  late: 'bad',
};
