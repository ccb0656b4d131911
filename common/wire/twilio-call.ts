import { z } from 'zod';
import type { Party } from '../model/participant.ts';
import { callSidSchema } from '../model/sid.ts';
import { knownValue, type Reading } from './reading.ts';

/** What the project reads of a call in Twilio's JSON; other fields are left alone. */
export const twilioCallSchema = z.object({
  sid: callSidSchema,
  from: z.string().nullish(),
  to: z.string().nullish(),
  direction: z.string(),
});

export type TwilioCall = z.infer<typeof twilioCallSchema>;

/** `outbound-api` was dialled by a request, `outbound-dial` by TwiML; the document says only "a string". */
const DIRECTIONS = ['inbound', 'outbound-api', 'outbound-dial'] as const;

/**
 * Who is at the far end: the caller of an inbound call, the one who was dialled otherwise. The address
 * is empty when Twilio does not know it.
 */
export function partyFrom(body: TwilioCall, reading: Reading): Party {
  const direction = knownValue('call direction', body.direction, DIRECTIONS, 'inbound', reading);
  return direction === 'inbound'
    ? { address: body.from ?? '', direction: 'inbound' }
    : { address: body.to ?? '', direction: 'outbound' };
}
