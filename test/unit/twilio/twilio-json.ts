import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';

/* Identifiers and Twilio's JSON for tests. */

const digits = (number: number) => number.toString(16).padStart(32, '0');

export const accountSid = accountSidSchema.parse(`AC${digits(1)}`);
export const conferenceSid = conferenceSidSchema.parse(`CF${digits(2)}`);
export const callSid = (number: number) => callSidSchema.parse(`CA${digits(number)}`);

export function participantJson(number: number, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    account_sid: accountSid,
    call_sid: callSid(number),
    label: null,
    conference_sid: conferenceSid,
    date_created: 'Fri, 18 Feb 2011 21:07:19 +0000',
    date_updated: 'Fri, 18 Feb 2011 21:07:19 +0000',
    end_conference_on_exit: false,
    muted: false,
    hold: false,
    status: 'connected',
    start_conference_on_enter: true,
    coaching: false,
    call_sid_to_coach: null,
    queue_time: null,
    uri: '',
    ...changes,
  };
}

export function conferenceJson(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    sid: conferenceSid,
    friendly_name: 'Support',
    status: 'in-progress',
    region: 'us1',
    date_created: 'Fri, 18 Feb 2011 21:07:19 +0000',
    ...changes,
  };
}

export function participantPage(numbers: readonly number[], next: string | null = null) {
  return {
    participants: numbers.map((number) => participantJson(number)),
    next_page_uri: next,
  };
}
