import {
  IconAlertTriangle,
  IconClock,
  IconClockQuestion,
  IconMicrophoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatDuration, formatTime } from '../../ui/duration.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow, useNow } from '../../ui/use-now.ts';
import { confirmationInWords, participantAge, participantFreshness } from './freshness.ts';
import { type LegState, legState } from './leg-state.ts';
import classes from './state-cell.module.css';
import { useThresholds } from './use-thresholds.ts';

interface StateCellProps {
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
  /** While Twilio cannot be read: as of when the row was last confirmed. */
  readonly staleAsOf: number | null;
}

/** Where the leg stands and for how long, and how old that is where it is not fresh. */
export function StateCell({ row, conference, staleAsOf }: StateCellProps) {
  const confirmation = useAtNow((now) => confirmationInWords(row, conference, now));
  return (
    <div className={classes.state} title={confirmation}>
      {staleAsOf === null ? (
        <>
          <State row={row} conference={conference} />
          <Age row={row} conference={conference} />
        </>
      ) : (
        <StateAsOf row={row} conference={conference} staleAsOf={staleAsOf} />
      )}
    </div>
  );
}

type StateProps = Pick<StateCellProps, 'row' | 'conference'>;

function State({ row, conference }: StateProps) {
  const thresholds = useThresholds();
  const { kind, word, clockMs, standing } = legState(row, conference, useNow(), thresholds);
  if (kind === 'connected') return <StatusText>{word}</StatusText>;
  return (
    <StatusText
      tone={standing === 'fine' ? FINE[kind] : standing === 'late' ? 'warn' : 'bad'}
      icon={standing === 'alarming' ? <IconAlertTriangle size={15} /> : ICON[kind]}
    >
      {word} {clockMs !== null && formatDuration(clockMs)}
    </StatusText>
  );
}

/** Clocks stand still at the last moment that is known. */
function StateAsOf({ row, conference, staleAsOf }: StateProps & { staleAsOf: number }) {
  const { word } = legState(row, conference, staleAsOf, useThresholds());
  return (
    <StatusText icon={<IconClockQuestion size={15} />}>
      {word} at {formatTime(staleAsOf)}
    </StatusText>
  );
}

function Age({ row, conference }: StateProps) {
  const freshness = useAtNow((now) => participantFreshness(row, conference, now));
  const age = useAtNow((now) => participantAge(row, conference, now));
  switch (freshness) {
    case 'unread':
    case 'live':
    case 'fresh':
      return null;
    case 'aging':
      return <StatusText icon={<IconClock size={14} />}>{age} old</StatusText>;
    case 'old':
      return (
        <StatusText tone="warn" icon={<IconAlertTriangle size={14} />}>
          {age} old
        </StatusText>
      );
  }
}

type Running = Exclude<LegState['kind'], 'connected'>;

const ICON: Readonly<Record<Running, React.ReactNode>> = {
  dialling: <IconPhoneOutgoing size={15} />,
  held: <IconPlayerPause size={15} />,
  muted: <IconMicrophoneOff size={15} />,
};

const FINE: Readonly<Record<Running, 'listen' | undefined>> = {
  dialling: 'listen',
  held: undefined,
  muted: undefined,
};
