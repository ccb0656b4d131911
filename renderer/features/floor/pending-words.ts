import type { Command } from '../../../common/ipc/command.ts';
import type { PendingWish } from '../../store/wishes.ts';

/** A wish as it stands on the screen until Twilio confirms it, and what hovering adds. */
export function wishInWords({ command, isChecking }: PendingWish): {
  readonly words: string;
  readonly title: string | undefined;
} {
  return isChecking
    ? {
        words: 'Checking…',
        title: `${pendingWords(command)} Twilio’s answer was lost. Earshot is looking what became of it.`,
      }
    : { words: pendingWords(command), title: undefined };
}

function pendingWords(command: Command): string {
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
    case 'end-call':
      return 'Ending the call…';
    case 'listen':
      return 'Connecting you to listen…';
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
