import { Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconEar,
  IconMessage2,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
} from '@tabler/icons-react';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import { legMode } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster } from '../../store/stores.tsx';
import type { PendingWish } from '../../store/wishes.ts';
import { StatusText } from '../../ui/status-text.tsx';
import classes from './mode-cell.module.css';
import { useIsOwnLeg } from './own-console.tsx';
import { pendingWords } from './pending-words.ts';
import { useName } from './use-name.ts';

interface ModeCellProps {
  readonly row: ParticipantRow;
  readonly pending: PendingWish | undefined;
}

/** What this person can do on the call now, as Twilio confirmed it, and beside it what was asked for. */
export function ModeCell({ row, pending }: ModeCellProps) {
  return (
    <div className={classes.mode}>
      <Mode row={row} />
      {pending !== undefined && (
        <span className={classes.pending}>
          <StatusText icon={<Loader size={12} color="gray" />}>
            {pendingWords(pending.command)}
          </StatusText>
        </span>
      )}
    </div>
  );
}

function Mode({ row }: { row: ParticipantRow }) {
  const others = useRoster((state) => state.view?.conferences.get(row.conferenceSid)?.participants);
  const isOwnLeg = useIsOwnLeg();
  const nameOf = useName();
  const mode = legMode(row, (callSid) => others?.has(callSid) ?? false);
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  switch (mode.kind) {
    case 'dialling':
      return <StatusText>Not on the call yet</StatusText>;
    case 'on-hold':
      return (
        <StatusText tone="warn" icon={<IconPlayerPause size={15} />}>
          {row.muted ? 'On hold, muted' : 'On hold'}
        </StatusText>
      );
    case 'muted':
      return isSupervisor ? (
        <StatusText tone="listen" icon={<IconEar size={15} />}>
          Listening
        </StatusText>
      ) : (
        <StatusText tone="warn" icon={<IconMicrophoneOff size={15} />}>
          Muted
        </StatusText>
      );
    case 'coaching': {
      const target = others?.get(mode.target);
      const name = target === undefined ? 'somebody' : nameOf(target);
      if (target?.hold) {
        const rest = `, who is on hold and does not hear ${isOwnLeg(row) ? 'you' : 'them'}`;
        return (
          <StatusText
            tone="warn"
            icon={<IconPlayerPause size={15} />}
            title={`Coaching ${name}${rest}`}
          >
            Coaching <bdi>{name}</bdi>
            {rest}
          </StatusText>
        );
      }
      return (
        <StatusText tone="coach" icon={<IconMessage2 size={15} />}>
          Coaching <bdi>{name}</bdi>
        </StatusText>
      );
    }
    case 'alarm':
      return (
        <StatusText tone="bad" icon={<IconAlertTriangle size={15} />}>
          Unmuted, coaching nobody
        </StatusText>
      );
    case 'open': {
      if (isSupervisor) {
        return (
          <StatusText tone="barge" icon={<IconMicrophone size={15} />}>
            Barged in: heard by everyone
          </StatusText>
        );
      }
      const coach = coachOf(row.callSid, others?.values() ?? []);
      if (coach === undefined) return <StatusText>Open</StatusText>;
      return (
        <StatusText tone="coach" icon={<IconMessage2 size={15} />}>
          Coached by {isOwnLeg(coach) ? 'you' : nameOf(coach)}
        </StatusText>
      );
    }
  }
}
