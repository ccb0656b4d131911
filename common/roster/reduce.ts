import type { Conference } from '../model/conference.ts';
import type { Participant, Party } from '../model/participant.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';
import type { Fact } from './fact.ts';
import type { RosterOp } from './patch.ts';
import type { ConferenceEntry, Roster } from './roster.ts';
import type { ConferenceRow, ParticipantRow } from './rows.ts';

export interface Reduction {
  readonly roster: Roster;
  /** What changed, in an order in which it can be applied; empty when the fact told nothing new. */
  readonly ops: readonly RosterOp[];
}

/** Tombstones older than this (milliseconds) are dropped: no request is under way for so long. */
export const TOMBSTONE_LIFE_MS = 10 * 60_000;

/** Folds one fact into the roster. An older fact never overwrites a newer one. */
export function reduce(roster: Roster, fact: Fact): Reduction {
  switch (fact.kind) {
    case 'conferences-listed':
      return listConferences(roster, fact.conferences, fact.asOf);
    case 'participants-listed':
      return listParticipants(roster, fact.conferenceSid, fact.participants, fact.asOf);
    case 'participant-told':
      return tellParticipant(roster, fact.participant, fact.asOf);
    case 'participant-gone':
      return loseParticipant(roster, fact.conferenceSid, fact.callSid, fact.asOf);
    case 'conference-gone':
      return loseConference(roster, fact.conferenceSid, fact.asOf);
    case 'party-told':
      return tellParty(roster, fact.conferenceSid, fact.callSid, fact.party);
  }
}

function listConferences(roster: Roster, listed: readonly Conference[], asOf: number): Reduction {
  const ops: RosterOp[] = [];
  const conferences = new Map(roster.conferences);
  const endedConferences = withoutOldTombstones(roster.endedConferences, asOf);
  const present = new Set<ConferenceSid>();

  for (const conference of listed) {
    // One that ended while it was listed is not live: it is dropped below.
    if (conference.status === 'completed') continue;
    present.add(conference.sid);
    const entry = conferences.get(conference.sid);
    const endedAsOf = endedConferences.get(conference.sid);
    if (endedAsOf !== undefined && endedAsOf > asOf) continue;
    if (entry !== undefined && entry.row.asOf > asOf) continue;
    endedConferences.delete(conference.sid);
    const row: ConferenceRow = {
      sid: conference.sid,
      friendlyName: conference.friendlyName,
      status: conference.status,
      region: conference.region,
      createdAt: conference.createdAt,
      asOf,
      participantsAsOf: entry?.row.participantsAsOf ?? null,
    };
    conferences.set(conference.sid, {
      row,
      participants: entry?.participants ?? new Map(),
      left: entry?.left ?? new Map(),
    });
    if (entry === undefined || !sameButForAge(entry.row, row)) {
      ops.push({ op: 'put-conference', conference: row });
    }
  }

  for (const [sid, entry] of roster.conferences) {
    if (present.has(sid) || entry.row.asOf > asOf) continue;
    conferences.delete(sid);
    endedConferences.set(sid, asOf);
    ops.push({ op: 'drop-conference', conferenceSid: sid });
  }
  return { roster: { ...roster, conferences, endedConferences }, ops };
}

function listParticipants(
  roster: Roster,
  conferenceSid: ConferenceSid,
  listed: readonly Participant[],
  asOf: number,
): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  if (entry === undefined || (entry.row.participantsAsOf ?? 0) > asOf) {
    return { roster, ops: [] };
  }
  const ops: RosterOp[] = [];
  const participants = new Map(entry.participants);
  const left = withoutOldTombstones(entry.left, asOf);
  const present = new Set<CallSid>();

  for (const participant of listed) {
    present.add(participant.callSid);
    const known = participants.get(participant.callSid);
    if ((left.get(participant.callSid) ?? 0) > asOf) continue;
    if (known !== undefined && known.asOf > asOf) continue;
    left.delete(participant.callSid);
    const row = rowOf(participant, known, asOf);
    participants.set(participant.callSid, row);
    if (known === undefined || !sameButForAge(known, row)) {
      ops.push({ op: 'put-participant', participant: row });
    }
  }

  for (const [callSid, known] of entry.participants) {
    // Lists hold connected legs for certain, and dialled ones perhaps: a leg that has not connected
    // leaves only when Twilio, asked for it, says so.
    if (present.has(callSid) || known.asOf > asOf || known.status !== 'connected') continue;
    participants.delete(callSid);
    left.set(callSid, asOf);
    ops.push({ op: 'drop-participant', conferenceSid, callSid });
  }

  ops.push({ op: 'confirm-participants', conferenceSid, asOf });
  const row = { ...entry.row, participantsAsOf: asOf };
  return { roster: withEntry(roster, { row, participants, left }), ops };
}

