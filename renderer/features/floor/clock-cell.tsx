import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangleFilled, IconClockExclamation } from '@tabler/icons-react';
import type { Column } from '../../../common/floor/columns.ts';
import { type Clocks, clocksOf } from '../../../common/roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { type Standing, standing, type Thresholds } from '../../../common/roster/thresholds.ts';
import { formatDuration } from '../../ui/duration.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './clock-cell.module.css';
import { useThresholds } from './use-thresholds.ts';
import { floorWords } from './words.ts';

type ClockColumn = Extract<Column, 'in-call' | 'talk' | 'hold' | 'mute' | 'silence'>;

interface ClockCellProps {
  readonly clock: ClockColumn;
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
  /** While Twilio cannot be read: as of when the row was last confirmed. Clocks stand still there. */
  readonly staleAsOf: number | null;
}

/** One clock of a person, in colour and with a mark from when it is late. */
export function ClockCell({ clock, row, conference, staleAsOf }: ClockCellProps) {
  const now = useNow();
  const thresholds = useThresholds();
  const { ms, limits } = CLOCK[clock](clocksOf(row, conference, staleAsOf ?? now), thresholds);
  if (ms === null) return <span className={classes.none}>{floorWords.noClock()}</span>;
  const level = limits === null ? 'fine' : standing(ms, limits);
  return (
    <span className={classes.clock} data-level={level}>
      <Mark level={level} />
      {formatDuration(ms)}
    </span>
  );
}

function Mark({ level }: { level: Standing }) {
  if (level === 'fine') return null;
  const Icon = level === 'late' ? IconClockExclamation : IconAlertTriangleFilled;
  return (
    <>
      <Icon size={13} aria-hidden />
      <VisuallyHidden>{floorWords.clockIs(level)}</VisuallyHidden>
    </>
  );
}

interface Reading {
  readonly ms: number | null;
  /** Null for a clock of which nothing is too long. */
  readonly limits: Thresholds[keyof Thresholds] | null;
}

const CLOCK: Readonly<Record<ClockColumn, (clocks: Clocks, limits: Thresholds) => Reading>> = {
  'in-call': ({ inCallMs }, { inCall }) => ({ ms: inCallMs, limits: inCall }),
  talk: ({ talkedMs }) => ({ ms: talkedMs, limits: null }),
  hold: ({ onHoldMs }, { hold }) => ({ ms: onHoldMs, limits: hold }),
  mute: ({ mutedMs }, { muted }) => ({ ms: mutedMs, limits: muted }),
  silence: ({ silentMs }, { silence }) => ({ ms: silentMs, limits: silence }),
};
