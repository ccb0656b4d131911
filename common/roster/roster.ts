import type { CallSid, ConferenceSid } from '../model/sid.ts';
import type { EventTrail } from './event-trail.ts';
import type { RosterSnapshot } from './patch.ts';
import type { ConferenceRow, ParticipantRow } from './rows.ts';

/** Everything known of the floor. Immutable: a fact makes a new one that shares what did not change. */
export interface Roster {
  readonly conferences: ReadonlyMap<ConferenceSid, ConferenceEntry>;
  /** Conferences that ended, so that neither an older list nor a late event can bring them back. */
  readonly endedConferences: ReadonlyMap<ConferenceSid, Ending>;
  /** How many events never came. */
  readonly missedEvents: number;
  /** No event comes for now, so that none keeps a conference true; trails go on where they stand. */
  readonly eventsPaused: boolean;
}

export interface ConferenceEntry {
  readonly row: ConferenceRow;
  readonly participants: ReadonlyMap<CallSid, ParticipantRow>;
  /** Who left, so that neither an older list nor a late event can bring them back. */
  readonly left: ReadonlyMap<CallSid, Leaving>;
  /** What the conference's events told so far; null while none has come. */
  readonly trail: EventTrail | null;
  /** The latest event that told of each person who is there. */
  readonly told: ReadonlyMap<CallSid, Telling>;
}

interface Telling {
  readonly sequenceNumber: number;
  readonly asOf: number;
}

interface Leaving {
  readonly asOf: number;
  /** The number of the event that told of it; null when no event did. */
  readonly sequenceNumber: number | null;
}

interface Ending {
  readonly asOf: number;
  /** Twilio's own event said so, so that nothing later can tell of this conference. */
  readonly isFinal: boolean;
}

export const emptyRoster: Roster = {
  conferences: new Map(),
  endedConferences: new Map(),
  missedEvents: 0,
  eventsPaused: false,
};

export function participantOf(
  roster: Roster,
  conferenceSid: ConferenceSid,
  callSid: CallSid,
): ParticipantRow | undefined {
  return roster.conferences.get(conferenceSid)?.participants.get(callSid);
}

export function snapshotOf(roster: Roster, epoch: string, rev: number): RosterSnapshot {
  return {
    epoch,
    rev,
    conferences: Array.from(roster.conferences.values(), (entry) => ({
      conference: entry.row,
      participants: [...entry.participants.values()],
    })),
  };
}
