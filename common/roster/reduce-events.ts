import type { EventParticipant } from '../model/conference-event.ts';
import type { CallSid } from '../model/sid.ts';
import { beginTrail, followTrail, forgetLost } from './event-trail.ts';
import type { Fact } from './fact.ts';
import { rowFromEvent, rowWithTalk, sameButForAge, sameFlags } from './participant-row.ts';
import type { RosterOp } from './patch.ts';
import { loseConference, NOBODY_YET } from './reduce-conferences.ts';
import { loseParticipant } from './reduce-participants.ts';
import { type Doubt, nothingNew, type Reduction, withEntry } from './reduction.ts';
import type { ConferenceEntry, Roster } from './roster.ts';
import type { ParticipantRow } from './rows.ts';

type EventFact = Extract<Fact, { kind: 'event' }>;

/** Tombstones older than this (milliseconds) are dropped: nothing is under way for so long. */
export const TOMBSTONE_LIFE_MS = 10 * 60_000;

/**
 * A reading that began this shortly before an event that contradicts it, in milliseconds, may be the
 * newer of the two: Twilio's clock tells seconds.
 */
const TOO_CLOSE_MS = 2_000;

export function tellEvent(roster: Roster, fact: EventFact): Reduction {
  const { event, asOf, receivedAt: now } = fact;
  const { conferenceSid, sequenceNumber } = event;
  const ended = roster.endedConferences.get(conferenceSid);
  if (ended !== undefined && (ended.isFinal || ended.asOf >= asOf)) return nothingNew(roster);
  if (event.type === 'conference-end') {
    return loseConference(roster, conferenceSid, { asOf, isFinal: true, reason: event.reason });
  }

  const known = roster.conferences.get(conferenceSid);
  const isNew = known === undefined;
  // Of an unknown call only its beginning is worth showing at once: the rest may come after its end.
  if (isNew && !BEGINNINGS.has(event.type)) {
    return { ...nothingNew(roster), doubts: [{ about: 'floor' }] };
  }
  const before = known ?? newEntry(fact);
  const step = {
    sequenceNumber,
    now,
    asOf,
    isOfPerson: event.type.startsWith('participant-'),
    isOfTalk: event.type.startsWith('participant-speech-'),
  };
  // Only the very first event tells how a conference stands: what came before others is not known.
  const doubts: Doubt[] = isNew && sequenceNumber > 1 ? [{ about: 'floor' }] : [];
  let trail = before.trail;
  if (trail === null) {
    trail = beginTrail(step);
    doubts.push({ about: 'conference', conferenceSid });
  } else {
    const followed = followTrail(trail, step);
    if (followed.kind === 'repeated') return nothingNew(roster);
    trail = followed.trail;
    if (followed.opensGap) doubts.push({ about: 'conference', conferenceSid });
  }

  const entry = { ...before, trail };
  const ops: RosterOp[] = isNew ? [{ op: 'put-conference', conference: entry.row }] : [];
  return after(ops, doubts, tellHappening(roster, entry, fact));
}

function tellHappening(roster: Roster, entry: ConferenceEntry, fact: EventFact): Reduction {
  const { event, asOf } = fact;
  switch (event.type) {
    case 'conference-start': {
      if (entry.row.status === 'in-progress') return withEntry(roster, entry, []);
      const row = {
        ...entry.row,
        status: 'in-progress' as const,
        asOf: Math.max(entry.row.asOf, asOf),
      };
      return withEntry(roster, { ...entry, row }, [{ op: 'put-conference', conference: row }]);
    }
    case 'participant-leave':
      return tellLeaving(roster, entry, fact, event);
    case 'announcement-end':
    case 'announcement-fail':
    case 'conference-end':
      return withEntry(roster, entry, []);
    case 'participant-speech-start':
    case 'participant-speech-stop':
      return tellPerson(roster, entry, fact, event.participant, event.type.endsWith('start'));
    default:
      return tellPerson(roster, entry, fact, event.participant, null);
  }
}

function tellPerson(
  roster: Roster,
  entry: ConferenceEntry,
  fact: EventFact,
  participant: EventParticipant,
  speech: boolean | null,
): Reduction {
  const { event, happenedAt } = fact;
  const { conferenceSid, sequenceNumber } = event;
  const { callSid } = participant;
  const ask: Doubt = { about: 'participant', conferenceSid, callSid };
  const known = entry.participants.get(callSid);
  const leaving = entry.left.get(callSid);
  const asOf = asOfAmongEvents(entry, callSid, fact);
  // Whatever came later in the conference told of them already.
  if (isToldLater(entry, callSid, sequenceNumber)) return withEntry(roster, entry, []);
  if (leaving !== undefined && leaving.asOf >= asOf) {
    const mayBeBack = sequenceNumber > (leaving.sequenceNumber ?? Infinity);
    return withEntry(roster, entry, [], mayBeBack ? [ask] : []);
  }
  const told = new Map(entry.told).set(callSid, { sequenceNumber, asOf });
  const readAsOf = entry.row.participantsAsOf ?? Number.NEGATIVE_INFINITY;
  // Only a join says that they are connected: what else is told may be of a leg that rings. A list that
  // began after the join and lacks them knows more: the event that told of their leaving was not heard.
  const isJoin = event.type === 'participant-join' && asOf >= readAsOf;
  if (known?.status !== 'connected' && !isJoin) {
    return withEntry(roster, { ...entry, told }, [], [ask]);
  }

  const mayTurn = participant.coaching && event.type === 'participant-modify';
  const isOlder = known !== undefined && known.asOf > asOf;
  const row = isOlder
    ? speech === null
      ? known
      : rowWithTalk(known, speech, happenedAt)
    : rowFromEvent({ conferenceSid, participant, speech, mayTurn }, known, { asOf, happenedAt });

  const participants = new Map(entry.participants).set(callSid, row);
  const left = new Map(entry.left);
  left.delete(callSid);
  const ops: RosterOp[] =
    known !== undefined && sameButForAge(known, row)
      ? []
      : [{ op: 'put-participant', participant: row }];

  const isTargetOpen = mayTurn || (participant.coaching && known?.coaching !== true);
  const isContradiction =
    known !== undefined && isReadAbout(entry, known, asOf) && !sameFlags(known, row);
  const mayBeGone =
    known === undefined && (leaving !== undefined || readAsOf > asOf - TOO_CLOSE_MS);
  const doubts = isTargetOpen || isContradiction || mayBeGone ? [ask] : [];
  return withEntry(roster, { ...entry, participants, left, told }, ops, doubts);
}

