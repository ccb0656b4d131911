import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconEar, IconMessage2, IconMicrophone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type LegMode, legMode } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { pendingOn } from '../floor/pending-words.ts';
import { useName } from '../floor/use-name.ts';
import classes from './own-mode.module.css';

/** What my own voice is doing right now, wherever I look: in the header, in the colour of my mode. */
export function OwnMode() {
  const isOwnLeg = useIsOwnLeg();
  const conferences = useRoster((state) => state.view?.conferences);
  for (const conference of conferences?.values() ?? []) {
    for (const leg of conference.participants.values()) {
      if (isOwnLeg(leg)) return <OwnLeg key={leg.callSid} leg={leg} conference={conference} />;
    }
  }
  return <div className={classes.off}>You are not on a call</div>;
}

function OwnLeg({ leg, conference }: { leg: ParticipantRow; conference: ConferenceView }) {
  const { commands } = useStores();
  const { conferenceSid, callSid } = leg;
  const isMuting = useCommands(
    (state) => pendingOn(state, conferenceSid, callSid, 'mute') !== undefined,
  );
  const isStopping = useCommands(
    (state) => pendingOn(state, conferenceSid, null, 'stop-coaching') !== undefined,
  );
  const isLeaving = useCommands(
    (state) => pendingOn(state, conferenceSid, null, 'leave') !== undefined,
  );
  const mode = legMode(leg, (sid) => conference.participants.has(sid));
  const { icon, name, sentence, tone } = wordsOf(mode, conference, useName());
  const isHeard = !leg.muted && leg.status === 'connected';
  return (
    <section className={classes.own} data-tone={tone} aria-label="My own mode">
      {icon}
      <strong>{name}:</strong>{' '}
      <span className={classes.sentence} title={`${sentence} ${conference.row.friendlyName}`}>
        {sentence} · <bdi>{conference.row.friendlyName}</bdi>
      </span>
      {isHeard && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isMuting || isStopping}
          onClick={() =>
            void commands.run({ kind: 'mute', conferenceSid, callSid, muted: true }, 'you')
          }
        >
          Mute me
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="default"
        loading={isLeaving}
        onClick={() => void commands.run({ kind: 'leave', conferenceSid }, 'you')}
      >
        Leave the call
      </Button>
    </section>
  );
}

interface ModeWords {
  readonly icon: ReactNode;
  readonly name: string;
  readonly sentence: string;
  readonly tone: 'listen' | 'coach' | 'barge' | 'bad';
}

function wordsOf(
  mode: LegMode,
  { participants }: ConferenceView,
  nameOf: (row: ParticipantRow) => string,
): ModeWords {
  switch (mode.kind) {
    case 'dialling':
      return {
        icon: <Loader size={14} color="currentColor" />,
        name: 'Calling you',
        sentence: 'answer your phone; you will be muted',
        tone: 'listen',
      };
    case 'muted':
      return {
        icon: <IconEar size={17} aria-hidden />,
        name: 'Listening',
        sentence: 'nobody hears you',
        tone: 'listen',
      };
    case 'on-hold':
      return {
        icon: <IconEar size={17} aria-hidden />,
        name: 'On hold',
        sentence: 'you hear hold audio, nobody hears you',
        tone: 'listen',
      };
    case 'coaching': {
      const target = participants.get(mode.target);
      return {
        icon: <IconMessage2 size={17} aria-hidden />,
        name: 'Coaching',
        sentence: `only ${target === undefined ? 'the agent' : nameOf(target)} hears you`,
        tone: 'coach',
      };
    }
    case 'open':
      return {
        icon: <IconMicrophone size={17} aria-hidden />,
        name: 'Barged in',
        sentence: 'everyone hears you',
        tone: 'barge',
      };
    case 'alarm':
      return {
        icon: <IconAlertTriangle size={17} aria-hidden />,
        name: 'You may be heard',
        sentence: 'you are unmuted and coach nobody who is here',
        tone: 'bad',
      };
  }
}
