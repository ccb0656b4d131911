import type { Credentials } from '../account.ts';
import type { AccountNumber } from '../account-numbers.ts';
import type { Call } from '../domain/call.ts';
import type { Conference } from '../domain/conference.ts';
import type { Participant } from '../domain/participant.ts';
import { isRunning, type Recording } from '../domain/recording.ts';
import { resourcePaths } from './paths.ts';
import { rfc2822 } from './rfc2822.ts';

interface ResourceJsonNeeds {
  readonly account: Credentials;
  /** When the account was opened. */
  readonly since: number;
  /** How far Twilio's clock is ahead of the simulator's, in milliseconds. */
  readonly clockOffset: () => number;
}

/** Writes each resource with exactly the fields of Twilio's OpenAPI document. */
export function createResourceJson({ account, since, clockOffset }: ResourceJsonNeeds) {
  const { accountSid } = account;
  const paths = resourcePaths(accountSid);
  const date = (time: number) => rfc2822(time + clockOffset());
  const dateOrNull = (time: number | null) => (time === null ? null : date(time));
  const dates = ({ dateCreated, dateUpdated }: { dateCreated: number; dateUpdated: number }) => ({
    date_created: date(dateCreated),
    date_updated: date(dateUpdated),
  });
  const shared = { account_sid: accountSid };

  return {
    conference(conference: Conference) {
      const path = paths.conference(conference.sid);
      return {
        ...shared,
        ...dates(conference),
        api_version: '2010-04-01',
        friendly_name: conference.friendlyName,
        region: conference.region,
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
        start_time: dateOrNull(startTime),
        end_time: dateOrNull(endTime),
        duration: answered ? String(Math.round((endTime - startTime) / 1000)) : null,
        price: null,
        price_unit: 'USD',
        direction: call.direction,
        answered_by: call.answeredBy,
        api_version: '2010-04-01',
        forwarded_from: null,
        group_sid: null,
        caller_name: call.callerName,
        queue_time: String(call.queueTime),
        trunk_sid: null,
        uri: `${path}.json`,
        subresource_uris: Object.fromEntries(
          CALL_SUBRESOURCES.map(([name, segment]) => [name, `${path}/${segment}.json`]),
        ),
      };
    },

    recording(recording: Recording) {
      const { sid, conferenceSid, callSid } = recording;
      return {
        ...shared,
        ...dates(recording),
        api_version: '2010-04-01',
        call_sid: callSid,
        conference_sid: conferenceSid,
        sid,
        start_time: date(recording.startTime),
        // Its length is known once it has been stopped.
        duration: isRunning(recording) ? null : String(Math.round(recording.length / 1_000)),
        price: null,
        price_unit: 'USD',
        status: recording.status,
        channels: recording.channels,
        source: callSid === null ? 'Conference' : 'OutboundAPI',
        error_code: null,
        encryption_details: null,
        uri: `${paths.recording(conferenceSid, sid)}.json`,
      };
    },

    account() {
      return {
        auth_token: account.authToken,
        ...dates({ dateCreated: since, dateUpdated: since }),
        friendly_name: 'Rehearsal',
        owner_account_sid: accountSid,
        sid: accountSid,
        status: 'active',
        subresource_uris: {
          calls: `${paths.calls}.json`,
          conferences: `${paths.conferences}.json`,
          incoming_phone_numbers: `${paths.incomingPhoneNumbers}.json`,
          outgoing_caller_ids: `${paths.outgoingCallerIds}.json`,
        },
        type: 'Full',
        uri: `${paths.account}.json`,
      };
    },

    incomingPhoneNumber(number: AccountNumber) {
      return {
        ...shared,
        ...dates({ dateCreated: number.since, dateUpdated: number.since }),
        address_sid: null,
        address_requirements: 'none',
        api_version: '2010-04-01',
        beta: false,
        bundle_sid: null,
        capabilities: { voice: true, sms: false, mms: false, fax: false },
        emergency_address_sid: null,
        emergency_address_status: 'unregistered',
        emergency_status: 'Inactive',
        friendly_name: number.friendlyName,
        identity_sid: null,
        origin: 'twilio',
        phone_number: number.phoneNumber,
        sid: number.sid,
        sms_application_sid: null,
        sms_fallback_method: 'POST',
        sms_fallback_url: null,
        sms_method: 'POST',
        sms_url: null,
        status: 'in-use',
        status_callback: null,
        status_callback_method: 'POST',
        trunk_sid: null,
        uri: `${paths.incomingPhoneNumbers}/${number.sid}.json`,
        voice_application_sid: null,
        voice_caller_id_lookup: false,
        voice_fallback_method: 'POST',
        voice_fallback_url: null,
        voice_method: 'POST',
        voice_receive_mode: 'voice',
        voice_url: null,
      };
    },

    outgoingCallerId(number: AccountNumber) {
      return {
        ...shared,
        ...dates({ dateCreated: number.since, dateUpdated: number.since }),
        friendly_name: number.friendlyName,
        phone_number: number.phoneNumber,
        sid: number.sid,
        uri: `${paths.outgoingCallerIds}/${number.sid}.json`,
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

/** North American numbers as they are read aloud; anything else as it is. */
function formatted(address: string): string {
  return address.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}
