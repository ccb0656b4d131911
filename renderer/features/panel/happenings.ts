import { inOrder } from '../../../common/history/in-order.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';

/** Something that happened on a call and is worth a line. */
export type Happening = Exclude<HistoryEntry, { kind: 'spoke' | 'named' }>;

/**
 * The latest of what happened, the newest first, of the last `among` entries. What a command of this console brought about is told by
 * the command; talk is told by the lanes.
 */
export function happeningsOf(
  entries: readonly HistoryEntry[],
  most: number,
  among = RECENT,
): readonly Happening[] {
  const ordered = inOrder(entries.slice(-among)).filter(
    (entry): entry is Happening => entry.kind !== 'spoke' && entry.kind !== 'named',
  );
  const done = ordered.filter(isDone);
  return ordered
    .filter((entry) => !done.some((command) => hasBroughtAbout(command, entry)))
    .filter((entry) => !hasNeverCome(entry, ordered))
    .slice(-most)
    .reverse();
}

/** They are kept in about the order in which they happened; a list shows far fewer. */
const RECENT = 300;

type DoneCommand = Extract<Happening, { kind: 'command' }>;

function isDone(entry: Happening): entry is DoneCommand {
  return entry.kind === 'command' && entry.failure === null;
}

/** Whoever was dialled and did not come leaves the list, too: that is said already. */
function hasNeverCome({ kind, callSid }: Happening, all: readonly Happening[]): boolean {
  return (
    kind === 'left' && all.some((one) => one.kind === 'not-connected' && one.callSid === callSid)
  );
}

/** Twilio's answer and the event that tells the same come around the end of the command. */
function hasBroughtAbout(command: DoneCommand, entry: Happening): boolean {
  const { at, latencyMs, callSid, act } = command;
  if (entry.kind !== BROUGHT_ABOUT[act] || entry.callSid !== callSid) return false;
  return entry.at > at - WHOLE_SECOND_MS && entry.at <= at + latencyMs + SETTLES_MS;
}

const SETTLES_MS = 1_500;
/** Twilio's answer tells when in whole seconds: it may seem to come before it was asked for. */
const WHOLE_SECOND_MS = 1_000;

const BROUGHT_ABOUT: Readonly<Record<string, Happening['kind']>> = {
  mute: 'muted',
  unmute: 'unmuted',
  hold: 'held',
  resume: 'resumed',
  remove: 'left',
  add: 'dialled',
};
