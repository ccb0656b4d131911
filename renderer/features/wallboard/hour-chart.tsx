import { AreaChart } from '@mantine/charts';
import { memo } from 'react';
import { inNumbers, type Metric, type Point } from './hour-series.ts';
import classes from './tile.module.css';
import { wallboardWords } from './words.ts';

interface HourChartProps {
  readonly metric: Metric;
  readonly points: readonly Point[];
}

/** One number over the last hour. What it says is said in words, too; nothing in it takes the focus. */
export const HourChart = memo(function HourChart({ metric, points }: HourChartProps) {
  const numbers = inNumbers(points);
  return (
    <div className={classes.chart}>
      <div
        className={classes.drawing}
        role="img"
        aria-label={wallboardWords.chart(metric, numbers)}
      >
        <AreaChart
          h="100%"
          data={[...points]}
          dataKey="at"
          series={SERIES}
          curveType="linear"
          accessibilityLayer={false}
          areaProps={STILL}
          areaChartProps={EDGES}
          connectNulls={false}
          // A line of one minute alone is nothing to see.
          withDots={numbers?.minutes === 1}
          withGradient={false}
          withTooltip={false}
          withXAxis={false}
          withYAxis={false}
          gridAxis="none"
          fillOpacity={0.18}
          strokeWidth={2.5}
        />
      </div>
      <small>
        {numbers === null ? wallboardWords.noHour() : wallboardWords.range(metric, numbers)}
      </small>
    </div>
  );
});

const SERIES = [{ name: 'value', color: 'var(--soft)' }];
const STILL = { isAnimationActive: false };
/** The line is drawn whole at the edges. */
const EDGES = { margin: { top: 3, right: 2, bottom: 2, left: 2 } };
