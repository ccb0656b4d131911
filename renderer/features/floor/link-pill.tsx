import { Popover, UnstyledButton } from '@mantine/core';
import { useUncontrolled } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { useSession } from '../../store/stores.tsx';
import { useNow } from '../../ui/use-now.ts';
import { dataDetails } from './data-details.ts';
import { type DataStanding, dataStanding, lastHeardAt } from './data-standing.ts';
import { dataWords } from './data-words.ts';
import classes from './link-pill.module.css';

interface LinkPillProps {
  readonly link: Link;
  /** Whether the details are open, for whoever opens them from elsewhere. */
  readonly opened?: boolean;
  readonly onOpenedChange?: (opened: boolean) => void;
}

/** Where the rows come from and how fresh they are, always in sight; it opens to the details. */
export function LinkPill({ link, opened, onOpenedChange }: LinkPillProps) {
  const now = useNow();
  const [isOpen, setOpen] = useUncontrolled<boolean>({
    ...(opened === undefined ? {} : { value: opened }),
    defaultValue: false,
    ...(onOpenedChange === undefined ? {} : { onChange: onOpenedChange }),
  });
  const standing = dataStanding(link, now);
  const tone = TONE[standing];
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={440}
      withinPortal={false}
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <div role="status" aria-live="off">
        <Popover.Target>
          <UnstyledButton
            className={classes.pill}
            data-tone={tone}
            title={dataWords.hint()}
            onClick={() => setOpen(!isOpen)}
          >
            {tone === 'warn' || tone === 'bad' ? (
              <IconAlertTriangle size={15} aria-hidden />
            ) : (
              <i className={classes.dot} aria-hidden />
            )}
            {dataWords.standing(standing)}
            <Figure words={figureOf(standing, link, now)} />
          </UnstyledButton>
        </Popover.Target>
      </div>
      <Popover.Dropdown className={classes.details} aria-label={dataWords.title()}>
        <Details link={link} now={now} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Details({ link, now }: { link: Link; now: number }) {
  const session = useSession((state) => state.session);
  const source = session?.state === 'active' ? session : null;
  const { lastMinute, perMinute } = link.requests;
  const allowed = Math.max(1, Math.floor(perMinute));
  return (
    <dl>
      {dataDetails(link, now, source).map(({ about, words }) => (
        <div key={about}>
          <dt>{dataWords.about(about)}</dt>
          <dd>
            {words}
            {about === 'requests' && (
              <meter
                className={classes.meter}
                min={0}
                max={allowed}
                high={allowed * 0.9}
                value={Math.min(lastMinute, allowed)}
                aria-label={dataWords.used(lastMinute, allowed)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ words }: { words: string }) {
  return words === '' ? null : <span className={classes.age}>{dataWords.figure(words)}</span>;
}

/** The one figure that matters: how late events are, else how long ago anything was heard. */
function figureOf(standing: DataStanding, link: Link, now: number): string {
  if (standing === 'lagging' && link.events.lagMs !== null) {
    return dataWords.late(link.events.lagMs);
  }
  const heardAt = standing === 'live' ? lastHeardAt(link) : link.lastReadAt;
  return heardAt === null ? '' : dataWords.age(now - heardAt);
}

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
