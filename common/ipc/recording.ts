import { z } from 'zod';

/** Whether a conference is recorded as a whole, as far as Twilio says. Recordings of single legs are no part of it. */
export const conferenceRecordingSchema = z.object({
  state: z.enum(['recording', 'paused', 'none']),
  /** The time as of which it is true. */
  asOf: z.number(),
  /** When the recording that is running began; null when none is, or Twilio does not say. */
  startedAt: z.number().nullable(),
});

export type ConferenceRecording = Readonly<z.infer<typeof conferenceRecordingSchema>>;
