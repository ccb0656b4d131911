import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconEar, IconMessage2, IconMicrophone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { isPending, type PendingWish, pendingOnMe, willBeHeard } from '../../store/wishes.ts';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { wishInWords } from '../floor/pending-words.ts';
import { useName } from '../floor/use-name.ts';
import classes from './own-mode.module.css';
import { type LegOwnMode, ownModeInWords } from './own-mode-words.ts';
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
  return <ComingOn wish={wish} />;
}

function ComingOn({ wish }: { wish: PendingWish }) {
  const { words, title } = wishInWords(wish);
  return (
    <section className={classes.own} aria-label="My own mode">
      <Loader size={14} color="currentColor" />
      <span className={classes.sentence} title={title}>
        {words}
      </span>
      <WaysOut conferenceSid={wish.command.conferenceSid} leg={undefined} isHeard={false} />
    </section>
  );
}

function OwnLeg({ leg, conference }: { leg: ParticipantRow; conference: ConferenceView }) {
  const nameOf = useName();
  const mode = ownModeOf(leg, conference.participants);
  if (mode.kind === 'not-on-call') return null;
  const { icon, tone } = mode.confirmed ? LOOKS[mode.kind] : CHECKING;
  const { name, sentence } = ownModeInWords(mode, nameOf);
  return (
    <section className={classes.own} data-tone={tone} aria-label="My own mode">
      {icon}
      <strong>{mode.confirmed ? `${name}:` : name}</strong>{' '}
      <span className={classes.sentence} title={`${sentence} · ${conference.row.friendlyName}`}>
        {sentence} · <bdi>{conference.row.friendlyName}</bdi>
      </span>
      <WaysOut
        conferenceSid={leg.conferenceSid}
        leg={leg}
        isHeard={leg.status === 'connected' && (!leg.muted || !mode.confirmed)}
      />
    </section>
  );
}

interface WaysOutProps {
  readonly conferenceSid: ConferenceSid;
  readonly leg: ParticipantRow | undefined;
  /** Whether anybody hears me now, or may. */
  readonly isHeard: boolean;
}

/** Silence and leaving, offered from the moment that anybody may come to hear me. */
function WaysOut({ conferenceSid, leg, isHeard }: WaysOutProps) {
  const { commands } = useStores();
  const muteMe = { kind: 'mute-me', conferenceSid } as const;
  const isMuting = useCommands(({ pending }) => isPending(pending, muteMe));
  const isComingOn = useCommands(({ pending }) => willBeHeard(pending, conferenceSid));
  const leave = useLeave(conferenceSid, leg);
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
  readonly tone: 'listen' | 'coach' | 'barge' | 'bad' | 'unknown';
}

const SPINNER = <Loader size={14} color="currentColor" />;

/** No colour of a mode before Twilio has confirmed which one it is. */
const CHECKING: Look = { icon: SPINNER, tone: 'unknown' };

const LOOKS: Readonly<Record<LegOwnMode['kind'], Look>> = {
  dialling: { icon: SPINNER, tone: 'listen' },
  'on-hold': { icon: <IconEar size={17} aria-hidden />, tone: 'listen' },
  listening: { icon: <IconEar size={17} aria-hidden />, tone: 'listen' },
  coaching: { icon: <IconMessage2 size={17} aria-hidden />, tone: 'coach' },
  'barged-in': { icon: <IconMicrophone size={17} aria-hidden />, tone: 'barge' },
  alarm: { icon: <IconAlertTriangle size={17} aria-hidden />, tone: 'bad' },
};
