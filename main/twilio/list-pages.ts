import { z } from 'zod';
import type { CallerId } from '../../common/ipc/addition.ts';
import type { Conference } from '../../common/model/conference.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { Reading } from '../../common/wire/reading.ts';
import { callFrom, partyFrom, twilioCallSchema } from '../../common/wire/twilio-call.ts';
import {
  callerIdFrom,
  incomingNumberSchema,
  verifiedNumberSchema,
} from '../../common/wire/twilio-caller-id.ts';
import { conferenceFrom, twilioConferenceSchema } from '../../common/wire/twilio-conference.ts';
import { participantFrom, twilioParticipantSchema } from '../../common/wire/twilio-participant.ts';
import { recordingFrom, twilioRecordingSchema } from '../../common/wire/twilio-recording.ts';
import type { CallList, CallsTo, RecordingList } from '../core/twilio-port.ts';
import type { Page } from './paging.ts';

/**
 * Null after the last page. The field must be there: a list that forgets its second page looks like
 * people leaving.
 */
const nextPageUri = z.string().nullable();

export const conferenceListSchema = z.object({
  conferences: z.array(twilioConferenceSchema),
  next_page_uri: nextPageUri,
});

export const participantListSchema = z.object({
  participants: z.array(twilioParticipantSchema),
  next_page_uri: nextPageUri,
});

export const callListSchema = z.object({
  calls: z.array(twilioCallSchema),
  next_page_uri: nextPageUri,
});

export const recordingListSchema = z.object({
  recordings: z.array(twilioRecordingSchema),
  next_page_uri: nextPageUri,
});

export const incomingNumberListSchema = z.object({
  incoming_phone_numbers: z.array(incomingNumberSchema),
});

export const verifiedNumberListSchema = z.object({
  outgoing_caller_ids: z.array(verifiedNumberSchema),
});

export function conferencePage(
  body: z.infer<typeof conferenceListSchema>,
  reading: Reading,
): Page<Conference> {
  return {
    rows: body.conferences.map((conference) => conferenceFrom(conference, reading)),
    nextPageUri: body.next_page_uri,
  };
}

export function participantPage(
  body: z.infer<typeof participantListSchema>,
  reading: Reading,
): Page<Participant> {
  return {
    rows: body.participants.map((participant) => participantFrom(participant, reading)),
    nextPageUri: body.next_page_uri,
  };
}

export function callPage(
  body: z.infer<typeof callListSchema>,
  reading: Reading,
): Page<CallList['parties'][number]> {
  return {
    rows: body.calls.map((call) => ({ callSid: call.sid, party: partyFrom(call, reading) })),
    nextPageUri: body.next_page_uri,
  };
}

/** One page is read and no other: nobody has so many recordings of one call. */
export function recordingList(
  body: z.infer<typeof recordingListSchema>,
  reading: Reading,
): RecordingList {
  return {
    recordings: body.recordings.map((recording) => recordingFrom(recording, reading)),
    complete: body.next_page_uri === null,
  };
}

/** One page, the newest first. */
export function callsTo(body: z.infer<typeof callListSchema>, reading: Reading): CallsTo {
  return {
    calls: body.calls.map((call) => callFrom(call, reading)),
    complete: body.next_page_uri === null,
    saidAt: reading.saidAt ?? null,
  };
}

export function incomingNumbers(
  body: z.infer<typeof incomingNumberListSchema>,
): readonly CallerId[] {
  return body.incoming_phone_numbers.flatMap((number) => callerIdFrom(number, 'number'));
}

export function verifiedNumbers(
  body: z.infer<typeof verifiedNumberListSchema>,
): readonly CallerId[] {
  return body.outgoing_caller_ids.flatMap((number) => callerIdFrom(number, 'verified'));
}
