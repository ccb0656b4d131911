import type { CallSid, ConferenceSid } from '../model/sid.ts';
import { healthOf } from './event-trail.ts';
import type { RosterOp } from './patch.ts';
import type { ConferenceEntry, Roster } from './roster.ts';

/** What a fact makes of the roster. */
export interface Reduction {
  readonly roster: Roster;
  /** What changed, in an order in which it can be applied; empty when the fact told nothing new. */
  readonly ops: readonly RosterOp[];
  /** What Twilio should be asked, since the fact left it open. */
  readonly doubts: readonly Doubt[];
}

export type Doubt =
  /** Which conferences there are. */
  | { readonly about: 'floor' }
  | { readonly about: 'conference'; readonly conferenceSid: ConferenceSid }
  | {
      readonly about: 'participant';
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
    };

export function nothingNew(roster: Roster): Reduction {
  return { roster, ops: [], doubts: [] };
}

/** Puts a changed entry into the roster, with what its events are worth now. */
export function withEntry(
  roster: Roster,
  entry: ConferenceEntry,
  ops: readonly RosterOp[],
  doubts: readonly Doubt[] = [],
): Reduction {
  const { trail } = entry;
  const events = roster.eventsPaused ? 'none' : healthOf(trail, entry.row.participantsAsOf);
  const tellsOfTalk = trail?.tellsOfTalk ?? entry.row.tellsOfTalk;
  const isOtherHealth = events !== entry.row.events || tellsOfTalk !== entry.row.tellsOfTalk;
  const row = isOtherHealth ? { ...entry.row, events, tellsOfTalk } : entry.row;
  const conferences = new Map(roster.conferences).set(row.sid, { ...entry, row });
  return {
    roster: { ...roster, conferences },
    ops: isOtherHealth ? [...ops, { op: 'put-conference', conference: row }] : ops,
    doubts,
  };
}
