import type { CallProgress } from '../model/call.ts';
import { callSidSchema } from '../model/sid.ts';
import { callStatusOf, wholeOrNull } from './twilio-call.ts';

/** Reads the form of one of Twilio's callbacks about a call; null when it tells nothing of how far it is. */
export function readCallProgress(params: Readonly<Record<string, string>>): CallProgress | null {
  const callSid = callSidSchema.safeParse(params.CallSid);
  const status = callStatusOf(params.CallStatus);
  if (!callSid.success || status === null) return null;
  return {
    callSid: callSid.data,
    status,
    sipCode: wholeOrNull(params.SipResponseCode),
    twilioCode: wholeOrNull(params.ErrorCode),
  };
}
