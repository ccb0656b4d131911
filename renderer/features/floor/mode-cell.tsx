import { Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconEar,
  IconMessage2,
  IconMicrophone,
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
import { wishInWords } from './pending-words.ts';
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
          <Pending wish={pending} />
        </span>
      )}
    </div>
  );
}

function Pending({ wish }: { wish: PendingWish }) {
  const { words, title } = wishInWords(wish);
  return (
    <StatusText icon={<Loader size={12} color="gray" />} title={title}>
      {words}
    </StatusText>
  );
}

function Mode({ row }: { row: ParticipantRow }) {
  const others = useRoster((state) => state.view?.conferences.get(row.conferenceSid)?.participants);
  const isOwnLeg = useIsOwnLeg();
  const nameOf = useName();
  const mode = legMode(row, (callSid) => others?.has(callSid) ?? false);
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  // An event does not say whom a leg coaches, so who hears a supervisor is known from other words only.
  if (isSupervisor && row.source === 'event' && (isOwnLeg(row) || mode.kind === 'alarm')) {
    return (
      <StatusText
        icon={<Loader size={12} color="gray" />}
        title="An event told of a change. Earshot is asking Twilio who hears them now."
      >
        Checking…
      </StatusText>
    );
  }
  switch (mode.kind) {
    case 'dialling':
      return <StatusText>Not on the call yet</StatusText>;
    case 'on-hold':
      return <StatusText>{row.muted ? 'Hears hold audio, muted' : 'Hears hold audio'}</StatusText>;
    case 'muted':
      return isSupervisor ? (
        <StatusText tone="listen" icon={<IconEar size={15} />}>
          Listening
        </StatusText>
      ) : (
        <StatusText>Not heard</StatusText>
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
