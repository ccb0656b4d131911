import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconEar, IconMessage2, IconMicrophone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { type LegMode, legMode } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { isPending, pendingOnMe, willBeHeard } from '../../store/wishes.ts';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { pendingWords } from '../floor/pending-words.ts';
import { useName } from '../floor/use-name.ts';
import classes from './own-mode.module.css';
import { useLeave } from './use-leave.ts';

/** What my own voice is doing right now, wherever I look: in the header, in the colour of my mode. */
export function OwnMode() {
  const isOwnLeg = useIsOwnLeg();
  const conferences = useRoster((state) => state.view?.conferences);
  const wish = useCommands(({ pending }) => pendingOnMe(pending));
  for (const conference of conferences?.values() ?? []) {
    for (const leg of conference.participants.values()) {
      if (isOwnLeg(leg)) return <OwnLeg key={leg.callSid} leg={leg} conference={conference} />;
    }
  }
  if (wish === undefined) return <div className={classes.off}>You are not on a call</div>;
  return (
    <section className={classes.own} aria-label="My own mode">
      <Loader size={14} color="currentColor" />
      <span className={classes.sentence}>{pendingWords(wish.command)}</span>
      <WaysOut conferenceSid={wish.command.conferenceSid} leg={undefined} />
    </section>
  );
}

function OwnLeg({ leg, conference }: { leg: ParticipantRow; conference: ConferenceView }) {
  const mode = legMode(leg, (sid) => conference.participants.has(sid));
  const nameOf = useName();
  const { icon, name, tone } = LOOKS[mode.kind];
  const sentence = sentenceOf(mode, conference, nameOf);
  return (
    <section className={classes.own} data-tone={tone} aria-label="My own mode">
      {icon}
      <strong>{name}:</strong>{' '}
      <span className={classes.sentence} title={`${sentence} · ${conference.row.friendlyName}`}>
        {sentence} · <bdi>{conference.row.friendlyName}</bdi>
      </span>
      <WaysOut conferenceSid={leg.conferenceSid} leg={leg} />
    </section>
  );
}

/** Silence and leaving, offered from the moment that anybody may come to hear me. */
function WaysOut({
  conferenceSid,
  leg,
}: {
  conferenceSid: ConferenceSid;
  leg: ParticipantRow | undefined;
}) {
  const { commands } = useStores();
  const muteMe = { kind: 'mute-me', conferenceSid } as const;
  const isMuting = useCommands(({ pending }) => isPending(pending, muteMe));
  const isComingOn = useCommands(({ pending }) => willBeHeard(pending, conferenceSid));
  const leave = useLeave(conferenceSid, leg);
  const isHeard = leg?.status === 'connected' && !leg.muted;
  return (
    <>
      {(isHeard || isComingOn || isMuting) && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isMuting}
          onClick={() => void commands.run(muteMe, leg?.callSid)}
        >
          Mute me
        </Button>
      )}
      <Button size="compact-xs" variant="default" loading={leave.isPending} onClick={leave.onClick}>
        Leave the call
      </Button>
    </>
  );
}

interface Look {
  readonly icon: ReactNode;
  readonly name: string;
  readonly tone: 'listen' | 'coach' | 'barge' | 'bad';
}

const LOOKS: Readonly<Record<LegMode['kind'], Look>> = {
  dialling: {
    icon: <Loader size={14} color="currentColor" />,
    name: 'Calling you',
    tone: 'listen',
  },
  'on-hold': { icon: <IconEar size={17} aria-hidden />, name: 'On hold', tone: 'listen' },
  muted: { icon: <IconEar size={17} aria-hidden />, name: 'Listening', tone: 'listen' },
  coaching: { icon: <IconMessage2 size={17} aria-hidden />, name: 'Coaching', tone: 'coach' },
  open: { icon: <IconMicrophone size={17} aria-hidden />, name: 'Barged in', tone: 'barge' },
  alarm: {
    icon: <IconAlertTriangle size={17} aria-hidden />,
    name: 'You may be heard',
    tone: 'bad',
  },
};

const SENTENCES = {
  dialling: 'answer your phone; you will be muted',
  'on-hold': 'you hear hold audio, nobody hears you',
  muted: 'nobody hears you',
  open: 'everyone hears you',
  alarm: 'you are unmuted and coach nobody who is here',
} as const;

function sentenceOf(
  mode: LegMode,
  { participants }: ConferenceView,
  nameOf: (row: ParticipantRow) => string,
): string {
  if (mode.kind !== 'coaching') return SENTENCES[mode.kind];
  const target = participants.get(mode.target);
  const name = target === undefined ? 'the agent' : nameOf(target);
  return target?.hold ? `${name}, who is on hold and does not hear you` : `only ${name} hears you`;
}
