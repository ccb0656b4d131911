import type { HistoryEntry } from '../../common/ipc/history.ts';
import type { AccountSid, CallSid } from '../../common/model/sid.ts';
import type { RosterOp } from '../../common/roster/patch.ts';
import type { ConferenceRow, ParticipantRow } from '../../common/roster/rows.ts';
import { entriesOfChange, nameOf, spoke } from './participant-history.ts';
import { redact } from './redact.ts';

/** What was known of a conference before a change. */
export interface KnownConference {
  readonly row: ConferenceRow;
  readonly participants: ReadonlyMap<CallSid, ParticipantRow>;
}

interface Watch {
  readonly accountSid: AccountSid;
  /**
   * Since when this console watches, by our clock. What Twilio created before was found, not seen to
   * begin; a call that began within the difference of the two clocks may be taken for the other.
   */
  readonly since: number;
}

/**
 * What a change of the roster adds to the history. The roster tells each change once, whether an event,
 * a poll or an answer brought it first, and so does the history.
 */
export function entriesOf(
  watch: Watch,
  known: KnownConference | undefined,
  op: RosterOp,
  now: number,
): readonly HistoryEntry[] {
  switch (op.op) {
    case 'put-conference':
      return entriesOfConference(watch, known?.row, op.conference);
    case 'drop-conference':
      return known === undefined ? [] : entriesOfEnd(watch, known, op.reason, now);
    case 'put-participant': {
      if (known === undefined) return [];
      const { participant: after } = op;
      return entriesOfChange({
        call: callOf(watch, known.row),
        before: known.participants.get(after.callSid),
        after,
        found: after.createdAt < watch.since,
        rowOf: (callSid) => known.participants.get(callSid),
      });
    }
    case 'drop-participant': {
      const before = known?.participants.get(op.callSid);
      if (known === undefined || before === undefined) return [];
      const { reason, callStatus } = op;
      const entry = {
        ...callOf(watch, known.row),
        at: now,
        callSid: op.callSid,
        who: nameOf(before),
        // Only an event tells why; that nobody told does not say who did.
        source: reason === null && callStatus === null ? null : ('event' as const),
        twilioAt: null,
      };
      return [
        ...spokeUntil(watch, known.row, before, now),
        { ...entry, kind: 'left', reason, callStatus },
      ];
    }
    case 'confirm-participants':
      return [];
  }
}

function entriesOfConference(
  watch: Watch,
  before: ConferenceRow | undefined,
  after: ConferenceRow,
): readonly HistoryEntry[] {
  if (after.status !== 'in-progress' || before?.status === 'in-progress') return [];
  return [
    {
      ...ofConference(watch, after),
      kind: 'conference-started',
      at: after.asOf,
      source: null,
      twilioAt: null,
      found: before === undefined && after.createdAt < watch.since,
      beganAt: after.createdAt,
    },
  ];
}

/** That everybody left is said by the end itself. */
function entriesOfEnd(
  watch: Watch,
  { row, participants }: KnownConference,
  reason: string | null,
  now: number,
): readonly HistoryEntry[] {
  const stretches = [...participants.values()].flatMap((before) =>
    spokeUntil(watch, row, before, now),
  );
  return [
    ...stretches,
    {
      ...ofConference(watch, row),
      kind: 'conference-ended',
      at: now,
      source: reason === null ? null : 'event',
      twilioAt: null,
      reason: reason === null ? null : redact(reason),
    },
  ];
}

function spokeUntil(watch: Watch, row: ConferenceRow, before: ParticipantRow, now: number) {
  const { callSid } = before;
  return spoke({ ...callOf(watch, row), callSid, who: nameOf(before) }, before.speakingSince, now);
}

function ofConference(watch: Watch, row: ConferenceRow) {
  return { ...callOf(watch, row), callSid: null, who: null };
}

function callOf({ accountSid }: Watch, { sid, friendlyName }: ConferenceRow) {
  return { accountSid, conferenceSid: sid, friendlyName: redact(friendlyName) };
}
