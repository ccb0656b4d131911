import { z } from 'zod';
import { twilioCallSchema } from '../../common/wire/twilio-call.ts';
import { twilioConferenceSchema } from '../../common/wire/twilio-conference.ts';
import {
  dialledParticipantSchema,
  twilioParticipantSchema,
} from '../../common/wire/twilio-participant.ts';
import { twilioRecordingSchema } from '../../common/wire/twilio-recording.ts';
import { endpoint } from './endpoint.ts';
import {
  callListSchema,
  conferenceListSchema,
  incomingNumberListSchema,
  participantListSchema,
  recordingListSchema,
  verifiedNumberListSchema,
} from './list-pages.ts';

/* Every operation that the console asks of Twilio. */

export const listConferences = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Conferences.json',
  conferenceListSchema,
);

export const fetchConference = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{Sid}.json',
  twilioConferenceSchema,
);

export const updateConference = endpoint(
  'POST',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{Sid}.json',
  twilioConferenceSchema,
);

export const listParticipants = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants.json',
  participantListSchema,
);

export const createParticipant = endpoint(
  'POST',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants.json',
  dialledParticipantSchema,
);

export const fetchParticipant = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants/{CallSid}.json',
  twilioParticipantSchema,
);

export const updateParticipant = endpoint(
  'POST',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants/{CallSid}.json',
  twilioParticipantSchema,
);

/** 204, without a body. */
export const deleteParticipant = endpoint(
  'DELETE',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants/{CallSid}.json',
  z.unknown(),
);

export const listRecordings = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Recordings.json',
  recordingListSchema,
);

export const updateRecording = endpoint(
  'POST',
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Recordings/{Sid}.json',
  twilioRecordingSchema,
);

export const listCalls = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Calls.json',
  callListSchema,
);

export const fetchCall = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
  twilioCallSchema,
);

export const updateCall = endpoint(
  'POST',
  '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
  twilioCallSchema,
);

export const listIncomingNumbers = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json',
  incomingNumberListSchema,
);

export const listVerifiedNumbers = endpoint(
  'GET',
  '/2010-04-01/Accounts/{AccountSid}/OutgoingCallerIds.json',
  verifiedNumberListSchema,
);
