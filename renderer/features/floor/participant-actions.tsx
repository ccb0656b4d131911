import {
  IconDoorExit,
  IconDots,
  IconMessage2,
  IconMessage2Off,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconSpeakerphone,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Command, CommandKind } from '../../../common/ipc/command.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { isPending, pendingOn } from '../../store/wishes.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { useKeyboard } from '../keyboard/keyboard-context.ts';
import { useLeave } from '../step-in/use-leave.ts';
import { useFloorActions } from './floor-actions.tsx';
import { lineWords } from './line-words.ts';
import { useIsOwnLeg } from './own-console.tsx';
import classes from './participant-actions.module.css';
import { usePointAt } from './pointing.tsx';
import { floorWords } from './words.ts';

const ICON = 17;

/**
 * What can be done to this person; on my own row, to me. Six fixed places, so that the same act stands
 * in the same column of every row; what is not offered leaves its place empty.
 */
export function ParticipantActions({ row }: { row: ParticipantRow }) {
  const isMe = useIsOwnLeg()(row);
  const actions = useFloorActions();
  return (
    <div className={classes.actions}>
      {isMe ? <OwnLegActions row={row} /> : <OthersActions row={row} />}
      <Place>
        <RowButton
          label={floorWords.about()}
          slot="about"
          icon={<IconDots size={ICON} />}
          onClick={() => actions.about(row)}
        />
      </Place>
    </div>
  );
}

function OthersActions({ row }: { row: ParticipantRow }) {
  const actions = useFloorActions();
  const may = useMay();
  const pointAt = usePointAt();
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  const { conferenceSid, callSid } = row;
  const endsCall = row.endConferenceOnExit;
  const removal = { kind: 'remove', conferenceSid, callSid, endsCall } as const;
  const isAnnouncing = useIsAnyPending(row, 'announce');
  const isRemoving = useIsAnyPending(row, 'remove');
  return (
    <>
      <Place>
        <MuteButton row={row} isSupervisor={isSupervisor} />
      </Place>
      <Place>
        <HoldButton row={row} />
      </Place>
      <Place>{!isSupervisor && <CoachButton row={row} />}</Place>
      <Place>
        {may('announce') && (
          <RowButton
            label={lineWords.announce()}
            slot="announce"
            icon={<IconSpeakerphone size={ICON} />}
            isPending={isAnnouncing}
            onClick={() => actions.announceTo(row)}
          />
        )}
      </Place>
      <Place>
        {may('remove') && (
          <RowButton
            label={lineWords.remove()}
            slot="remove"
            tone="danger"
            icon={<IconX size={ICON} />}
            isPending={isRemoving}
            onClick={() => actions.remove(row)}
            onPoint={(isPointedAt) => pointAt(isPointedAt ? removal : null)}
          />
        )}
      </Place>
    </>
  );
}

function MuteButton({ row, isSupervisor }: { row: ParticipantRow; isSupervisor: boolean }) {
  const { conferenceSid, callSid, muted } = row;
  const wish = useWish({ kind: 'mute', conferenceSid, callSid, muted: !muted });
  const may = useMay();
  if (!muted) {
    if (!may('mute')) return null;
    return (
      <RowButton
        label={lineWords.mute()}
        slot="mute"
        icon={<IconMicrophone size={ICON} />}
        {...wish}
      />
    );
  }
  // One click would let everyone on the call hear a supervisor who only listens.
  if (isSupervisor) return null;
  return (
    <RowButton
      label={lineWords.unmute()}
      slot="mute"
      tone="warn"
      icon={<IconMicrophoneOff size={ICON} />}
      {...wish}
    />
  );
}

function HoldButton({ row: { conferenceSid, callSid, hold } }: { row: ParticipantRow }) {
  const wish = useWish({ kind: 'hold', conferenceSid, callSid, hold: !hold });
  const may = useMay();
  if (!hold && !may('hold')) return null;
  return hold ? (
    <RowButton
      label={lineWords.resume()}
      slot="hold"
      tone="warn"
      icon={<IconPlayerPlay size={ICON} />}
      {...wish}
    />
  ) : (
    <RowButton
      label={lineWords.hold()}
      slot="hold"
      icon={<IconPlayerPause size={ICON} />}
      {...wish}
    />
  );
}

