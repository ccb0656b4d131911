import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import { isActive, isListed, type Participant } from '../../../simulator/domain/participant.ts';
import { Violation } from './story.ts';
import type { TwilioTruth } from './twilio-truth.ts';

/** Throws a `Violation` unless the view shows exactly what is so on the floor. */
export function checkAgreement(view: RosterView, truth: TwilioTruth, floor: Floor): void {
  const live = truth.conferences();
  for (const sid of view.conferences.keys()) {
    if (!live.some((conference) => conference.sid === sid)) {
      throw new Violation(`${sid} is shown, and has ended`);
    }
  }
  for (const conference of live) {
    const shown = [...view.conferences.values()].find(({ row }) => row.sid === conference.sid);
    if (shown === undefined) throw new Violation(`${conference.sid} is live, and not shown`);
    same(conference.sid, conferenceFields(shown.row), conferenceFields(conference));
    checkPeople(shown, [...floor.listed(conference.sid).ascending(-1)], floor);
  }
}

function checkPeople(shown: ConferenceView, listed: readonly Participant[], floor: Floor): void {
  const rows = [...shown.participants.values()];
  for (const person of listed) {
    const row = rows.find(({ callSid }) => callSid === person.callSid);
    if (row === undefined) throw new Violation(`${person.callSid} is there, and not shown`);
    same(person.callSid, personFields(row), personFields(person));
  }
  for (const row of rows) {
    const person = floor.participant(row.callSid);
    if (person === undefined || !isActive(person)) {
      throw new Violation(`${row.callSid} is shown, and has left`);
    }
    // Twilio's lists lack whoever still rings: of those, what was read last is shown.
    if (!isListed(person) && row.status === 'connected') {
      throw new Violation(`${row.callSid} is shown connected, and rings`);
    }
  }
}

function conferenceFields(conference: {
  readonly friendlyName: string;
  readonly status: string;
  readonly region: string | null;
}) {
  const { friendlyName, status, region } = conference;
  return { friendlyName, status, region };
}

function personFields(person: ParticipantRow | Participant) {
  const { label, status, muted, hold, coaching, callSidToCoach } = person;
  const { startConferenceOnEnter, endConferenceOnExit } = person;
  return {
    label,
    status,
    muted,
    hold,
    coaching,
    callSidToCoach: callSidToCoach as string | null,
    startConferenceOnEnter,
    endConferenceOnExit,
  };
}

function same(what: string, shown: object, truth: object): void {
  if (JSON.stringify(shown) === JSON.stringify(truth)) return;
  throw new Violation(
    `${what} is shown as ${JSON.stringify(shown)}, and is ${JSON.stringify(truth)}`,
  );
}
