import type { Participant } from '../model/participant.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';
import { readTrail } from './event-trail.ts';
import type { Fact } from './fact.ts';
import { rowFromTwilio, sameButForAge, sameFlags } from './participant-row.ts';
import type { RosterOp } from './patch.ts';
import { type Doubt, nothingNew, type Reduction, withEntry } from './reduction.ts';
import type { ConferenceEntry, Roster } from './roster.ts';
import type { ParticipantRow } from './rows.ts';

type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/**
 * Everybody connected who is not in a complete list has left. Of whom something else told while the list
 * was read, it does not say whether they are there, and then it confirms nobody: it is read again.
 */
export function listParticipants(
  roster: Roster,
  {
    conferenceSid,
    participants: listed,
    asOf,
    toldMeanwhile = NOBODY,
  }: FactOf<'participants-listed'>,
): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  if (entry === undefined || (entry.row.participantsAsOf ?? 0) > asOf) return nothingNew(roster);

  const ops: RosterOp[] = [];
  const participants = new Map(entry.participants);
  const left = new Map(entry.left);
  const told = new Map(entry.told);
  const present = new Set<CallSid>();
  const doubts: Doubt[] = [];
  let foundUntold = false;
  let isWhole = true;

  for (const participant of listed) {
    present.add(participant.callSid);
    const known = participants.get(participant.callSid);
    if ((left.get(participant.callSid)?.asOf ?? 0) > asOf) continue;
    if (known !== undefined && known.asOf > asOf) {
      const row = rowFromTwilio(participant, known, asOf, 'poll');
      if (!isContested(entry, known, row)) continue;
      participants.set(known.callSid, { ...known, source: 'event' });
      ops.push({ op: 'put-participant', participant: { ...known, source: 'event' } });
      doubts.push(askAbout(known));
      continue;
    }
    // They may have left after the page on which they are.
    if (
      known === undefined &&
      left.has(participant.callSid) &&
      toldMeanwhile.has(participant.callSid)
    ) {
      isWhole = false;
      doubts.push(askAbout(participant));
      continue;
    }
    left.delete(participant.callSid);
    const row = rowFromTwilio(participant, known, asOf, 'poll');
    participants.set(participant.callSid, row);
    if (row.status === 'connected' && (known === undefined || !sameFlags(known, row))) {
      foundUntold = true;
      if (toldMeanwhile.has(row.callSid)) doubts.push(askAbout(row));
    }
    if (known === undefined || !sameButForAge(known, row)) {
      ops.push({ op: 'put-participant', participant: row });
    }
  }

  for (const [callSid, known] of entry.participants) {
    // Lists hold connected legs for certain, and dialled ones perhaps: a leg that has not connected
    // leaves only when Twilio, asked for it, says so.
    if (present.has(callSid) || known.asOf > asOf || known.status !== 'connected') continue;
    // They may have come after the page on which they would be.
    if (toldMeanwhile.has(callSid)) {
      isWhole = false;
      doubts.push(askAbout(known));
      continue;
    }
    participants.delete(callSid);
    left.set(callSid, { asOf, sequenceNumber: told.get(callSid)?.sequenceNumber ?? null });
    told.delete(callSid);
    foundUntold = true;
    ops.push({ op: 'drop-participant', conferenceSid, callSid, ...UNEXPLAINED });
  }

  if (!isWhole) return withEntry(roster, { ...entry, participants, left, told }, ops, doubts);
  ops.push({ op: 'confirm-participants', conferenceSid, asOf });
  const row = { ...entry.row, participantsAsOf: asOf };
  // Events tell of changes alone: who was there before them is first known by a reading.
  const wasRead = (entry.row.participantsAsOf ?? 0) >= (entry.trail?.since ?? 0);
  const trail = entry.trail && readTrail(entry.trail, asOf, foundUntold && wasRead);
  return withEntry(roster, { row, participants, left, told, trail }, ops, doubts);
}

