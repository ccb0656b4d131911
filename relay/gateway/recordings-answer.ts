import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { ReadAnswer } from './answer.ts';
import { GATEWAY } from './operation.ts';
import { type Refusal, refuse } from './refusal.ts';

const text = z.string().nullish();
/** What is left out does not pass. */
const recordingSchema = z.object({ status: text, source: text, start_time: text });
const recordingsSchema = z.object({
  recordings: z.array(recordingSchema),
  next_page_uri: text,
});

/**
 * Whether a call is recorded, without what leads to the recordings: unless an account asks for more,
 * Twilio plays a recording to whoever has its SID. So the address of the next page, which holds one, says
 * no more than that there is a next page.
 */
export function withoutSids(
  read: Result<ReadAnswer, Refusal>,
  target: string,
): Result<ReadAnswer, Refusal> {
  if (!read.ok || read.value.answer.status !== 200) return read;
  const { answer } = read.value;
  const list = recordingsSchema.safeParse(JSON.parse(answer.text));
  if (!list.success) return fail(refuse.badAnswer('it is no list of recordings'));
  const { recordings, next_page_uri: next } = list.data;
  const body = { recordings, next_page_uri: next ? GATEWAY + target : null };
  return ok({ ...read.value, answer: { ...answer, text: JSON.stringify(body) } });
}

/** The same of one recording that was changed; why it was not may be told with its SID, too. */
export function withoutSid(read: Result<ReadAnswer, Refusal>): Result<ReadAnswer, Refusal> {
  if (!read.ok) return read;
  const { answer } = read.value;
  if (answer.status !== 200) {
    return ok({ ...read.value, answer: { ...answer, text: answer.text.replaceAll(SID, 'RE…') } });
  }
  const recording = recordingSchema.safeParse(JSON.parse(answer.text));
  if (!recording.success) return fail(refuse.badAnswer('it is no recording'));
  return ok({ ...read.value, answer: { ...answer, text: JSON.stringify(recording.data) } });
}

const SID = /RE[0-9a-fA-F]{32}/g;
