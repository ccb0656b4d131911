import { useId, useMemo } from 'react';
import { lengthOf, type SpanKind } from '../../../common/history/span.ts';
import { timelineOf } from '../../../common/history/timeline.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useLocal } from '../../store/stores.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useName } from '../floor/use-name.ts';
import { type Bar, laneDrawing, lengthsIn, type Tick, type TimeWindow } from './lane-drawing.ts';
import { LaneLegend, TickShape } from './lane-legend.tsx';
import { lanesOf, type PanelLane } from './lanes.ts';
import { PersonName } from './person-name.tsx';
import classes from './swimlanes.module.css';
import { nameTold } from './use-leg-name.ts';
import { panelWords } from './words.ts';

interface SwimlanesProps {
  readonly conference: ConferenceView;
  readonly entries: readonly HistoryEntry[];
  readonly staleAsOf: number | null;
}

const WINDOW_MS = 5 * 60_000;

/** The last five minutes of everybody on the call, one beneath the other. */
export function Swimlanes({ conference, entries, staleAsOf }: SwimlanesProps) {
  const hatch = useId();
  const now = useNow();
  const nameOf = useName();
  const isKept = useLocal(({ history }) => history?.state !== 'stopped');
  const to = staleAsOf ?? now;
  const drawn = { from: to - WINDOW_MS, to };
  // Until when it is drawn the window says.
  const timeline = useMemo(() => timelineOf(entries, entries.at(-1)?.at ?? 0), [entries]);
  const lanes = lanesOf(timeline, conference, drawn.from);
  const nameOfLane = ({ callSid, name }: PanelLane) => {
    if (callSid === null) return panelWords.everyone();
    const row = conference.participants.get(callSid);
    return row === undefined ? nameTold(name) : nameOf(row);
  };
  if (lanes.length === 0) return null;

  return (
    <section className={classes.lanes} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {panelWords.lanes()}
      </h3>
      <Hatch id={hatch} />
      <ul className={classes.list}>
        {lanes.map((lane) => (
          <Lane
            key={lane.callSid ?? 'everyone'}
            {...{ lane, drawn, hatch }}
            name={nameOfLane(lane)}
          />
        ))}
      </ul>
      <p className={classes.axis} aria-hidden>
        <span>{panelWords.laneStart()}</span>
        <span>{panelWords.laneEnd(staleAsOf)}</span>
      </p>
      <LaneLegend lanes={lanes} drawn={drawn} hatch={hatch} />
      {!isKept && <p className={classes.note}>{panelWords.noHistory()}</p>}
    </section>
  );
}

const HEADING = 'panel-lanes';

/** The pattern of holds, to be drawn once by its id. */
export function Hatch({ id }: { id: string }) {
  return (
    <svg width="0" height="0" className={classes.defs} aria-hidden>
      <defs>
        <pattern
          id={id}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2.5" height="5" className={classes.stripe} />
        </pattern>
      </defs>
    </svg>
  );
}

interface LaneProps {
  readonly lane: PanelLane;
  readonly drawn: TimeWindow;
  readonly hatch: string;
  readonly name: string;
}

/** One person against time, drawn and in words. */
export function Lane({ lane, drawn, hatch, name }: LaneProps) {
  const { bars, ticks } = laneDrawing(lane, drawn);
  return (
    <li className={classes.lane}>
      <span className={classes.name} title={name}>
        <PersonName name={name} />
      </span>
      <svg
        className={classes.track}
        role="img"
        aria-label={panelWords.lane(name, lengthsIn(lane, drawn), ticks.length)}
      >
        <rect className={classes.ground} width="100%" height="100%" rx="3" />
        {bars.map((bar, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are drawn anew each second.
          <LaneBar key={index} bar={bar} to={drawn.to} hatch={hatch} />
        ))}
        {ticks.map((tick, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <LaneTick key={index} tick={tick} />
        ))}
      </svg>
    </li>
  );
}

function LaneBar({
  bar: { span, start, width },
  to,
  hatch,
}: {
  bar: Bar;
  to: number;
  hatch: string;
}) {
  const { top, height } = ROOM[span.kind];
  const isAtLeast = span.beganUnseen || span.endedUnseen;
  return (
    <rect
      className={classes.bar}
      data-kind={span.kind}
      x={percent(start)}
      width={percent(width)}
      y={top}
      height={height}
      rx="2"
      {...(span.kind === 'hold' ? { fill: `url(#${hatch})` } : {})}
    >
      <title>
        {panelWords.bar(span.kind, span.from, lengthOf(span, to), span.to === null, isAtLeast)}
      </title>
    </rect>
  );
}

function LaneTick({ tick: { mark, at } }: { tick: Tick }) {
  return (
    <svg x={percent(at)} y="0" overflow="visible" aria-hidden>
      <TickShape hasFailed={mark.failure !== null} />
    </svg>
  );
}

/** In pixels of a track 16 high: what lasts beside talk leaves talk in sight. */
const ROOM: Readonly<Record<SpanKind, { readonly top: number; readonly height: number }>> = {
  'in-call': { top: 7, height: 2 },
  talk: { top: 2, height: 12 },
  mute: { top: 11, height: 4 },
  hold: { top: 2, height: 12 },
  ring: { top: 5, height: 6 },
  announcement: { top: 1, height: 4 },
  coach: { top: 2, height: 12 },
};

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
