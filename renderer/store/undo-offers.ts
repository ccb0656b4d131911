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
  /** What was done along with it to others, in one act on many. */
  readonly others: readonly UndoableCommand[];
  /** One of an act on many, of which the others are confirmed or still to come. */
  readonly isOfMany: boolean;
  /** Until when it is offered, in milliseconds since the epoch. */
  readonly until: number;
}

/** Finds a participant as the screen shows them now. */
export type RowOf = (conferenceSid: ConferenceSid, callSid: CallSid) => ParticipantRow | undefined;

/** How long it is offered, in milliseconds. */
export const UNDO_MS = 6_000;
/** More at a time would be a list to read; the oldest go first. */
export const MOST_OFFERS = 3;

interface Confirmed {
  readonly id: string;
  readonly command: Command;
  /** The act on many that it was a part of: all that it did is taken back by one click. */
  readonly act?: string | undefined;
}

/** The offers after Twilio confirmed one more wish of mine; the newest is the first. */
export function offersAfter(
  offers: readonly UndoOffer[],
  { id, command, act }: Confirmed,
  rowOf: RowOf,
  now: number,
): readonly UndoOffer[] {
  if (command.kind !== 'mute' && command.kind !== 'hold') return offers;
  const sameAct = act === undefined ? undefined : offers.find((offer) => offer.id === act);
  const until = now + UNDO_MS;
  const offer: UndoOffer =
    sameAct === undefined
      ? { id: act ?? id, done: command, others: [], isOfMany: act !== undefined, until }
      : { ...sameAct, others: [...sameAct.others, command], until };
  const older = offers.filter(
    (other) => other !== sameAct && (other.isOfMany || !isAboutTheSame(other.done, command)),
  );
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

/** What takes an offer back: of whom somebody else has changed since nothing is. */
export function takesBack(offer: UndoOffer, rowOf: RowOf): readonly UndoableCommand[] {
  return [offer.done, ...offer.others].filter((done) => isSo(done, rowOf)).map(inverseOf);
}

export function inverseOf(done: UndoableCommand): UndoableCommand {
  return done.kind === 'mute' ? { ...done, muted: !done.muted } : { ...done, hold: !done.hold };
}

function stands({ done, others, until }: UndoOffer, rowOf: RowOf, now: number): boolean {
  return now < until && (isSo(done, rowOf) || others.some((other) => isSo(other, rowOf)));
}

function isSo(done: UndoableCommand, rowOf: RowOf): boolean {
  const row = rowOf(done.conferenceSid, done.callSid);
  if (row === undefined) return false;
  if (done.kind === 'hold') return row.hold === done.hold;
  // A supervisor whom I muted can be made heard again by themselves alone.
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  return row.muted === done.muted && !(done.muted && isSupervisor);
}

function isAboutTheSame(a: UndoableCommand, b: UndoableCommand): boolean {
  return a.kind === b.kind && a.callSid === b.callSid && a.conferenceSid === b.conferenceSid;
}
