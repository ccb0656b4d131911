import type { CallSid, ConferenceSid } from '../model/sid.ts';
import type { RosterSnapshot } from './patch.ts';
import type { ConferenceRow, ParticipantRow } from './rows.ts';

/** Everything known of the floor. Immutable: a fact makes a new one that shares what did not change. */
export interface Roster {
  readonly conferences: ReadonlyMap<ConferenceSid, ConferenceEntry>;
  /** Conferences that ended, and as of when, so that an older list cannot bring them back. */
  readonly endedConferences: ReadonlyMap<ConferenceSid, number>;
}

export interface ConferenceEntry {
  readonly row: ConferenceRow;
  readonly participants: ReadonlyMap<CallSid, ParticipantRow>;
  /** Who left, and as of when, so that an older list cannot bring them back. */
  readonly left: ReadonlyMap<CallSid, number>;
}

export const emptyRoster: Roster = {
  conferences: new Map(),
  endedConferences: new Map(),
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
