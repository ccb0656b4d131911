import type { Call } from './call.ts';
import type { Conference, ConferenceStatus } from './conference.ts';
import {
  createOrderedIndex,
  filtered,
  lookUp,
  type OrderedIndex,
  type Sequence,
} from './ordered-index.ts';
import { isActive, type Participant } from './participant.ts';
import type { Recording } from './recording.ts';
import type { CallSid, ConferenceSid, RecordingSid } from './sids.ts';

/**
 * Every conference, call, participant and recording, with the indexes that answer each question without a
 * search. Records are replaced, never changed, so whoever holds one holds a fact of its time.
 */
export interface Registry {
  nextOrdinal(): number;
  readonly conferences: ReadonlyMap<string, Conference>;
  readonly calls: ReadonlyMap<string, Call>;
  /** Those who left stay known, as they left, for as long as their conference is. */
  readonly participants: ReadonlyMap<string, Participant>;
  readonly recordings: ReadonlyMap<string, Recording>;
  putConference(conference: Conference): void;
  putRecording(recording: Recording): void;
  dropRecording(recording: Recording): void;
  putCall(call: Call): void;
  putParticipant(participant: Participant): void;
  /** The conference of that name that has not ended; there is at most one. */
  liveConference(friendlyName: string): Conference | undefined;
  listConferences(filter: ConferenceFilter): Sequence<Conference>;
  listCalls(): Sequence<Call>;
  /** Those of the conference and those of its legs. */
  listRecordings(conferenceSid: string): Sequence<Recording>;
  /** Everybody who has not left. */
  roster(conferenceSid: string): Sequence<Participant>;
  rosterSize(conferenceSid: string): number;
  byLabel(conferenceSid: string, label: string): Participant | undefined;
  /** The participant if connected to that very conference. */
  connected(conferenceSid: string, callSid: string): Participant | undefined;
}

export interface ConferenceFilter {
  readonly status?: ConferenceStatus | undefined;
  readonly friendlyName?: string | undefined;
}

