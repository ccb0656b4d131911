import type { AskedOf } from '../../common/floor/bulk.ts';
import { keyOf } from '../../common/floor/floor-items.ts';
import type { Command, CommandKind } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';

/** A wish that Twilio has not confirmed. It is shown as pending, never as true. */
export interface PendingWish {
  readonly id: string;
  readonly command: Command;
  /** Whose row it is about; null when it is about the whole call. */
  readonly callSid: CallSid | null;
  /** Twilio's answer was lost, and main looks what became of it. */
  readonly isChecking: boolean;
  /** The revision that shows the outcome, once Twilio answered. */
  readonly settledAt: { readonly epoch: string; readonly rev: number } | null;
}

/** Wishes in the order in which they were made. */
export type PendingWishes = ReadonlyMap<string, PendingWish>;

/**
 * Whether exactly this is what was last asked for and is not confirmed. Mute while Unmute is pending is
 * another wish, and so is Mute after both of them: the last one decides what will be.
 */
export function isPending(pending: PendingWishes, command: Command): boolean {
  const last = lastWish(pending, (wish) => lineOf(wish.command) === lineOf(command));
  return last !== undefined && isSameWish(last.command, command);
}

/** Those that are not exactly what was last asked for; of many at once, each after those before it. */
export function notAskedYet<S extends { readonly command: Command }>(
  pending: PendingWishes,
  sent: readonly S[],
): readonly S[] {
  const last = new Map<string, Command>();
  for (const { command } of pending.values()) last.set(lineOf(command), command);
  return sent.filter(({ command }) => {
    const line = lineOf(command);
    const before = last.get(line);
    last.set(line, command);
    return before === undefined || !isSameWish(before, command);
  });
}

/** What was asked for last of each person and is not confirmed, to look many of them up. */
export function askedOf(pending: PendingWishes): AskedOf {
  const last = new Map<string, boolean>();
  for (const { command } of pending.values()) {
    if (command.kind === 'mute')
      last.set(`muted ${keyOf(command.conferenceSid, command.callSid)}`, command.muted);
    if (command.kind === 'hold')
      last.set(`hold ${keyOf(command.conferenceSid, command.callSid)}`, command.hold);
  }
  return (row, flag) => last.get(`${flag} ${keyOf(row.conferenceSid, row.callSid)}`);
}

/** The last wish for this row, of one kind or of any. */
export function pendingOn(
  pending: PendingWishes,
  conferenceSid: ConferenceSid,
  callSid: CallSid | null,
  kind?: CommandKind,
): PendingWish | undefined {
  return lastWish(
    pending,
    ({ command, callSid: about }) =>
      command.conferenceSid === conferenceSid &&
      about === callSid &&
      (kind === undefined || command.kind === kind),
  );
}

/** The last wish about my own leg, on this call or on any. */
export function pendingOnMe(
  pending: PendingWishes,
  conferenceSid?: ConferenceSid,
): PendingWish | undefined {
  return lastWish(
    pending,
    ({ command }) =>
      isAboutMe(command) &&
      (conferenceSid === undefined || command.conferenceSid === conferenceSid),
  );
}

/** Whether a wish is on its way that will let somebody hear me. */
export function willBeHeard(pending: PendingWishes, conferenceSid: ConferenceSid): boolean {
  return [...pending.values()].some(
    ({ command }) =>
      command.conferenceSid === conferenceSid &&
      (command.kind === 'coach' || command.kind === 'barge-in'),
  );
}

export function callSidOf(command: Command): CallSid | null {
  return 'callSid' in command ? command.callSid : null;
}

function lastWish(
  pending: PendingWishes,
  matches: (wish: PendingWish) => boolean,
): PendingWish | undefined {
  return [...pending.values()].findLast(matches);
}

/** Wishes of one line change the same thing, one after the other. */
function lineOf(command: Command): string {
  const { conferenceSid, kind } = command;
  return isAboutMe(command)
    ? `${conferenceSid} me`
    : `${conferenceSid} ${callSidOf(command)} ${kind}`;
}

function isAboutMe({ kind }: Command): boolean {
  switch (kind) {
    case 'listen':
    case 'coach':
    case 'stop-coaching':
    case 'mute-me':
    case 'barge-in':
    case 'resume-me':
    case 'leave':
      return true;
    case 'mute':
    case 'hold':
    case 'announce':
    case 'announce-to-all':
    case 'remove':
    case 'change':
    case 'record':
    case 'end-call':
      return false;
  }
}

/** Wishes are flat, so comparing their fields compares them whole. */
function isSameWish(a: Command, b: Command): boolean {
  const fieldsOf = (command: Command) => JSON.stringify(Object.entries(command).sort());
  return fieldsOf(a) === fieldsOf(b);
}
