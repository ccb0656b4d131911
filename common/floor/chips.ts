import type { CallSid } from '../model/sid.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { isDialling } from '../roster/clocks.ts';
import { ownLegOn } from '../roster/own-leg.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import type { Thresholds } from '../roster/thresholds.ts';
import type { ConferenceView } from '../roster/view.ts';
import { onlyOneOn } from './alone.ts';
import { staleFrom } from './freshness.ts';

/** What the floor can be narrowed to; several at a time mean all of them at once. */
export const CHIPS = [
  'on-hold',
  'muted',
  'coaching', // who whispers, and who is whispered to
  'ringing', // dialled and not on the call yet
  'long',
  'alone',
  'mine', // everybody on a call that my own leg is on
  'stale',
] as const;
export type Chip = (typeof CHIPS)[number];

/** A set of chips, one bit for each. */
export type ChipSet = number;

export function chipSet(chips: Iterable<Chip>): ChipSet {
  let set = 0;
  for (const chip of chips) set |= BIT[chip];
  return set;
}

export function hasChips(set: ChipSet, wanted: ChipSet): boolean {
  return (set & wanted) === wanted;
}

export interface ChipContext {
  readonly thresholds: Thresholds;
  /** The mark of this console's own legs. */
  readonly consoleId: string;
}

/** The chips that are true of each person of a conference now, and until when they stay so by themselves. */
export interface ChipsOfConference {
  /** In the order of the conference's participants. */
  readonly sets: readonly ChipSet[];
  /** Milliseconds since the epoch; infinite when only news can change them. */
  readonly until: number;
}

export function chipsOf(
  conference: ConferenceView,
  { thresholds, consoleId }: ChipContext,
  now: number,
): ChipsOfConference {
  const { participants } = conference;
  const only = onlyOneOn(conference);
  const coached = coachedOn(conference);
  const mine = ownLegOn(conference, consoleId) !== undefined ? BIT.mine : 0;
  const longAfter = thresholds.inCall.lateAfter;
  const sets: ChipSet[] = [];
  let until = Number.POSITIVE_INFINITY;

  for (const row of participants.values()) {
    let set = mine | lasting(row);
    if (row === only) set |= BIT.alone;
    if (coached?.has(row.callSid)) set |= BIT.coaching;
    const longFrom =
      longAfter === null || row.inCallSince === null ? null : row.inCallSince + longAfter * 1_000;
    const oldFrom = staleFrom(row, conference.row);
    if (longFrom !== null && now >= longFrom) set |= BIT.long;
    else if (longFrom !== null) until = Math.min(until, longFrom);
    if (oldFrom !== null && now >= oldFrom) set |= BIT.stale;
    else if (oldFrom !== null) until = Math.min(until, oldFrom);
    sets.push(set);
  }
  return { sets, until };
}

const BIT: Readonly<Record<Chip, ChipSet>> = {
  'on-hold': 1,
  muted: 2,
  coaching: 4,
  ringing: 8,
  long: 16,
  alone: 32,
  mine: 64,
  stale: 128,
};

export function bitOf(chip: Chip): ChipSet {
  return BIT[chip];
}

/** What a row tells by itself and time does not change. */
function lasting(row: ParticipantRow): ChipSet {
  if (isDialling(row)) return BIT.ringing;
  let set = row.hold ? BIT['on-hold'] : 0;
  // To be muted is how a supervisor listens, for as long as they like.
  if (row.muted && parseSupervisorLabel(row.label) === null) set |= BIT.muted;
  return set;
}

/** Who whispers and is heard, and their targets; undefined when nobody does. */
function coachedOn({ participants }: ConferenceView): ReadonlySet<CallSid> | undefined {
  let both: Set<CallSid> | undefined;
  for (const row of participants.values()) {
    if (!row.coaching || row.muted || row.hold || row.status !== 'connected') continue;
    both ??= new Set();
    both.add(row.callSid);
    if (row.callSidToCoach !== null) both.add(row.callSidToCoach);
  }
  return both;
}
