import '@mantine/charts/styles.layer.css';
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconBellRinging,
  IconCircleCheck,
  IconMaximize,
  IconMinimize,
  IconPointFilled,
} from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { Link } from '../../../common/ipc/session.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { useNow } from '../../ui/use-now.ts';
import { useNeeds } from '../needs/needs-provider.tsx';
import { AlarmList } from './alarm-list.tsx';
import { boardFreshness } from './board-freshness.ts';
import { boardNeeds } from './board-needs.ts';
import { Tiles } from './tiles.tsx';
import { useFloorNow } from './use-floor-now.ts';
import { useFullScreen } from './use-full-screen.ts';
import { HOUR_OLD_MS, useLastHour } from './use-last-hour.ts';
import classes from './wallboard-view.module.css';
import { wallboardWords } from './words.ts';

interface WallboardViewProps {
  readonly session: ActiveSession;
  readonly onClose?: (() => void) | undefined;
}

/** More than so many alarms nobody reads from afar. */
const MOST_ALARMS = 3;

/** The floor in numbers for everybody in the room. That they are old is said louder than they are. */
export function WallboardView({ session: { link }, onClose }: WallboardViewProps) {
  const board = useRef<HTMLElement>(null);
  const screen = useFullScreen(board);
  const ranking = useNeeds((state) => state.ranking);
  const needs = useMemo(() => boardNeeds(ranking, MOST_ALARMS), [ranking]);
  const known = useLastHour();
  const now = useNow();
  const freshness = boardFreshness(link, now);
  const isStale = freshness.is === 'stale';
  const floor = useFloorNow(isStale ? freshness.heardAt : null);

  return (
    <section ref={board} className={classes.board} aria-label={wallboardWords.board()}>
      <header className={classes.head}>
        <h1>{wallboardWords.title()}</h1>
        <p className={classes.needs} data-some={needs.count > 0 || undefined}>
          {needs.count === 0 ? <IconCircleCheck aria-hidden /> : <IconBellRinging aria-hidden />}
          {wallboardWords.needs(needs.count, isStale || needs.alarms.length > 0)}
        </p>
        {!isStale && <Freshness link={link} />}
        <div className={classes.acts}>
          {onClose !== undefined && !screen.isFull && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowLeft size={15} aria-hidden />}
              onClick={onClose}
            >
              {wallboardWords.close()}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={
              screen.isFull ? (
                <IconMinimize size={15} aria-hidden />
              ) : (
                <IconMaximize size={15} aria-hidden />
              )
            }
            onClick={screen.toggle}
          >
            {screen.isFull ? wallboardWords.leaveFullScreen() : wallboardWords.fullScreen()}
          </Button>
        </div>
      </header>
      {screen.hasFailed && (
        <p className={classes.note} role="alert">
          {wallboardWords.noFullScreen()}
        </p>
      )}
      {isStale && (
        <div className={classes.stale} role="alert">
          <IconAlertTriangle aria-hidden />
          <div>
            <strong>{wallboardWords.stale()}</strong>
            <p>{wallboardWords.staleSince(freshness.heardAt)}</p>
          </div>
        </div>
      )}
      <AlarmList {...needs} />
      {known !== null && now - known.readAt > HOUR_OLD_MS && (
        <p className={classes.note} role="status">
          {wallboardWords.hourOld(known.readAt)}
        </p>
      )}
      {floor === null ? (
        <p className={classes.looking} role="status">
          {wallboardWords.looking()}
        </p>
      ) : (
        <Tiles {...floor} hour={known?.hour ?? null} link={link} isStale={isStale} />
      )}
    </section>
  );
}

function Freshness({ link }: { link: Link }) {
  const now = useNow();
  const freshness = boardFreshness(link, now);
  return (
    <p className={classes.freshness} data-is={freshness.is}>
      {freshness.is === 'fresh' ? (
        <IconPointFilled aria-hidden />
      ) : (
        <IconAlertTriangle aria-hidden />
      )}
      {wallboardWords.freshness(freshness, now)}
    </p>
  );
}
