import type { Command } from '../ipc/command.ts';
import type { Feature, Mode, Policy } from '../ipc/policy.ts';

/** Whether a computer with this policy may do it. */
export function isAllowed(policy: Policy, what: Feature | Mode): boolean {
  if (isMode(what)) return policy.modes?.includes(what) ?? true;
  return policy.disabled?.includes(what) !== true;
}

/** What a command needs to be allowed; null where nobody is ever kept from it. */
export function neededBy(command: Command): Feature | Mode | null {
  switch (command.kind) {
    // Whoever was muted or held before the policy came can be brought back.
    case 'mute':
      return command.muted ? 'mute' : null;
    case 'hold':
      return command.hold ? 'hold' : null;
    case 'announce':
    case 'announce-to-all':
      return 'announce';
    case 'remove':
    case 'end-call':
    case 'change':
    case 'record':
    case 'listen':
    case 'coach':
    case 'barge-in':
      return command.kind;
    // To be silent, and to leave.
    case 'stop-coaching':
    case 'mute-me':
    case 'resume-me':
    case 'leave':
      return null;
  }
}

function isMode(what: Feature | Mode): what is Mode {
  return what === 'listen' || what === 'coach' || what === 'barge-in';
}