function tellLeaving(
  roster: Roster,
  entry: ConferenceEntry,
  fact: EventFact,
  event: Extract<EventFact['event'], { type: 'participant-leave' }>,
): Reduction {
  const { conferenceSid, sequenceNumber, participant, reason, callStatus } = event;
  const { callSid } = participant;
  if (isToldLater(entry, callSid, sequenceNumber)) return withEntry(roster, entry, []);
  const asOf = asOfAmongEvents(entry, callSid, fact);
  const by = { sequenceNumber, reason, callStatus };
  const lost = loseParticipant(roster, { conferenceSid, callSid, asOf, by }, entry);
  // A reading showed them, and it began after they are said to have left, or about then.
  const known = entry.participants.get(callSid);
  return known !== undefined && isReadAbout(entry, known, asOf)
    ? { ...lost, doubts: [...lost.doubts, { about: 'participant', conferenceSid, callSid }] }
    : lost;
}

/** Whether an event with a higher number has told of them. */
function isToldLater(entry: ConferenceEntry, callSid: CallSid, sequenceNumber: number): boolean {
  const latest = entry.told.get(callSid) ?? entry.left.get(callSid);
  return (latest?.sequenceNumber ?? -1) > sequenceNumber;
}

/** Among events the number decides: one that follows another cannot have happened before it. */
function asOfAmongEvents(entry: ConferenceEntry, callSid: CallSid, { asOf }: EventFact): number {
  return Math.max(asOf, entry.told.get(callSid)?.asOf ?? asOf);
}

/** Whether a reading, and not another event, told of them about then or later. */
function isReadAbout(entry: ConferenceEntry, known: ParticipantRow, asOf: number): boolean {
  const isFromEvent = entry.told.get(known.callSid)?.asOf === known.asOf;
  return !isFromEvent && known.asOf > asOf - TOO_CLOSE_MS;
}

/** Nobody knows any more what the next event of a conference would be. */
export function breakTrails(roster: Roster): Reduction {
  let all = nothingNew(roster);
  for (const entry of roster.conferences.values()) {
    if (entry.trail === null) continue;
    const one = withEntry(all.roster, { ...entry, trail: null, told: new Map() }, []);
    all = after(all.ops, all.doubts, one);
  }
  return all;
}

/** What events told is as true as it was; whether they keep it true is another matter. */
export function pauseEvents(roster: Roster, eventsPaused: boolean): Reduction {
  if (roster.eventsPaused === eventsPaused) return nothingNew(roster);
  let all = nothingNew({ ...roster, eventsPaused });
  for (const entry of roster.conferences.values()) {
    if (entry.trail !== null) all = after(all.ops, all.doubts, withEntry(all.roster, entry, []));
  }
  return all;
}

export function passTime(roster: Roster, now: number): Reduction {
  const isYoung = ({ asOf }: { asOf: number }) => now - asOf < TOMBSTONE_LIFE_MS;
  const conferences = new Map(roster.conferences);
  let { missedEvents } = roster;
  for (const [sid, entry] of roster.conferences) {
    const left = keep(entry.left, isYoung);
    const found = entry.trail && forgetLost(entry.trail, now);
    missedEvents += found?.lost ?? 0;
    const trail = found === null ? null : found.trail;
    if (left !== entry.left || trail !== entry.trail)
      conferences.set(sid, { ...entry, left, trail });
  }
  const endedConferences = keep(roster.endedConferences, isYoung);
  return nothingNew({ ...roster, conferences, endedConferences, missedEvents });
}

const BEGINNINGS: ReadonlySet<EventFact['event']['type']> = new Set([
  'conference-start',
  'participant-join',
]);

function newEntry({ event, asOf, happenedAt }: EventFact): ConferenceEntry {
  return {
    ...NOBODY_YET,
    row: {
      sid: event.conferenceSid,
      friendlyName: event.friendlyName,
      // The first to join waits.
      status: event.type === 'participant-join' ? 'init' : 'in-progress',
      region: null,
      createdAt: happenedAt,
      asOf,
      participantsAsOf: null,
      events: 'none',
      tellsOfTalk: false,
    },
  };
}

function after(ops: readonly RosterOp[], doubts: readonly Doubt[], next: Reduction): Reduction {
  return { ...next, ops: [...ops, ...next.ops], doubts: [...doubts, ...next.doubts] };
}

function keep<K, V>(map: ReadonlyMap<K, V>, wanted: (value: V) => boolean): ReadonlyMap<K, V> {
  const kept = [...map].filter(([, value]) => wanted(value));
  return kept.length === map.size ? map : new Map(kept);
}
