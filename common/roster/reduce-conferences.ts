import type { Conference } from '../model/conference.ts';
import type { ConferenceSid } from '../model/sid.ts';
import type { Fact } from './fact.ts';
import { sameButForAge } from './participant-row.ts';
import type { RosterOp } from './patch.ts';
import { nothingNew, type Reduction } from './reduction.ts';
import type { ConferenceEntry, Roster } from './roster.ts';
import type { ConferenceRow } from './rows.ts';

type Listed = Extract<Fact, { kind: 'conferences-listed' }>;

/** A conference that is in no list of its own status, nor of a later one, has ended. */
export function listConferences(roster: Roster, { asOf, statuses, conferences: listed }: Listed) {
  const ops: RosterOp[] = [];
  const conferences = new Map(roster.conferences);
  const endedConferences = new Map(roster.endedConferences);
  const present = new Set<ConferenceSid>();

  for (const conference of listed) {
    // One that ended while it was listed is not live: it is dropped below.
    if (conference.status === 'completed') continue;
    present.add(conference.sid);
    const entry = conferences.get(conference.sid);
    const ended = endedConferences.get(conference.sid);
    if (ended !== undefined && (ended.isFinal || ended.asOf > asOf)) continue;
    if (entry !== undefined && entry.row.asOf > asOf) continue;
    endedConferences.delete(conference.sid);
    const row = rowOf(conference, conference.status, entry, asOf);
    conferences.set(conference.sid, { ...(entry ?? NOBODY_YET), row });
    if (entry === undefined || !sameButForAge(entry.row, row)) {
      ops.push({ op: 'put-conference', conference: row });
    }
  }

  for (const [sid, { row }] of roster.conferences) {
    if (present.has(sid) || row.asOf > asOf || !mustBeListed(row, statuses)) continue;
    conferences.delete(sid);
    endedConferences.set(sid, { asOf, isFinal: false });
    ops.push({ op: 'drop-conference', conferenceSid: sid, reason: null });
  }
  return { roster: { ...roster, conferences, endedConferences }, ops, doubts: [] };
}

export function loseConference(
  roster: Roster,
  conferenceSid: ConferenceSid,
  ending: { asOf: number; isFinal: boolean; reason?: string | null },
): Reduction {
  const { asOf, isFinal, reason = null } = ending;
  const entry = roster.conferences.get(conferenceSid);
  if (entry !== undefined && entry.row.asOf > asOf && !isFinal) return nothingNew(roster);
  const known = roster.endedConferences.get(conferenceSid);
  const endedConferences = new Map(roster.endedConferences).set(conferenceSid, {
    asOf: Math.max(asOf, known?.asOf ?? asOf),
    isFinal: isFinal || known?.isFinal === true,
  });
  const conferences = new Map(roster.conferences);
  const wasThere = conferences.delete(conferenceSid);
  return {
    roster: { ...roster, conferences, endedConferences },
    ops: wasThere ? [{ op: 'drop-conference', conferenceSid, reason }] : [],
    doubts: [],
  };
}

/** What is known of a conference of which nobody has been seen. */
export const NOBODY_YET: Omit<ConferenceEntry, 'row'> = {
  participants: new Map(),
  left: new Map(),
  trail: null,
  told: new Map(),
};

function rowOf(
  { sid, friendlyName, region, createdAt }: Conference,
  status: ConferenceRow['status'],
  entry: ConferenceEntry | undefined,
  asOf: number,
): ConferenceRow {
  return {
    sid,
    friendlyName,
    // It never waits again once it has started.
    status: entry?.row.status === 'in-progress' ? 'in-progress' : status,
    region,
    createdAt,
    asOf,
    participantsAsOf: entry?.row.participantsAsOf ?? null,
    events: entry?.row.events ?? 'none',
    tellsOfTalk: entry?.row.tellsOfTalk ?? false,
  };
}

/** One that waited may have started in the meantime, so both lists have to lack it. */
function mustBeListed({ status }: ConferenceRow, statuses: Listed['statuses']): boolean {
  return statuses.includes('in-progress') && statuses.includes(status);
}
