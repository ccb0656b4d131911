import {
  IconAlertTriangle,
  IconClock,
  IconClockQuestion,
  IconMicrophoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster } from '../../store/stores.tsx';
import type { PendingWish } from '../../store/wishes.ts';
import { formatDuration } from '../../ui/duration.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow, useNow } from '../../ui/use-now.ts';
import { AnnouncementMark } from '../announce/announcement-mark.tsx';
import { useAnnouncementOn } from '../announce/use-announcement-on.ts';
import { confirmationInWords, participantAge, participantFreshness } from './freshness.ts';
import { type LegState, legState } from './leg-state.ts';
import { lineWords } from './line-words.ts';
import { Mode, Pending } from './mode-cell.tsx';
import { SpeakingBars } from './speaking-bars.tsx';
import classes from './state-cell.module.css';
import { useThresholds } from './use-thresholds.ts';
import { floorWords } from './words.ts';

interface StateCellProps {
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
  /** While Twilio cannot be read: as of when the row was last confirmed. */
  readonly staleAsOf: number | null;
  /** What was asked for and is not confirmed; undefined also where another column says it. */
  readonly pending: PendingWish | undefined;
  /** The mode has a column of its own, so that it is not said here. */
  readonly hasMode: boolean;
}

/**
 * The one thing that matters of a leg now: its hold, mute or ringing and for how long, else who is
 * coached, else that they talk; beside it what was asked for, and how old it is where it is not fresh.
 */
export function StateCell({ row, conference, staleAsOf, pending, hasMode }: StateCellProps) {
  const confirmation = useAtNow((now) => confirmationInWords(row, conference, now));
  const isAnnounced = useAnnouncementOn(row.conferenceSid, row.callSid) !== null;
  return (
    <div className={classes.state} title={confirmation}>
      {staleAsOf === null ? (
        <State
          row={row}
          conference={conference}
          isGivingWay={pending !== undefined || isAnnounced}
          hasMode={hasMode}
        />
      ) : (
        <StateAsOf row={row} conference={conference} staleAsOf={staleAsOf} />
      )}
      {pending !== undefined && (
        <span className={classes.pending}>
          <Pending wish={pending} />
        </span>
      )}
      {pending === undefined && (
        <AnnouncementMark conferenceSid={row.conferenceSid} callSid={row.callSid} />
      )}
      {staleAsOf === null && <Age row={row} conference={conference} />}
    </div>
  );
}

type StateProps = Pick<StateCellProps, 'row' | 'conference'>;

function State({
  row,
  conference,
  isGivingWay,
  hasMode,
}: StateProps & { isGivingWay: boolean; hasMode: boolean }) {
  const thresholds = useThresholds();
  const { kind, word, clockMs, standing } = legState(row, conference, useNow(), thresholds);
  const isCoached = useIsCoached(row);
  if (kind !== 'connected') {
    return (
      <StatusText
        tone={standing === 'fine' ? FINE[kind] : standing === 'late' ? 'warn' : 'bad'}
        icon={standing === 'alarming' ? <IconAlertTriangle size={15} /> : ICON[kind]}
      >
        {word} {clockMs !== null && formatDuration(clockMs)}
      </StatusText>
    );
  }
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  if (!hasMode && (isSupervisor || isCoached)) return <Mode row={row} />;
  if (row.speakingSince !== null) {
    return (
      <StatusText tone="good" icon={<SpeakingBars />}>
        {floorWords.talking()}
      </StatusText>
    );
  }
  // It says nothing that the wish beside it does not say.
  return isGivingWay ? null : <StatusText>{word}</StatusText>;
}

function useIsCoached(row: ParticipantRow): boolean {
  return useRoster((state) => {
    const others = state.view?.conferences.get(row.conferenceSid)?.participants;
    return coachOf(row.callSid, others?.values() ?? []) !== undefined;
  });
}

/** Clocks stand still at the last moment that is known. */
function StateAsOf({ row, conference, staleAsOf }: StateProps & { staleAsOf: number }) {
  const { word } = legState(row, conference, staleAsOf, useThresholds());
  return (
    <StatusText icon={<IconClockQuestion size={15} />}>
      {lineWords.stateAt(word, staleAsOf)}
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
      return <StatusText icon={<IconClock size={14} />}>{lineWords.old(age)}</StatusText>;
    case 'old':
      return (
        <StatusText tone="warn" icon={<IconAlertTriangle size={14} />}>
          {lineWords.old(age)}
        </StatusText>
      );
  }
}

type Running = Exclude<LegState['kind'], 'connected'>;

const ICON: Readonly<Record<Running, ReactNode>> = {
  dialling: <IconPhoneOutgoing size={15} />,
  held: <IconPlayerPause size={15} />,
  muted: <IconMicrophoneOff size={15} />,
};

const FINE: Readonly<Record<Running, 'listen' | undefined>> = {
  dialling: 'listen',
  held: undefined,
  muted: undefined,
};
