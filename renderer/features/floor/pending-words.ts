import type { Command, CommandKind } from '../../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { type CommandState, callSidOf, type PendingCommand } from '../../store/command-store.ts';

/** The wish that is pending for this target, of one kind or of any. */
export function pendingOn(
  { pending }: CommandState,
  conferenceSid: ConferenceSid,
  callSid: CallSid | null,
  kind?: CommandKind,
): PendingCommand | undefined {
  for (const wish of pending.values()) {
    const { command } = wish;
    const isHere = command.conferenceSid === conferenceSid && callSidOf(command) === callSid;
    if (isHere && (kind === undefined || command.kind === kind)) return wish;
  }
  return undefined;
}

/** A wish as it stands in the row until Twilio confirms it. */
export function pendingWords(command: Command): string {
  switch (command.kind) {
    case 'mute':
      return command.muted ? 'Muting…' : 'Unmuting…';
    case 'hold':
      return command.hold ? 'Putting on hold…' : 'Resuming…';
    case 'coach':
      return 'Connecting you to coach…';
    case 'stop-coaching':
      return 'Muting you…';
    case 'leave':
      return 'Leaving…';
    case 'announce':
    case 'announce-to-all':
      return 'Announcing…';
    case 'remove':
      return 'Removing…';
  }
}
