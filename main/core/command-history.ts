import type { Failure } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import { redact } from './redact.ts';

/** What was asked for, in one word: a wish to have mute or hold off has a name of its own. */
export function actOf(command: Command): string {
  switch (command.kind) {
    case 'mute':
      return command.muted ? 'mute' : 'unmute';
    case 'hold':
      return command.hold ? 'hold' : 'resume';
    case 'record':
      return RECORDED_AS[command.wanted];
    default:
      return command.kind;
  }
}

/** Without the SID of any recording: who has one may be able to listen. */
const RECORDED_AS = {
  'pause-skip': 'pause-recording-skip',
  'pause-silence': 'pause-recording-silence',
  resume: 'resume-recording',
  stop: 'stop-recording',
} as const;

/** The announcement that a command plays; null when it plays none. */
export function playedBy(command: Command): string | null {
  if (!('url' in command)) return null;
  return command.text === undefined
    ? announcementName(command.url)
    : `“${redact(command.text.slice(0, LONGEST_NAME))}”`;
}

/**
 * What an announcement is called: the last part of its address. The rest is left out, since addresses
 * may carry a key to what they lead to.
 */
export function announcementName(address: string): string | null {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const name = path.split('/').findLast((part) => part !== '');
  return name === undefined ? null : redact(name.slice(0, LONGEST_NAME));
}

const LONGEST_NAME = 120;

export function failedWith({ code, message, twilioCode }: Failure) {
  return { code, message: redact(message), twilioCode: twilioCode ?? null };
}
