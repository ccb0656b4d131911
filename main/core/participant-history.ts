import type { HistoryEntry } from '../../common/ipc/history.ts';
import type { CallSid } from '../../common/model/sid.ts';
import { displayName } from '../../common/roster/display-name.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import { redact } from './redact.ts';

type Call = Pick<HistoryEntry, 'accountSid' | 'conferenceSid' | 'friendlyName'>;
type Person = Call & Pick<HistoryEntry, 'callSid' | 'who'>;

interface Change {
  readonly call: Call;
  readonly before: ParticipantRow | undefined;
  readonly after: ParticipantRow;
  /** They were there already when this console began to watch. */
  readonly found: boolean;
  readonly rowOf: (callSid: CallSid) => ParticipantRow | undefined;
}

/** Talk shorter than this, in milliseconds, is a cough, and would fill the disk. */
const SHORTEST_TALK_MS = 1_000;

/** What one participant's row tells that the row before it did not. */
export function entriesOfChange(change: Change): readonly HistoryEntry[] {
  const { call, before, after } = change;
  const person = { ...call, callSid: after.callSid, who: nameOf(after) };
  const entries = entriesAbout(person, change);
  // Every entry tells the name, so that one of its own is needed only where there is no other.
  const isNamed = before !== undefined && nameOf(before) === null && person.who !== null;
  if (entries.length > 0 || !isNamed) return entries;
  return [{ ...person, ...told(after, after.asOf), kind: 'named' }];
}

function entriesAbout(person: Person, change: Change): readonly HistoryEntry[] {
  const { before, after } = change;
  const wasOn = before?.status === 'connected';
  if (after.status !== 'connected') {
    return before === undefined ? [{ ...person, ...told(after, after.asOf), kind: 'dialled' }] : [];
  }
  return [
    ...(before?.speakingSince != null && after.speakingSince === null
      ? spoke(person, before.speakingSince, after.lastSpokeAt ?? after.asOf)
      : []),
    ...(wasOn ? flagsChanged(person, before, after) : [joined(person, change)]),
    ...coachingChanged(person, change, wasOn ? before : undefined),
  ];
}

/** A participant's name, which others chose; null until a label or a number is known. */
export function nameOf(row: ParticipantRow | undefined): string | null {
  const hasName = row !== undefined && (row.label !== null || row.address !== null);
  return hasName ? redact(displayName(row)) : null;
}

/** A stretch of talk, when it is worth keeping. Talk is known from events alone. */
export function spoke(person: Person, from: number | null, to: number): readonly HistoryEntry[] {
  if (from === null || to - from < SHORTEST_TALK_MS) return [];
  return [{ ...person, kind: 'spoke', at: from, source: 'event', twilioAt: null, from, to }];
}

function joined(person: Person, { before, after, found }: Change): HistoryEntry {
  return {
    ...person,
    ...told(after, after.asOf),
    kind: 'joined',
    // Of a leg seen to ring it is not known when Twilio connected it, and events are told by our clock.
    twilioAt: before === undefined && after.source !== 'event' ? after.createdAt : null,
    found,
    muted: after.muted,
    hold: after.hold,
    inCallSince: after.inCallSince ?? undefined,
    mutedSince: after.mutedSince ?? undefined,
    heldSince: after.heldSince ?? undefined,
  };
}

function flagsChanged(
  person: Person,
  before: ParticipantRow,
  after: ParticipantRow,
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  if (before.muted !== after.muted) {
    const at = after.mutedSince ?? after.asOf;
    entries.push({ ...person, ...told(after, at), kind: after.muted ? 'muted' : 'unmuted' });
  }
  if (before.hold !== after.hold) {
    const at = after.heldSince ?? after.asOf;
    entries.push({ ...person, ...told(after, at), kind: after.hold ? 'held' : 'resumed' });
  }
  return entries;
}

/**
 * Events say that somebody coaches and not whom, which a fetch tells soon after. So the entry waits for
 * the name, and goes without it only when the coaching ended before.
 */
function coachingChanged(
  person: Person,
  { after, rowOf }: Change,
  before: ParticipantRow | undefined,
): readonly HistoryEntry[] {
  const wasCoaching = before?.coaching === true;
  if (after.coaching) {
    const { callSidToCoach } = after;
    const isKnown = wasCoaching && before.callSidToCoach === callSidToCoach;
    if (callSidToCoach === null || isKnown) return [];
    const coached = nameOf(rowOf(callSidToCoach));
    const at = told(after, after.asOf);
    return [{ ...person, ...at, kind: 'coaching', coachedCallSid: callSidToCoach, coached }];
  }
  if (!wasCoaching) return [];
  const ended = { ...person, ...told(after, after.asOf), kind: 'coaching-ended' as const };
  if (before.callSidToCoach !== null) return [ended];
  const begun = told(before, before.asOf);
  return [{ ...person, ...begun, kind: 'coaching', coachedCallSid: null, coached: null }, ended];
}

function told({ source }: ParticipantRow, at: number) {
  return { at, source, twilioAt: null };
}
