import { z } from 'zod';
import type { Call, CallStatus } from '../model/call.ts';
import type { Party } from '../model/participant.ts';
import { callSidSchema } from '../model/sid.ts';
import { knownValue, type Reading } from './reading.ts';
import { parseRfc2822 } from './rfc2822.ts';

/** What the project reads of a call in Twilio's JSON; other fields are left alone. */
export const twilioCallSchema = z.object({
  sid: callSidSchema,
  from: z.string().nullish(),
  to: z.string().nullish(),
  direction: z.string(),
  status: z.string().nullish(),
  date_created: z.string().nullish(),
  /** Milliseconds and seconds, as text. */
  queue_time: z.string().nullish(),
  duration: z.string().nullish(),
});

export type TwilioCall = z.infer<typeof twilioCallSchema>;

/** `outbound-api` was dialled by a request, `outbound-dial` by TwiML; the document says only "a string". */
const DIRECTIONS = ['inbound', 'outbound-api', 'outbound-dial'] as const;

const STATUSES = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const satisfies readonly CallStatus[];

/**
 * Who is at the far end: the caller of an inbound call, the one who was dialled otherwise. The address
 * is empty when Twilio does not know it.
 */
export function partyFrom(body: TwilioCall, reading: Reading): Party {
  const direction = directionOf(body, reading);
  return direction === 'inbound'
    ? { address: body.from ?? '', direction: 'inbound' }
    : { address: body.to ?? '', direction: 'outbound' };
}

/** A status that nobody knows promises nothing: it reads as queued. */
export function callFrom(body: TwilioCall, reading: Reading): Call {
  return {
    callSid: body.sid,
    status: knownValue('call status', body.status ?? 'queued', STATUSES, 'queued', reading),
    to: body.to ?? '',
    direction: directionOf(body, reading),
    createdAt: parseRfc2822(body.date_created ?? ''),
    queueMs: wholeOrNull(body.queue_time),
    lastedMs: inMilliseconds(wholeOrNull(body.duration)),
  };
}

export function callStatusOf(text: string | undefined): CallStatus | null {
  return STATUSES.find((status) => status === text) ?? null;
}

/** Twilio writes numbers as text; what is none is not known. */
export function wholeOrNull(text: string | null | undefined): number | null {
  return text != null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function directionOf({ direction }: TwilioCall, reading: Reading) {
  return knownValue('call direction', direction, DIRECTIONS, 'inbound', reading);
}

function inMilliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1_000;
}
