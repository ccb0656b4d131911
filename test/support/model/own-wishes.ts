import type { Command } from '../../../common/ipc/command.ts';
import type { ModeWords } from './twilio-truth.ts';

/** In which modes the supervisor has asked to be heard, and has not taken it back. */
export interface OwnWishes {
  asked(command: Command): void;
  settled(command: Command, worked: boolean): void;
  /** Whether a leg on this conference may be in that mode. */
  allow(conferenceSid: string, mode: ModeWords): boolean;
  /** The modes that are wished on any conference. */
  now(): readonly ModeWords[];
  /** The session is over: nothing is wished any more. */
  forget(): void;
}

const SILENT_MODES: ReadonlySet<ModeWords> = new Set(['gone', 'dialling', 'on hold', 'muted']);

export function isSilent(mode: ModeWords): boolean {
  return SILENT_MODES.has(mode);
}

/** How a command of the supervisor's own leg makes it heard; null when it does not. */
export function heardMode(command: Command): ModeWords | null {
  if (command.kind === 'coach') return `coaching ${command.callSid}`;
  return command.kind === 'barge-in' ? 'open' : null;
}

export function createOwnWishes(): OwnWishes {
  let underWay: readonly Command[] = [];
  let granted: readonly Command[] = [];

  return {
    asked(command) {
      if (heardMode(command) !== null) underWay = [...underWay, command];
      if (!SILENT_COMMANDS.has(command.kind)) return;
      const elsewhere = (other: Command) => other.conferenceSid !== command.conferenceSid;
      underWay = underWay.filter(elsewhere);
      granted = granted.filter(elsewhere);
    },
    settled(command, worked) {
      if (!underWay.includes(command)) return;
      underWay = underWay.filter((other) => other !== command);
      if (!worked) return;
      const elsewhere = granted.filter(
        ({ conferenceSid }) => conferenceSid !== command.conferenceSid,
      );
      granted = [...elsewhere, command];
    },
    allow: (conferenceSid, mode) =>
      isSilent(mode) ||
      [...underWay, ...granted].some(
        (command) => command.conferenceSid === conferenceSid && heardMode(command) === mode,
      ),
    now: () =>
      [...underWay, ...granted].map(heardMode).filter((mode): mode is ModeWords => mode !== null),
    forget() {
      underWay = [];
      granted = [];
    },
  };
}

const SILENT_COMMANDS: ReadonlySet<Command['kind']> = new Set([
  'mute-me',
  'stop-coaching',
  'resume-me',
  'leave',
  'listen',
]);
