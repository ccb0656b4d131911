import { z } from 'zod';
import { conferenceSidSchema } from '../../common/model/sid.ts';
import type { ReadCallback } from './read-callback.ts';

/**
 * Twilio Event Streams: the second way in, for conferences whose first participant set no callback. Its
 * summaries come late and say what was, not what is, so they are hints that something happened in a
 * conference. Null for what is not an array of CloudEvents; events of other kinds are left out.
 */
export function readEventStream(body: string, accountSid: string): readonly ReadCallback[] | null {
  const events = eventsSchema.safeParse(parsed(body));
  return events.success ? events.data.flatMap((event) => hintFrom(event, accountSid)) : null;
}

const eventsSchema = z.array(
  z.object({ id: z.string().min(1).max(200), type: z.string(), data: z.unknown() }),
);

/** Twilio's documents spell the participants' one in two ways. */
const SUMMARIES =
  /^com\.twilio\.voice\.insights\.(conference-summary|participant-summary|conference-participant-summary)\.(partial|complete)$/;

const summarySchema = z.object({
  conference_sid: conferenceSidSchema,
  account_sid: z.string().optional(),
});

function hintFrom(
  { id, type, data }: z.infer<typeof eventsSchema>[number],
  accountSid: string,
): readonly ReadCallback[] {
  if (!SUMMARIES.test(type)) return [];
  const summary = summarySchema.safeParse(data);
  if (!summary.success) return [];
  const { conference_sid: conferenceSid, account_sid: owner = accountSid } = summary.data;
  // A sink may tell of subaccounts too; each account's callbacks are signed with its own token.
  if (owner !== accountSid) return [];
  return [{ key: `event:${id}`, body: { kind: 'hint', conferenceSid } }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
