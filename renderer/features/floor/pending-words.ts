import type { Command } from '../../../common/ipc/command.ts';

/** A wish as it stands in the row until Twilio confirms it. */
export function pendingWords(command: Command): string {
  switch (command.kind) {
    case 'mute':
      return command.muted ? 'Muting…' : 'Unmuting…';
    case 'hold':
      return command.hold ? 'Putting on hold…' : 'Resuming…';
    case 'announce':
    case 'announce-to-all':
      return 'Announcing…';
    case 'remove':
      return 'Removing…';
    case 'coach':
      return 'Connecting you to coach…';
    case 'stop-coaching':
    case 'mute-me':
      return 'Muting you…';
    case 'barge-in':
      return 'Unmuting you…';
    case 'resume-me':
      return 'Resuming you…';
    case 'leave':
      return 'Leaving…';
  }
}