function CoachButton({ row }: { row: ParticipantRow }) {
  const { conferenceSid, callSid } = row;
  const myCoachingLeg = useMyCoachingLeg(row);
  const coach = useWish({ kind: 'coach', conferenceSid, callSid });
  const stop = useWish({ kind: 'stop-coaching', conferenceSid }, myCoachingLeg);
  const { perform } = useKeyboard();
  const may = useMay();
  if (myCoachingLeg === undefined && !may('coach')) return null;
  // As by the key: whom a colleague coaches, and who is no agent, is asked about first.
  const wish = {
    ...coach,
    onClick: () => perform('coach', { kind: 'person', conferenceSid, callSid }),
  };
  return myCoachingLeg === undefined ? (
    <RowButton
      label={lineWords.coach()}
      slot="coach"
      icon={<IconMessage2 size={ICON} />}
      {...wish}
    />
  ) : (
    <RowButton
      label={lineWords.stopCoaching()}
      slot="coach"
      tone="coach"
      icon={<IconMessage2Off size={ICON} />}
      {...stop}
    />
  );
}

function OwnLegActions({ row }: { row: ParticipantRow }) {
  const { conferenceSid } = row;
  const resume = useWish({ kind: 'resume-me', conferenceSid }, row);
  return (
    <>
      <Place>{row.status === 'connected' && <MuteMeButton row={row} />}</Place>
      <Place>
        {row.hold && (
          <RowButton
            label={lineWords.resume()}
            slot="hold"
            tone="warn"
            icon={<IconPlayerPlay size={ICON} />}
            {...resume}
          />
        )}
      </Place>
      <Place />
      <Place />
      <Place>
        <RowButton
          label={lineWords.leave()}
          slot="leave"
          tone="danger"
          icon={<IconDoorExit size={ICON} />}
          {...useLeave(conferenceSid, row)}
        />
      </Place>
    </>
  );
}

function MuteMeButton({ row }: { row: ParticipantRow }) {
  const { conferenceSid } = row;
  const actions = useFloorActions();
  const mute = useWish({ kind: 'mute-me', conferenceSid }, row);
  const may = useMay();
  const isBargingIn = useCommands(({ pending }) =>
    isPending(pending, { kind: 'barge-in', conferenceSid }),
  );
  if (!row.muted) {
    return (
      <RowButton
        label={lineWords.mute()}
        slot="mute"
        icon={<IconMicrophone size={ICON} />}
        {...mute}
      />
    );
  }
  // On hold nobody hears me whether or not I am muted: what I would agree to would not be true.
  if (row.hold || !may(row.coaching ? 'coach' : 'barge-in')) return null;
  return (
    <RowButton
      label={lineWords.unmute()}
      slot="mute"
      tone="listen"
      icon={<IconMicrophoneOff size={ICON} />}
      isPending={isBargingIn}
      // My own voice reaching anybody is never one click away.
      onClick={() => actions.unmuteMe(row)}
    />
  );
}

function Place({ children }: { children?: ReactNode }) {
  return <span className={classes.place}>{children}</span>;
}

/** A button's part in a wish: to send it, to look busy while exactly it is pending, to show what it would do. */
function useWish(command: Command, about?: ParticipantRow) {
  const { commands } = useStores();
  const pointAt = usePointAt();
  return {
    isPending: useCommands(({ pending }) => isPending(pending, command)),
    onClick: () => void commands.run(command, about?.callSid),
    onPoint: (isPointedAt: boolean) => pointAt(isPointedAt ? command : null),
  };
}

function useIsAnyPending({ conferenceSid, callSid }: ParticipantRow, kind: CommandKind): boolean {
  return useCommands(
    ({ pending }) => pendingOn(pending, conferenceSid, callSid, kind) !== undefined,
  );
}

/** My own leg, when it whispers to this person. */
function useMyCoachingLeg(row: ParticipantRow): ParticipantRow | undefined {
  const others = useRoster((state) => state.view?.conferences.get(row.conferenceSid)?.participants);
  const isOwnLeg = useIsOwnLeg();
  return coachOf(row.callSid, [...(others?.values() ?? [])].filter(isOwnLeg));
}