/** `keepEnded`: how many ended conferences are remembered; the oldest are forgotten first. */
export function createRegistry(keepEnded = 5_000): Registry {
  const conferences = new Map<string, Conference>();
  const calls = new Map<string, Call>();
  const participants = new Map<string, Participant>();
  const recordings = new Map<string, Recording>();
  const rooms = new Map<string, Room>();
  const ended: ConferenceSid[] = [];
  const all = createOrderedIndex<ConferenceSid>();
  const byStatus: Record<ConferenceStatus, OrderedIndex<ConferenceSid>> = {
    init: createOrderedIndex(),
    'in-progress': createOrderedIndex(),
    completed: createOrderedIndex(),
  };
  const allCalls = createOrderedIndex<CallSid>();
  const byName = new Map<string, OrderedIndex<ConferenceSid>>();
  let ordinal = 0;

  function forgetOldestEnded(): void {
    const conference = conferences.get(ended.shift() ?? '');
    if (conference === undefined) return;
    const room = rooms.get(conference.sid);
    for (const callSid of room?.everybody ?? []) {
      const call = calls.get(callSid);
      if (call !== undefined) allCalls.remove(call.ordinal);
      calls.delete(callSid);
      participants.delete(callSid);
    }
    for (const sid of room?.recordings.ascending(-1) ?? []) recordings.delete(sid);
    rooms.delete(conference.sid);
    conferences.delete(conference.sid);
    all.remove(conference.ordinal);
    byStatus[conference.status].remove(conference.ordinal);
    const namesakes = byName.get(conference.friendlyName);
    namesakes?.remove(conference.ordinal);
    if (namesakes?.size === 0) byName.delete(conference.friendlyName);
  }

  return {
    nextOrdinal: () => ordinal++,
    conferences,
    calls,
    participants,
    recordings,

    putConference(conference) {
      const { sid, status, friendlyName } = conference;
      const before = conferences.get(sid);
      conferences.set(sid, conference);
      if (before === undefined) {
        rooms.set(sid, newRoom());
        all.add(conference.ordinal, sid);
        const namesakes = byName.get(friendlyName) ?? createOrderedIndex<ConferenceSid>();
        namesakes.add(conference.ordinal, sid);
        byName.set(friendlyName, namesakes);
      }
      if (before?.status === status) return;
      if (before !== undefined) byStatus[before.status].remove(conference.ordinal);
      byStatus[status].add(conference.ordinal, sid);
      if (status === 'completed' && ended.push(sid) > keepEnded) forgetOldestEnded();
    },

    putRecording(recording) {
      const room = rooms.get(recording.conferenceSid);
      if (room === undefined) return;
      if (!recordings.has(recording.sid)) room.recordings.add(recording.ordinal, recording.sid);
      recordings.set(recording.sid, recording);
    },

    dropRecording(recording) {
      rooms.get(recording.conferenceSid)?.recordings.remove(recording.ordinal);
      recordings.delete(recording.sid);
    },

    putCall(call) {
      if (!calls.has(call.sid)) allCalls.add(call.ordinal, call.sid);
      calls.set(call.sid, call);
    },

    putParticipant(participant) {
      const { callSid, label } = participant;
      const room = rooms.get(participant.conferenceSid);
      if (room === undefined) return;
      participants.set(callSid, participant);
      if (isActive(participant)) {
        if (room.everybody.has(callSid)) return;
        room.everybody.add(callSid);
        room.present.add(participant.ordinal, callSid);
        if (label !== null) room.labels.set(label, callSid);
      } else {
        room.present.remove(participant.ordinal);
        if (label !== null && room.labels.get(label) === callSid) room.labels.delete(label);
      }
    },

    liveConference(friendlyName) {
      for (const sid of byName.get(friendlyName)?.descending() ?? []) {
        const conference = conferences.get(sid);
        return conference?.status === 'completed' ? undefined : conference;
      }
      return undefined;
    },

    listConferences({ status, friendlyName }) {
      const keys =
        friendlyName !== undefined
          ? (byName.get(friendlyName) ?? createOrderedIndex<ConferenceSid>())
          : status !== undefined
            ? byStatus[status]
            : all;
      const found = lookUp(keys, (sid) => conferences.get(sid));
      return filtered(found, (item) => status === undefined || item.status === status);
    },

    listCalls: () => lookUp(allCalls, (sid) => calls.get(sid)),

    listRecordings(conferenceSid) {
      const keys = rooms.get(conferenceSid)?.recordings ?? createOrderedIndex<RecordingSid>();
      return lookUp(keys, (sid) => recordings.get(sid));
    },

    roster(conferenceSid) {
      const keys = rooms.get(conferenceSid)?.present ?? createOrderedIndex<CallSid>();
      return lookUp(keys, (callSid) => participants.get(callSid));
    },

    rosterSize: (conferenceSid) => rooms.get(conferenceSid)?.present.size ?? 0,

    byLabel(conferenceSid, label) {
      const callSid = rooms.get(conferenceSid)?.labels.get(label);
      return callSid === undefined ? undefined : participants.get(callSid);
    },

    connected(conferenceSid, callSid) {
      const participant = participants.get(callSid);
      const there = participant?.conferenceSid === conferenceSid;
      return there && participant.status === 'connected' ? participant : undefined;
    },
  };
}

interface Room {
  /** Queued, ringing or in. */
  readonly present: OrderedIndex<CallSid>;
  readonly everybody: Set<CallSid>;
  readonly labels: Map<string, CallSid>;
  readonly recordings: OrderedIndex<RecordingSid>;
}

function newRoom(): Room {
  return {
    present: createOrderedIndex(),
    everybody: new Set(),
    labels: new Map(),
    recordings: createOrderedIndex(),
  };
}
