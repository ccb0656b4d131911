import { Button, Loader } from '@mantine/core';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { isPending, type PendingWish, pendingOnMe, willBeHeard } from '../../store/wishes.ts';
import { useOwnConsole } from '../floor/own-console.tsx';
import { wishInWords } from '../floor/pending-words.ts';
import { useName } from '../floor/use-name.ts';
import { ownLegsByHearing } from '../mini/own-legs.ts';
import classes from './own-mode.module.css';
import { lookOf } from './own-mode-look.ts';
import { ownModeInWords } from './own-mode-words.ts';
import { useLeave } from './use-leave.ts';
import { stepInWords } from './words.ts';

/**
 * What my own voice is doing right now, wherever I look: in the header, in the colour of my mode. On
 * several calls it is the one on which most people may hear me.
 */
export function OwnMode() {
  const consoleId = useOwnConsole();
  const leg = useRoster(({ view }) => (view === null ? undefined : gravestLeg(view, consoleId)));
  const conference = useRoster(({ view }) => leg && view?.conferences.get(leg.conferenceSid));
  const wish = useCommands(({ pending }) => pendingOnMe(pending));
  if (leg !== undefined && conference !== undefined) {
    return <OwnLeg key={leg.callSid} leg={leg} conference={conference} />;
  }
  if (wish === undefined) return <div className={classes.off}>{stepInWords.notOnCall()}</div>;
  return <ComingOn wish={wish} />;
}

function gravestLeg(view: RosterView, consoleId: string): ParticipantRow | undefined {
  return ownLegsByHearing(view, consoleId)[0]?.leg;
}

function ComingOn({ wish }: { wish: PendingWish }) {
  const { words, title } = wishInWords(wish);
  return (
    <section className={classes.own} aria-label={stepInWords.ownMode()}>
      <Loader size={14} />
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
  const { Icon, tone } = lookOf(mode);
  const { name, sentence } = ownModeInWords(mode, nameOf);
  return (
    <section className={classes.own} data-tone={tone} aria-label={stepInWords.ownMode()}>
      {Icon === null ? <Loader size={14} /> : <Icon size={17} aria-hidden />}
      <strong>{mode.confirmed ? stepInWords.nameBefore(name) : name}</strong>{' '}
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
          {stepInWords.muteMe()}
        </Button>
      )}
      <Button size="compact-xs" variant="default" loading={leave.isPending} onClick={leave.onClick}>
        {stepInWords.leave()}
      </Button>
    </>
  );
}