function tellParticipant(roster: Roster, participant: Participant, asOf: number): Reduction {
  const entry = roster.conferences.get(participant.conferenceSid);
  if (entry === undefined) return { roster, ops: [] };
  if (participant.status === 'complete' || participant.status === 'failed') {
    return loseParticipant(roster, participant.conferenceSid, participant.callSid, asOf);
  }
  const known = entry.participants.get(participant.callSid);
  if (known !== undefined && known.asOf > asOf) return { roster, ops: [] };
  if ((entry.left.get(participant.callSid) ?? 0) > asOf) return { roster, ops: [] };

  const row = rowOf(participant, known, asOf);
  const participants = new Map(entry.participants).set(participant.callSid, row);
  const left = new Map(entry.left);
  left.delete(participant.callSid);
  return {
    roster: withEntry(roster, { ...entry, participants, left }),
    ops: [{ op: 'put-participant', participant: row }],
  };
}

function loseParticipant(
  roster: Roster,
  conferenceSid: ConferenceSid,
  callSid: CallSid,
  asOf: number,
): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  if (entry === undefined) return { roster, ops: [] };
  const known = entry.participants.get(callSid);
  if (known !== undefined && known.asOf > asOf) return { roster, ops: [] };

  const left = new Map(entry.left).set(callSid, Math.max(asOf, entry.left.get(callSid) ?? 0));
  const participants = new Map(entry.participants);
  const wasThere = participants.delete(callSid);
  return {
    roster: withEntry(roster, { ...entry, participants, left }),
    ops: wasThere ? [{ op: 'drop-participant', conferenceSid, callSid }] : [],
  };
}

function loseConference(roster: Roster, conferenceSid: ConferenceSid, asOf: number): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  if (entry !== undefined && entry.row.asOf > asOf) return { roster, ops: [] };
  const conferences = new Map(roster.conferences);
  const wasThere = conferences.delete(conferenceSid);
  const endedConferences = new Map(roster.endedConferences).set(conferenceSid, asOf);
  return {
    roster: { ...roster, conferences, endedConferences },
    ops: wasThere ? [{ op: 'drop-conference', conferenceSid }] : [],
  };
}

function tellParty(
  roster: Roster,
  conferenceSid: ConferenceSid,
  callSid: CallSid,
  party: Party,
): Reduction {
  const entry = roster.conferences.get(conferenceSid);
  const known = entry?.participants.get(callSid);
  if (entry === undefined || known === undefined) return { roster, ops: [] };
  const row = { ...known, address: party.address, direction: party.direction };
  const participants = new Map(entry.participants).set(callSid, row);
  return {
    roster: withEntry(roster, { ...entry, participants }),
    ops: [{ op: 'put-participant', participant: row }],
  };
}

function rowOf(
  participant: Participant,
  known: ParticipantRow | undefined,
  asOf: number,
): ParticipantRow {
  return {
    callSid: participant.callSid,
    conferenceSid: participant.conferenceSid,
    // A label is set when the participant is created and never changes.
    label: participant.label ?? known?.label ?? null,
    address: known?.address ?? null,
    direction: known?.direction ?? null,
    status: participant.status,
    muted: participant.muted,
    hold: participant.hold,
    coaching: participant.coaching,
    callSidToCoach: participant.callSidToCoach,
    startConferenceOnEnter: participant.startConferenceOnEnter,
    endConferenceOnExit: participant.endConferenceOnExit,
    createdAt: participant.createdAt,
    inCallSince: inCallSince(participant, known, asOf),
    asOf,
  };
}

/**
 * Twilio does not say when a leg was answered. Somebody first seen connected joined when the resource
 * was created; somebody seen ringing before joined when first confirmed as connected.
 */
function inCallSince(
  participant: Participant,
  known: ParticipantRow | undefined,
  asOf: number,
): number | null {
  if (participant.status !== 'connected') return null;
  if (known === undefined) return participant.createdAt;
  return known.inCallSince ?? asOf;
}

function sameButForAge<T extends ConferenceRow | ParticipantRow>(a: T, b: T): boolean {
  for (const key in b) {
    if (key !== 'asOf' && a[key] !== b[key]) return false;
  }
  return true;
}

function withEntry(roster: Roster, entry: ConferenceEntry): Roster {
  return { ...roster, conferences: new Map(roster.conferences).set(entry.row.sid, entry) };
}

function withoutOldTombstones<K>(tombstones: ReadonlyMap<K, number>, now: number): Map<K, number> {
  const kept = new Map<K, number>();
  for (const [key, asOf] of tombstones) {
    if (now - asOf < TOMBSTONE_LIFE_MS) kept.set(key, asOf);
  }
  return kept;
}
