import { IconX } from '@tabler/icons-react';
import type { FloorNumbers } from '../../../common/floor-numbers/floor-numbers.ts';
import { type LastHour, lastWholeMinute } from '../../../common/floor-numbers/last-hour.ts';
import type { Link } from '../../../common/ipc/session.ts';
import { standing } from '../../../common/roster/thresholds.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { useName } from '../floor/use-name.ts';
import { useThresholds } from '../floor/use-thresholds.ts';
import { Tile } from './tile.tsx';
import classes from './wallboard-view.module.css';
import { wallboardWords } from './words.ts';

interface TilesProps {
  /** Of when the numbers are. */
  readonly at: number;
  readonly numbers: FloorNumbers;
  readonly view: RosterView;
  /** Null before main has told. */
  readonly hour: LastHour | null;
  readonly link: Link;
  readonly isStale: boolean;
}

/** Six numbers of the floor. */
export function Tiles({ at, numbers, view, hour, link, isStale }: TilesProps) {
  const { conferences, people, averageTalkMs } = numbers;
  const minute = hour === null ? null : lastWholeMinute(hour);
  const inMinute = minute === null ? wallboardWords.firstMinute() : wallboardWords.lastMinute();
  const failed = minute?.failedCommands ?? 0;
  return (
    <div className={classes.tiles} data-stale={isStale || undefined}>
      <Tile
        metric="conferences"
        value={wallboardWords.count(conferences)}
        hour={hour}
        note={null}
      />
      <Tile metric="people" value={wallboardWords.count(people)} hour={hour} note={null} />
      <LongestHold {...{ at, numbers, view, hour }} />
      <Tile
        metric="average-talk"
        value={wallboardWords.clock(averageTalkMs)}
        hour={hour}
        note={averageTalkMs === null ? wallboardWords.talkUnknown() : wallboardWords.ofEach()}
      />
      <Tile
        metric="events"
        value={wallboardWords.count(minute?.events ?? null)}
        hour={hour}
        note={link.events.state === 'none' ? wallboardWords.noEvents() : inMinute}
      />
      <Tile
        metric="commands"
        value={wallboardWords.count(minute?.commands ?? null)}
        hour={hour}
        note={
          failed === 0 ? (
            inMinute
          ) : (
            <span data-tone="bad">
              <IconX className={classes.inline} aria-hidden />
              {wallboardWords.failed(failed)}
            </span>
          )
        }
      />
    </div>
  );
}

type LongestHoldProps = Pick<TilesProps, 'at' | 'numbers' | 'view' | 'hour'>;

function LongestHold({ at, numbers, view, hour }: LongestHoldProps) {
  const nameOf = useName();
  const { hold } = useThresholds();
  const { longestHold } = numbers;
  const ms = longestHold === null ? null : Math.max(0, at - longestHold.since);
  const conference =
    longestHold === null ? undefined : view.conferences.get(longestHold.conferenceSid);
  const row = longestHold === null ? undefined : conference?.participants.get(longestHold.callSid);
  return (
    <Tile
      metric="longest-hold"
      value={wallboardWords.clock(ms)}
      hour={hour}
      standing={standing(ms, hold)}
      note={
        conference === undefined || row === undefined ? (
          wallboardWords.nobodyWaits()
        ) : (
          <bdi>{wallboardWords.waits(nameOf(row), conference.row.friendlyName)}</bdi>
        )
      }
    />
  );
}
