import { z } from 'zod';
import type { Conference, ConferenceStatus } from '../model/conference.ts';
import { conferenceSidSchema } from '../model/sid.ts';
import { knownValue, type Reading } from './reading.ts';
import { rfc2822Schema } from './rfc2822.ts';

/** What the project reads of a conference in Twilio's JSON; other fields are left alone. */
export const twilioConferenceSchema = z.object({
  sid: conferenceSidSchema,
  friendly_name: z.string().nullish(),
  status: z.string(),
  region: z.string().nullish(),
  date_created: rfc2822Schema.nullish(),
});

export type TwilioConference = z.infer<typeof twilioConferenceSchema>;

const CONFERENCE_STATUSES = [
  'init',
  'in-progress',
  'completed',
] as const satisfies readonly ConferenceStatus[];

/** An unknown status reads as in progress: a call that is shown for nothing is better than a hidden one. */
export function conferenceFrom(body: TwilioConference, reading: Reading): Conference {
  return {
    sid: body.sid,
    // Twilio's own examples have a conference whose friendly name is null.
    friendlyName: body.friendly_name || body.sid,
    status: knownValue(
      'conference status',
      body.status,
      CONFERENCE_STATUSES,
      'in-progress',
      reading,
    ),
    region: body.region || null,
    createdAt: body.date_created ?? reading.readAt,
  };
}
