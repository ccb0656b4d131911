import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';

/** What Twilio takes back as readily as it did it. */
export type UndoableCommand = Extract<Command, { kind: 'mute' | 'hold' }>;

/** Something that I asked for and Twilio confirmed, and that one click takes back. */
export interface UndoOffer {
  readonly id: string;
  readonly done: UndoableCommand;
  /** Until when it is offered, in milliseconds since the epoch. */
  readonly until: number;
}

/** Finds a participant as the screen shows them now. */
export type RowOf = (conferenceSid: ConferenceSid, callSid: CallSid) => ParticipantRow | undefined;

/** How long it is offered, in milliseconds. */
export const UNDO_MS = 6_000;
/** More at a time would be a list to read; the oldest go first. */
export const MOST_OFFERS = 3;

/** The offers after Twilio confirmed one more wish of mine; the newest is the first. */
export function offersAfter(
  offers: readonly UndoOffer[],
  confirmed: { readonly id: string; readonly command: Command },
  rowOf: RowOf,
  now: number,
): readonly UndoOffer[] {
  const { id, command } = confirmed;
  if (command.kind !== 'mute' && command.kind !== 'hold') return offers;
  const offer: UndoOffer = { id, done: command, until: now + UNDO_MS };
  const older = offers.filter(({ done }) => !isAboutTheSame(done, command));
  return [...(stands(offer, rowOf, now) ? [offer] : []), ...older].slice(0, MOST_OFFERS);
}

/**
 * The offers that still stand: in time, and while the row shows what I set. What somebody else has
 * changed since is not mine to take back.
 */
export function standingOffers(
  offers: readonly UndoOffer[],
  rowOf: RowOf,
  now: number,
): readonly UndoOffer[] {
  const standing = offers.filter((offer) => stands(offer, rowOf, now));
  return standing.length === offers.length ? offers : standing;
}

export function inverseOf(done: UndoableCommand): UndoableCommand {
  return done.kind === 'mute' ? { ...done, muted: !done.muted } : { ...done, hold: !done.hold };
}

function stands({ done, until }: UndoOffer, rowOf: RowOf, now: number): boolean {
  const row = rowOf(done.conferenceSid, done.callSid);
  if (row === undefined || now >= until) return false;
  if (done.kind === 'hold') return row.hold === done.hold;
  // A supervisor whom I muted can be made heard again by themselves alone.
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  return row.muted === done.muted && !(done.muted && isSupervisor);
}

function isAboutTheSame(a: UndoableCommand, b: UndoableCommand): boolean {
  return a.kind === b.kind && a.callSid === b.callSid && a.conferenceSid === b.conferenceSid;
}
