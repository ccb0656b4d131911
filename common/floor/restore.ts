import type { Command } from '../ipc/command.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import type { RosterView } from '../roster/view.ts';
import { type AskedOf, type BulkAct, type BulkPlan, type WhyNot, whyNot } from './bulk.ts';

/** What Restore needs to bring back each one's state from before acts on many. */
export interface RestorePoint {
  /** When the first of these acts was asked for, in milliseconds since the epoch. */
  readonly madeAt: number;
  readonly entries: readonly RestoreEntry[];
}

interface RestoreEntry {
  /** As they were before, also to name them by when they have left. */
  readonly row: ParticipantRow;
  readonly flag: 'muted' | 'hold';
  readonly before: boolean;
  /** What was asked for last. */
  readonly set: boolean;
  /** Since when it is so, as the rows showed it first after that; null while they have not. */
  readonly setSince: number | null;
}

/**
 * The state before an act on many, added to what earlier acts changed: of who was changed before, the
 * state before the first of them counts. Null when there is nothing to bring back.
 */
export function restorePointOf(
  plan: BulkPlan,
  earlier: RestorePoint | null,
  now: number,
): RestorePoint | null {
  const { act } = plan;
  if (act.kind === 'announce' || plan.changes.length === 0) return earlier;
  const flag = act.kind === 'mute' ? 'muted' : 'hold';
  const set = act.kind === 'mute' ? act.muted : act.hold;
  const before = new Map((earlier?.entries ?? []).map((entry) => [keyOfEntry(entry), entry]));
  for (const row of plan.changes) {
    // Only who was, or was about to be, the other way is changed.
    const entry: RestoreEntry = { row, flag, before: !set, set, setSince: null };
    const first = before.get(keyOfEntry(entry));
    before.set(keyOfEntry(entry), first === undefined ? entry : { ...first, set, setSince: null });
  }
  return { madeAt: earlier?.madeAt ?? now, entries: [...before.values()] };
}

/**
 * Takes note of what Twilio confirmed, so that a later change of somebody else's is told from this one;
 * to be called with each new view. The very same point when there is nothing to note.
 */
export function noteConfirmed(point: RestorePoint, view: RosterView): RestorePoint {
  let hasNew = false;
  const entries = point.entries.map((entry) => {
    if (entry.setSince !== null || !entry.set) return entry;
    const row = rowNow(view, entry.row);
    const since = row?.[entry.flag] ? sinceOf(row, entry.flag) : null;
    if (since === null) return entry;
    hasNew = true;
    return { ...entry, setSince: since };
  });
  return hasNew ? { ...point, entries } : point;
}

/** What Restore would send now, and whom it leaves as they are. */
export interface RestorePlan {
  readonly commands: readonly Command[];
  readonly restores: readonly RestoreEntry[];
  /** They are as before: the act failed for them, or somebody brought them back. */
  readonly already: readonly RestoreEntry[];
  /** Somebody else has set the same since: that is not mine to take back. */
  readonly changedSince: readonly RestoreEntry[];
  readonly cannot: readonly { readonly entry: RestoreEntry; readonly why: WhyNot }[];
}

export function planRestore(
  point: RestorePoint,
  view: RosterView,
  consoleId: string,
  asked: AskedOf,
): RestorePlan {
  const commands: Command[] = [];
  const restores: RestoreEntry[] = [];
  const already: RestoreEntry[] = [];
  const changedSince: RestoreEntry[] = [];
  const cannot: { entry: RestoreEntry; why: WhyNot }[] = [];
  for (const entry of point.entries) {
    const row = rowNow(view, entry.row);
    const why = row === undefined ? 'gone' : whyNot(row, actOf(entry), consoleId);
    if (row === undefined) cannot.push({ entry, why: 'gone' });
    else if ((asked(row, entry.flag) ?? row[entry.flag]) === entry.before) already.push(entry);
    else if (why !== null) cannot.push({ entry, why });
    else if (isAnothers(entry, row)) changedSince.push(entry);
    else {
      restores.push(entry);
      commands.push(commandOf(entry));
    }
  }
  return { commands, restores, already, changedSince, cannot };
}

function isAnothers(entry: RestoreEntry, row: ParticipantRow): boolean {
  return entry.setSince !== null && entry.setSince !== sinceOf(row, entry.flag);
}

function sinceOf(row: ParticipantRow, flag: RestoreEntry['flag']): number | null {
  return flag === 'muted' ? row.mutedSince : row.heldSince;
}

function rowNow(
  view: RosterView,
  { conferenceSid, callSid }: { readonly conferenceSid: ConferenceSid; readonly callSid: CallSid },
): ParticipantRow | undefined {
  return view.conferences.get(conferenceSid)?.participants.get(callSid);
}

function actOf({ flag, before }: RestoreEntry): BulkAct {
  return flag === 'muted' ? { kind: 'mute', muted: before } : { kind: 'hold', hold: before };
}

function commandOf({ flag, before, row: { conferenceSid, callSid } }: RestoreEntry): Command {
  return flag === 'muted'
    ? { kind: 'mute', conferenceSid, callSid, muted: before }
    : { kind: 'hold', conferenceSid, callSid, hold: before };
}

function keyOfEntry({ row, flag }: RestoreEntry): string {
  return `${flag} ${row.conferenceSid}/${row.callSid}`;
}
