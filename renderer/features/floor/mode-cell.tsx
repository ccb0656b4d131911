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
import { Sentence } from '../../ui/sentence.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { lineWords } from './line-words.ts';
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

/** What was asked for and Twilio has not confirmed. */
export function Pending({ wish }: { wish: PendingWish }) {
  const { words, title } = wishInWords(wish);
  return (
    <StatusText icon={<Loader size={12} />} title={title}>
      {words}
    </StatusText>
  );
}

/** What somebody can do on the call, as Twilio confirmed it. */
export function Mode({ row }: { row: ParticipantRow }) {
  const others = useRoster((state) => state.view?.conferences.get(row.conferenceSid)?.participants);
  const isOwnLeg = useIsOwnLeg();
  const nameOf = useName();
  const mode = legMode(row, (callSid) => others?.has(callSid) ?? false);
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  // An event does not say whom a leg coaches, so who hears a supervisor is known from other words only.
  if (isSupervisor && row.source === 'event' && (isOwnLeg(row) || mode.kind === 'alarm')) {
    return (
      <StatusText icon={<Loader size={12} />} title={lineWords.checkingMode()}>
        {lineWords.checking()}
      </StatusText>
    );
  }
  switch (mode.kind) {
    case 'dialling':
      return <StatusText>{lineWords.notThere()}</StatusText>;
    case 'on-hold':
      return <StatusText>{lineWords.hearsHold(row.muted)}</StatusText>;
    case 'muted':
      return isSupervisor ? (
        <StatusText tone="listen" icon={<IconEar size={15} />}>
          {lineWords.listening()}
        </StatusText>
      ) : (
        <StatusText>{lineWords.notHeard()}</StatusText>
      );
    case 'coaching': {
      const target = others?.get(mode.target);
      const name = target === undefined ? lineWords.somebody() : nameOf(target);
      if (target?.hold) {
        const isMe = isOwnLeg(row);
        return (
          <StatusText
            tone="warn"
            icon={<IconPlayerPause size={15} />}
            title={lineWords.coachingHeld(name, isMe)}
          >
            <Sentence
              say={(who = '') => lineWords.coachingHeld(who, isMe)}
              of={[<bdi key="who">{name}</bdi>]}
            />
          </StatusText>
        );
      }
      return (
        <StatusText tone="coach" icon={<IconMessage2 size={15} />}>
          <Sentence
            say={(who = '') => lineWords.coaching(who)}
            of={[<bdi key="who">{name}</bdi>]}
          />
        </StatusText>
      );
    }
    case 'alarm':
      return (
        <StatusText tone="bad" icon={<IconAlertTriangle size={15} />}>
          {lineWords.coachingNobody()}
        </StatusText>
      );
    case 'open': {
      if (isSupervisor) {
        return (
          <StatusText tone="barge" icon={<IconMicrophone size={15} />}>
            {lineWords.bargedIn()}
          </StatusText>
        );
      }
      const coach = coachOf(row.callSid, others?.values() ?? []);
      if (coach === undefined) return <StatusText>{lineWords.open()}</StatusText>;
      return (
        <StatusText tone="coach" icon={<IconMessage2 size={15} />}>
          {isOwnLeg(coach) ? lineWords.coachedByMe() : lineWords.coachedBy(nameOf(coach))}
        </StatusText>
      );
    }
  }
}
