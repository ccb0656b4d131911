import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import { callSid, conference, conferenceSid, participant } from './facts.ts';

/** Rows as main sends them, without a roster behind them. */
export function conferenceRow(n: number, changes: Partial<ConferenceRow> = {}): ConferenceRow {
  const { sid, friendlyName, region, createdAt } = conference(n);
  return {
    sid,
    friendlyName,
    status: 'in-progress',
    region,
    createdAt,
    asOf: 1,
    participantsAsOf: 1,
    events: 'none',
    tellsOfTalk: false,
    ...changes,
  };
}

export function participantRow(
  conf: number,
  call: number,
  changes: Partial<ParticipantRow> = {},
): ParticipantRow {
  return {
    ...participant(conf, call),
    address: null,
    direction: null,
    inCallSince: 1,
    heldSince: null,
    mutedSince: null,
    audibleSince: 1,
    speakingSince: null,
    heldMs: 0,
    talkedMs: 0,
    lastSpokeAt: null,
    source: 'poll',
    asOf: 1,
    ...changes,
  };
}

export function conferenceView(
  row: ConferenceRow,
  participants: readonly ParticipantRow[],
): ConferenceView {
  return { row, participants: new Map(participants.map((person) => [person.callSid, person])) };
}

export function rosterView(...conferences: readonly ConferenceView[]): RosterView {
  return {
    epoch: 'epoch',
    rev: 1,
    conferences: new Map(conferences.map((conference) => [conference.row.sid, conference])),
  };
}

export { callSid, conferenceSid };
