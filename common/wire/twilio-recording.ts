import { z } from 'zod';
import type { Recording } from '../model/recording.ts';
import { knownValue, type Reading } from './reading.ts';
import { rfc2822Schema } from './rfc2822.ts';

/**
 * What the project reads of a conference's recording in Twilio's JSON. Its SID is left alone on purpose:
 * who has it may be able to listen, and a relay does not pass it on.
 */
export const twilioRecordingSchema = z.object({
  status: z.string(),
  source: z.string().nullish(),
  start_time: rfc2822Schema.nullish(),
});

type TwilioRecording = z.infer<typeof twilioRecordingSchema>;

export const RECORDING_STATUSES = [
  'in-progress',
  'paused',
  'stopped',
  'processing',
  'completed',
  'absent',
] as const;

/** By these a whole conference is recorded; by the others of Twilio's document one leg is. */
const OF_CONFERENCE = ['Conference', 'StartConferenceRecordingAPI'] as const;
export const RECORDING_SOURCES = [
  ...OF_CONFERENCE,
  'DialVerb',
  'OutboundAPI',
  'Trunking',
  'RecordVerb',
  'StartCallRecordingAPI',
] as const;

/**
 * The source tells whose recording it is, since one of a conference may name a call, too. Whether Twilio
 * lists those of single legs here at all is not documented. An unknown status reads as over: that a call
 * is recorded is said only when Twilio says so.
 */
export function recordingFrom(body: TwilioRecording, reading: Reading): Recording {
  const status = knownValue('recording status', body.status, RECORDING_STATUSES, 'absent', reading);
  const source = knownValue(
    'recording source',
    body.source ?? 'Conference',
    RECORDING_SOURCES,
    'Conference',
    reading,
  );
  return {
    status: status === 'in-progress' || status === 'paused' ? status : 'over',
    of: OF_CONFERENCE.some((one) => one === source) ? 'conference' : 'leg',
    startedAt: body.start_time ?? null,
  };
}
