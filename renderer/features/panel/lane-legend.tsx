import type { SpanKind } from '../../../common/history/span.ts';
import { laneDrawing, lengthsIn, type TimeWindow } from './lane-drawing.ts';
import type { PanelLane } from './lanes.ts';
import classes from './swimlanes.module.css';
import { panelWords } from './words.ts';

interface LaneLegendProps {
  readonly lanes: readonly PanelLane[];
  readonly drawn: TimeWindow;
  /** The name of the pattern of holds. */
  readonly hatch: string;
}

/** What the marks in the lanes mean, as far as there are any. */
export function LaneLegend({ lanes, drawn, hatch }: LaneLegendProps) {
  const kinds = new Set(lanes.flatMap((lane) => [...lengthsIn(lane, drawn).keys()]));
  const ticks = lanes.flatMap((lane) => laneDrawing(lane, drawn).ticks);
  const outcomes = new Set(ticks.map(({ mark }) => mark.failure !== null));
  return (
    <p className={classes.legend} aria-hidden>
      {KINDS.filter((kind) => kinds.has(kind)).map((kind) => (
        <span key={kind}>
          <svg width="14" height="10" aria-hidden>
            <rect
              className={classes.bar}
              data-kind={kind}
              width="14"
              height="10"
              rx="2"
              {...(kind === 'hold' ? { fill: `url(#${hatch})` } : {})}
            />
          </svg>
          {panelWords.kind(kind)}
        </span>
      ))}
      {[...outcomes].sort().map((hasFailed) => (
        <span key={String(hasFailed)}>
          <svg width="10" height="10" viewBox="-5 -1 10 10" aria-hidden>
            <TickShape hasFailed={hasFailed} />
          </svg>
          {hasFailed ? panelWords.failedCommand() : panelWords.command()}
        </span>
      ))}
    </p>
  );
}

/** A command, or one that was refused, about its own middle. */
export function TickShape({ hasFailed }: { hasFailed: boolean }) {
  return hasFailed ? (
    <path className={classes.failed} d="M0 0 4.500 8H-4.500z" />
  ) : (
    <path className={classes.command} d="M0 0 3.500 4 0 8-3.500 4z" />
  );
}

const KINDS: readonly SpanKind[] = ['talk', 'mute', 'hold', 'ring', 'announcement', 'coach'];
