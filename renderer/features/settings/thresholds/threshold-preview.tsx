import { IconAlertTriangleFilled, IconClockExclamation } from '@tabler/icons-react';
import { standing, type Threshold } from '../../../../common/roster/thresholds.ts';
import { clock as clockText } from '../../../words/format.ts';
import classes from './thresholds-section.module.css';
import { thresholdsWords as words } from './words.ts';

/** The clock as the floor shows it: just before its first limit, and from each of them on. */
export function ThresholdPreview({ threshold }: { threshold: Threshold }) {
  const { lateAfter, alarmingAfter } = threshold;
  const first = lateAfter ?? alarmingAfter;
  if (first === null) return <span className={classes.never}>{words.never()}</span>;
  const seconds = [first - 1, lateAfter, alarmingAfter].filter((one) => one !== null);
  return (
    <span className={classes.preview}>
      {[...new Set(seconds)].map((at) => (
        <Sample key={at} at={at} threshold={threshold} />
      ))}
    </span>
  );
}

function Sample({ at, threshold }: { at: number; threshold: Threshold }) {
  const level = standing(at * 1_000, threshold);
  const Icon = level === 'late' ? IconClockExclamation : IconAlertTriangleFilled;
  return (
    <span className={classes.sample} data-level={level}>
      {level !== 'fine' && <Icon size={13} aria-hidden />}
      <bdi>{clockText(at * 1_000)}</bdi>
      {level !== 'fine' && <span>{level === 'late' ? words.late() : words.alarming()}</span>}
    </span>
  );
}
