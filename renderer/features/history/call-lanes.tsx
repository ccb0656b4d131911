import { useId } from 'react';
import type { TimeWindow } from '../panel/lane-drawing.ts';
import { LaneLegend } from '../panel/lane-legend.tsx';
import type { PanelLane } from '../panel/lanes.ts';
import laneClasses from '../panel/swimlanes.module.css';
import { Hatch, Lane } from '../panel/swimlanes.tsx';
import { axisTimes } from './axis-times.ts';
import classes from './call-detail.module.css';
import { historyWords } from './words.ts';

interface CallLanesProps {
  readonly lanes: readonly PanelLane[];
  readonly drawn: TimeWindow;
}

const MOST_TIMES = 5;
/** Nearer to an end than this a time would be cut off, in parts of the whole. */
const EDGE = 0.04;

/** The whole call, one lane for each person. */
export function CallLanes({ lanes, drawn }: CallLanesProps) {
  const hatch = useId();
  if (lanes.length === 0 || drawn.to <= drawn.from) return null;
  const partOf = (at: number) => (at - drawn.from) / (drawn.to - drawn.from);
  return (
    <section className={`${classes.section} ${classes.lanes}`} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {historyWords.lanes()}
      </h3>
      <Hatch id={hatch} />
      <ul className={laneClasses.list}>
        {lanes.map((lane) => (
          <Lane
            key={lane.callSid ?? 'everyone'}
            {...{ lane, drawn, hatch }}
            name={lane.callSid === null ? historyWords.everyone() : historyWords.person(lane.name)}
          />
        ))}
      </ul>
      <p className={classes.axis} aria-hidden>
        {axisTimes(drawn, MOST_TIMES)
          .filter((at) => partOf(at) >= EDGE && partOf(at) <= 1 - EDGE)
          .map((at) => (
            <span key={at} style={{ insetInlineStart: `${(partOf(at) * 100).toFixed(2)}%` }}>
              {historyWords.time(at)}
            </span>
          ))}
      </p>
      <LaneLegend lanes={lanes} drawn={drawn} hatch={hatch} />
    </section>
  );
}

const HEADING = 'history-lanes';
