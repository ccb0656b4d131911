import {
  IconDoorExit,
  IconMessage2,
  IconMessage2Off,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconSpeakerphone,
  IconX,
} from '@tabler/icons-react';
import type { Command, CommandKind } from '../../../common/ipc/command.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { useFloorActions } from './floor-actions.tsx';
import { useIsOwnLeg } from './own-console.tsx';
import { pendingOn } from './pending-words.ts';
import { useName } from './use-name.ts';

const ICON = 17;

/** What can be done to this person; on my own row, to me. */
export function ParticipantActions({ row }: { row: ParticipantRow }) {
  const isMe = useIsOwnLeg()(row);
  return isMe ? <OwnLegActions row={row} /> : <OthersActions row={row} />;
}

function OthersActions({ row }: { row: ParticipantRow }) {
  const actions = useFloorActions();
  const run = useRun(row);
  const isHolding = useIsPending(row, 'hold');
  const isConnecting = useIsPending(row, 'coach');
  const isAnnouncing = useIsPending(row, 'announce');
  const isRemoving = useIsPending(row, 'remove');
  const isCoached = useIsCoachedByMe(row);
  const isStopping = useCommands(
    (state) => pendingOn(state, row.conferenceSid, null, 'stop-coaching') !== undefined,
  );
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  const { conferenceSid, callSid } = row;
  return (
    <>
      <MuteButton row={row} />
      {row.hold ? (
        <RowButton
          label="Resume"
          tone="warn"
          icon={<IconPlayerPlay size={ICON} />}
          isPending={isHolding}
          onClick={() => run({ kind: 'hold', conferenceSid, callSid, hold: false })}
        />
      ) : (
        <RowButton
          label="Hold"
          icon={<IconPlayerPause size={ICON} />}
          isPending={isHolding}
          onClick={() => run({ kind: 'hold', conferenceSid, callSid, hold: true })}
        />
      )}
      {!isSupervisor &&
        (isCoached ? (
          <RowButton
            label="Stop coaching"
            tone="coach"
            icon={<IconMessage2Off size={ICON} />}
            isPending={isStopping}
            onClick={() => run({ kind: 'stop-coaching', conferenceSid })}
          />
        ) : (
          <RowButton
            label="Coach"
            icon={<IconMessage2 size={ICON} />}
            isPending={isConnecting}
            onClick={() => run({ kind: 'coach', conferenceSid, callSid })}
          />
        ))}
      <RowButton
        label="Announce"
        icon={<IconSpeakerphone size={ICON} />}
        isPending={isAnnouncing}
        onClick={() => actions.announceTo(row)}
      />
      <RowButton
        label="Remove"
        tone="danger"
        icon={<IconX size={ICON} />}
        isPending={isRemoving}
        onClick={() => actions.remove(row)}
      />
    </>
  );
}

function OwnLegActions({ row }: { row: ParticipantRow }) {
  const run = useRun(row);
  const isLeaving = useCommands(
    (state) => pendingOn(state, row.conferenceSid, null, 'leave') !== undefined,
  );
  return (
    <>
      {row.status === 'connected' && <MuteButton row={row} isMe />}
      <RowButton
        label="Leave"
        tone="danger"
        icon={<IconDoorExit size={ICON} />}
        isPending={isLeaving}
        onClick={() => run({ kind: 'leave', conferenceSid: row.conferenceSid })}
      />
    </>
  );
}

function MuteButton({ row, isMe = false }: { row: ParticipantRow; isMe?: boolean }) {
  const actions = useFloorActions();
  const run = useRun(row);
  const isPending = useIsPending(row, 'mute');
  const { conferenceSid, callSid } = row;
  if (!row.muted) {
    return (
      <RowButton
        label="Mute"
        icon={<IconMicrophone size={ICON} />}
        isPending={isPending}
        onClick={() => run({ kind: 'mute', conferenceSid, callSid, muted: true })}
      />
    );
  }
  return (
    <RowButton
      label="Unmute"
      tone={isMe ? 'listen' : 'warn'}
      icon={<IconMicrophoneOff size={ICON} />}
      isPending={isPending}
      onClick={() =>
        // My own voice reaching everybody is never one click away.
        isMe ? actions.bargeIn(row) : run({ kind: 'mute', conferenceSid, callSid, muted: false })
      }
    />
  );
}

function useRun(row: ParticipantRow): (command: Command) => void {
  const { commands } = useStores();
  const nameOf = useName();
  return (command) => void commands.run(command, nameOf(row));
}

function useIsPending({ conferenceSid, callSid }: ParticipantRow, kind: CommandKind): boolean {
  return useCommands((state) => pendingOn(state, conferenceSid, callSid, kind) !== undefined);
}

function useIsCoachedByMe(row: ParticipantRow): boolean {
  const others = useRoster((state) => state.view?.conferences.get(row.conferenceSid)?.participants);
  const isOwnLeg = useIsOwnLeg();
  const coach = coachOf(row.callSid, [...(others?.values() ?? [])].filter(isOwnLeg));
  return coach !== undefined;
}
