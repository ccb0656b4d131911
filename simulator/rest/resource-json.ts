import type { Call } from '../domain/call.ts';
import type { Conference } from '../domain/conference.ts';
import type { Participant } from '../domain/participant.ts';
import type { AccountSid } from '../domain/sids.ts';
import { resourcePaths } from './paths.ts';
import { rfc2822 } from './rfc2822.ts';

/** Writes each resource with exactly the fields of Twilio's OpenAPI document. */
export function createResourceJson(accountSid: AccountSid) {
  const paths = resourcePaths(accountSid);
  const shared = { account_sid: accountSid };

  return {
    conference(conference: Conference) {
      const path = paths.conference(conference.sid);
      return {
        ...shared,
        ...dates(conference),
        api_version: '2010-04-01',
        friendly_name: conference.friendlyName,
        region: 'us1',
        sid: conference.sid,
        status: conference.status,
        uri: `${path}.json`,
        subresource_uris: {
          participants: `${path}/Participants.json`,
          recordings: `${path}/Recordings.json`,
        },
        reason_conference_ended: conference.reasonConferenceEnded,
        call_sid_ending_conference: conference.callSidEndingConference,
      };
    },

    /** `queueTime`, in milliseconds, is told only in the answer to the request that dials. */
    participant(participant: Participant, queueTime: number | null = null) {
      return {
        ...shared,
        call_sid: participant.callSid,
        label: participant.label,
        conference_sid: participant.conferenceSid,
        ...dates(participant),
        end_conference_on_exit: participant.endConferenceOnExit,
        muted: participant.muted,
        hold: participant.hold,
        status: participant.status,
        start_conference_on_enter: participant.startConferenceOnEnter,
        coaching: participant.coaching,
        call_sid_to_coach: participant.callSidToCoach,
        queue_time: queueTime === null ? null : String(queueTime),
        uri: `${paths.participant(participant.conferenceSid, participant.callSid)}.json`,
      };
    },

    call(call: Call) {
      const path = paths.call(call.sid);
      const { startTime, endTime } = call;
      const answered = startTime !== null && endTime !== null;
      return {
        ...shared,
        ...dates(call),
        sid: call.sid,
        parent_call_sid: null,
        to: call.to,
        to_formatted: formatted(call.to),
        from: call.from,
        from_formatted: formatted(call.from),
        phone_number_sid: null,
        status: call.status,
        start_time: startTime === null ? null : rfc2822(startTime),
        end_time: endTime === null ? null : rfc2822(endTime),
        duration: answered ? String(Math.round((endTime - startTime) / 1000)) : null,
        price: null,
        price_unit: 'USD',
        direction: call.direction,
        answered_by: null,
        api_version: '2010-04-01',
        forwarded_from: null,
        group_sid: null,
        caller_name: null,
        queue_time: String(call.queueTime),
        trunk_sid: null,
        uri: `${path}.json`,
        subresource_uris: Object.fromEntries(
          CALL_SUBRESOURCES.map(([name, segment]) => [name, `${path}/${segment}.json`]),
        ),
      };
    },
  };
}

export type ResourceJson = ReturnType<typeof createResourceJson>;

const CALL_SUBRESOURCES = [
  ['events', 'Events'],
  ['notifications', 'Notifications'],
  ['payments', 'Payments'],
  ['recordings', 'Recordings'],
  ['siprec', 'Siprec'],
  ['streams', 'Streams'],
  ['transcriptions', 'Transcriptions'],
  ['user_defined_message_subscriptions', 'UserDefinedMessageSubscriptions'],
  ['user_defined_messages', 'UserDefinedMessages'],
] as const;

function dates({ dateCreated, dateUpdated }: { dateCreated: number; dateUpdated: number }) {
  return { date_created: rfc2822(dateCreated), date_updated: rfc2822(dateUpdated) };
}

/** North American numbers as they are read aloud; anything else as it is. */
function formatted(address: string): string {
  return address.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}