/** A fetch, or Twilio's answer to a change. */
export function tellParticipant(roster: Roster, fact: FactOf<'participant-told'>): Reduction {
  const { participant, asOf, source, askedAt } = fact;
  const { conferenceSid, callSid } = participant;
  const entry = roster.conferences.get(conferenceSid);
  if (entry === undefined) return nothingNew(roster);
  if (participant.status === 'complete' || participant.status === 'failed') {
    return loseParticipant(roster, { asOf, conferenceSid, callSid });
  }
  const known = entry.participants.get(callSid);
  if (known !== undefined && known.asOf > asOf) {
    if (!isContested(entry, known, rowFromTwilio(participant, known, asOf, source))) {
      return nothingNew(roster);
    }
    const row: ParticipantRow = { ...known, source: 'event' };
    const participants = new Map(entry.participants).set(callSid, row);
    const ops = [{ op: 'put-participant', participant: row } as const];
    return withEntry(roster, { ...entry, participants }, ops, [askAbout(known)]);
  }
  const leaving = entry.left.get(callSid);
  if (leaving !== undefined && leaving.asOf > asOf) return nothingNew(roster);
  // They may have left between the change and its answer, which comes after the news of it.
  if (leaving !== undefined && source === 'answer') {
    return { ...nothingNew(roster), doubts: [askAbout({ conferenceSid, callSid })] };
  }

  const row = rowFromTwilio(participant, known, asOf, source);
  const participants = new Map(entry.participants).set(callSid, row);
  const left = new Map(entry.left);
  left.delete(callSid);
  return withEntry(
    roster,
    { ...entry, participants, left },
    [{ op: 'put-participant', participant: row }],
    answerDoubts(known, row, askedAt),
  );
}

/**
 * Whether an event made this row newer than a reading that says otherwise. A late event may be dated too
 * late, when few came before it to tell how late: then the reading is right, and until Twilio is asked
 * again neither is certain.
 */
function isContested({ told }: ConferenceEntry, known: ParticipantRow, read: ParticipantRow) {
  return told.get(known.callSid)?.asOf === known.asOf && !sameFlags(known, read);
}

/** An answer describes the moment of the change, and something may have told of a later one meanwhile. */
function answerDoubts(
  known: ParticipantRow | undefined,
  row: ParticipantRow,
  askedAt: number,
): readonly Doubt[] {
  const cameMeanwhile = known !== undefined && known.asOf > askedAt;
  const isOpen = row.source === 'answer' && cameMeanwhile && !sameFlags(known, row);
  return isOpen ? [askAbout(row)] : [];
}

function askAbout({
  conferenceSid,
  callSid,
}: Pick<Participant, 'conferenceSid' | 'callSid'>): Doubt {
  return { about: 'participant', conferenceSid, callSid };
}

export function loseParticipant(
  roster: Roster,
  lost: {
    readonly conferenceSid: ConferenceSid;
    readonly callSid: CallSid;
    readonly asOf: number;
    /** When an event told of it. */
    readonly by?: {
      readonly sequenceNumber: number;
      readonly reason: string | null;
      readonly callStatus: string | null;
    };
  },
  entry: ConferenceEntry | undefined = roster.conferences.get(lost.conferenceSid),
): Reduction {
  const { conferenceSid, callSid, asOf, by } = lost;
  if (entry === undefined) return nothingNew(roster);
  const known = entry.participants.get(callSid);
  if (known !== undefined && known.asOf > asOf) return withEntry(roster, entry, []);

  const before = entry.left.get(callSid);
  const left = new Map(entry.left).set(callSid, {
    asOf: Math.max(asOf, before?.asOf ?? asOf),
    sequenceNumber:
      by?.sequenceNumber ??
      before?.sequenceNumber ??
      entry.told.get(callSid)?.sequenceNumber ??
      null,
  });
  const participants = new Map(entry.participants);
  const told = new Map(entry.told);
  const wasThere = participants.delete(callSid);
  told.delete(callSid);
  const { reason, callStatus } = by ?? UNEXPLAINED;
  return withEntry(
    roster,
    { ...entry, participants, left, told },
    wasThere ? [{ op: 'drop-participant', conferenceSid, callSid, reason, callStatus }] : [],
  );
}

export function tellParty(
  roster: Roster,
  { conferenceSid, callSid, party }: FactOf<'party-told'>,
): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  const known = entry?.participants.get(callSid);
  if (entry === undefined || known === undefined) return nothingNew(roster);
  const row = { ...known, address: party.address, direction: party.direction };
  const participants = new Map(entry.participants).set(callSid, row);
  return withEntry(roster, { ...entry, participants }, [
    { op: 'put-participant', participant: row },
  ]);
}

const NOBODY: ReadonlySet<CallSid> = new Set();
const UNEXPLAINED = { reason: null, callStatus: null } as const;
