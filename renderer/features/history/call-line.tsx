import { IconAlertTriangle, IconClock, IconPointFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import { standing as standingOfClock } from '../../../common/roster/thresholds.ts';
import { useRoster } from '../../store/stores.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow } from '../../ui/use-now.ts';
import { useThresholds } from '../floor/use-thresholds.ts';
import { lengthOfCall, longestHoldOf, standingOf } from './call-standing.ts';
import classes from './call-table.module.css';
import { historyWords } from './words.ts';

/** One call in the list; of one that goes on the clocks run. */
export function CallLine({ call }: { call: HistoryCall }) {
  const isOnFloor = useRoster(({ view }) => view?.conferences.has(call.conferenceSid) ?? false);
  const standing = standingOf(call, isOnFloor);
  const { hold } = useThresholds();
  const length = useAtNow((now) => {
    const ms = lengthOfCall(call, standing, now);
    return call.beganUnseen ? historyWords.atLeast(ms) : historyWords.clock(ms);
  });
  const day = useAtNow((now) => historyWords.day(call.firstAt, now));
  const longestHold = useAtNow((now) => historyWords.clock(longestHoldOf(call, standing, now)));
  const holdStanding = useAtNow((now) => standingOfClock(longestHoldOf(call, standing, now), hold));
  const names = historyWords.names(call);

  return (
    <>
      <Cell className={classes.two}>
        <strong>
          <bdi>{call.friendlyName || historyWords.nameless()}</bdi>
        </strong>
        <small title={names}>
          <bdi>{names}</bdi>
        </small>
      </Cell>
      <Cell className={classes.two}>
        <span>{historyWords.time(call.firstAt)}</span>
        <small>{day}</small>
      </Cell>
      <Cell className={classes.number}>{length}</Cell>
      <Cell className={classes.number} isNone={call.peopleCount === 0}>
        {historyWords.count(call.peopleCount)}
      </Cell>
      <Cell
        className={classes.number}
        isNone={longestHold === historyWords.clock(null)}
        standing={holdStanding}
      >
        {holdStanding === 'late' && <IconClock size={12} aria-hidden />}
        {holdStanding === 'alarming' && <IconAlertTriangle size={12} aria-hidden />}
        {longestHold}
      </Cell>
      <Cell className={`${classes.two} ${classes.number}`} isNone={call.commands === 0}>
        <span>{historyWords.count(call.commands)}</span>
        {call.failedCommands > 0 && (
          <small data-tone="bad">{historyWords.failedOf(call.failedCommands)}</small>
        )}
      </Cell>
      <Cell>
        <StatusText
          tone={standing === 'live' ? 'good' : undefined}
          icon={standing === 'live' && <IconPointFilled size={14} aria-hidden />}
          title={historyWords.standingTitle(standing)}
        >
          {standing === 'ended'
            ? historyWords.shortTime(call.endedAt ?? call.lastAt)
            : historyWords.standing(standing)}
        </StatusText>
      </Cell>
    </>
  );
}

interface CellProps {
  readonly className?: string | undefined;
  readonly isNone?: boolean;
  readonly standing?: string;
  readonly children: ReactNode;
}

function Cell({ className, isNone = false, standing, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    <div
      role="gridcell"
      tabIndex={-1}
      className={className}
      data-none={isNone || undefined}
      data-standing={standing}
    >
      {children}
    </div>
  );
}
