import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import {
  DEFAULT_THRESHOLDS,
  type Threshold,
  thresholdsSchema,
} from '../../../../common/roster/thresholds.ts';
import rows from '../rows.module.css';
import type { SectionProps } from '../section-props.ts';
import { type Clock, draftOf, LIMITS } from './threshold-draft.ts';
import { ThresholdRow } from './threshold-row.tsx';
import classes from './thresholds-section.module.css';
import { thresholdsWords as words } from './words.ts';

/** From when on each clock is late, and from when on it alarms. */
export function ThresholdsSection({ settings, onChange }: SectionProps) {
  const { thresholds } = settings;
  const isDefault = CLOCKS.every((clock) => isSame(thresholds[clock], DEFAULT_THRESHOLDS[clock]));
  return (
    <>
      <p className={rows.what}>{words.how()}</p>
      <table className={classes.table} aria-label={words.table()}>
        <thead>
          <tr>
            <th scope="col">{words.clock()}</th>
            {LIMITS.map((limit) => (
              <th key={limit} scope="col">
                {words.limit(limit)}
              </th>
            ))}
            <th scope="col">{words.looks()}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {CLOCKS.map((clock) => (
            <ThresholdRow
              // What was typed and does not hold goes when another value comes from elsewhere.
              key={`${clock} ${Object.values(draftOf(thresholds[clock])).join(' ')}`}
              clock={clock}
              threshold={thresholds[clock]}
              isDefault={isSame(thresholds[clock], DEFAULT_THRESHOLDS[clock])}
              onChange={(threshold) =>
                onChange({ thresholds: { ...thresholds, [clock]: threshold } })
              }
            />
          ))}
        </tbody>
      </table>
      <div className={rows.foot}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={15} aria-hidden />}
          disabled={isDefault}
          onClick={() => onChange({ thresholds: DEFAULT_THRESHOLDS })}
        >
          {words.restoreAll()}
        </Button>
      </div>
    </>
  );
}

const CLOCKS = thresholdsSchema.keyof().options satisfies readonly Clock[];

function isSame(a: Threshold, b: Threshold): boolean {
  return a.lateAfter === b.lateAfter && a.alarmingAfter === b.alarmingAfter;
}
