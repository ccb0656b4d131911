import type { CallSid, ConferenceSid } from '../model/sid.ts';
import { clocksOf } from '../roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../roster/rows.ts';

/** The floor at one moment, in numbers. */
export interface FloorNumbers {
  /** Calls under way; one that waits to start is none yet. */
  readonly conferences: number;
  /** Legs that are connected, supervisors among them. */
  readonly people: number;
  /** Who waits on hold longest, and since when; null when nobody does. */
  readonly longestHold: LongestHold | null;
  /** How long each of those has talked whose talk is known, on average; null where nobody's is. */
  readonly averageTalkMs: number | null;
}

interface LongestHold {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly since: number;
}

interface NumberedConference {
  readonly conference: ConferenceRow;
  readonly participants: Iterable<ParticipantRow>;
}

/** Reads every row once. The same function serves the screen, each second, and what is kept of an hour. */
export function floorNumbersOf(floor: Iterable<NumberedConference>, now: number): FloorNumbers {
  let conferences = 0;
  let people = 0;
  let longestHold: LongestHold | null = null;
  let talkers = 0;
  let talkedMs = 0;
  for (const { conference, participants } of floor) {
    if (conference.status === 'in-progress') conferences += 1;
    for (const row of participants) {
      if (row.status !== 'connected') continue;
      people += 1;
      if (row.heldSince !== null && row.heldSince < (longestHold?.since ?? Infinity)) {
        const { conferenceSid, callSid, heldSince } = row;
        longestHold = { conferenceSid, callSid, since: heldSince };
      }
      const talk = clocksOf(row, conference, now).talkedMs;
      if (talk === null) continue;
      talkers += 1;
      talkedMs += talk;
    }
  }
  const averageTalkMs = talkers === 0 ? null : talkedMs / talkers;
  return { conferences, people, longestHold, averageTalkMs };
}
