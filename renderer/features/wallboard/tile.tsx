import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { LastHour } from '../../../common/floor-numbers/last-hour.ts';
import type { Standing } from '../../../common/roster/thresholds.ts';
import { HourChart } from './hour-chart.tsx';
import { type Metric, seriesOf } from './hour-series.ts';
import classes from './tile.module.css';
import { wallboardWords } from './words.ts';

interface TileProps {
  readonly metric: Metric;
  readonly value: string;
  readonly hour: LastHour | null;
  /** What stands beneath the number: of whom, where, how. */
  readonly note: ReactNode;
  readonly standing?: Standing;
}

/** One number, as big as its place allows, and how it went within the last hour. */
export function Tile({ metric, value, hour, note, standing = 'fine' }: TileProps) {
  const id = `wallboard-${metric}`;
  const points = useMemo(() => (hour === null ? [] : seriesOf(hour, metric)), [hour, metric]);
  return (
    <section className={classes.tile} aria-labelledby={id}>
      <div className={classes.content}>
        <h2 id={id}>{wallboardWords.metric(metric)}</h2>
        <p
          className={classes.value}
          data-standing={standing}
          data-long={value.length > 5 || undefined}
        >
          {value}
          <Mark standing={standing} />
        </p>
        <p className={classes.note}>{note}</p>
        <HourChart metric={metric} points={points} />
      </div>
    </section>
  );
}

function Mark({ standing }: { standing: Standing }) {
  if (standing === 'fine') return null;
  const isAlarming = standing === 'alarming';
  return (
    <span className={classes.mark}>
      {isAlarming ? <IconAlertTriangle aria-hidden /> : <IconClock aria-hidden />}
      {isAlarming ? wallboardWords.tooLong() : wallboardWords.late()}
    </span>
  );
}
