import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { ReadAnswer } from './answer.ts';
import { GATEWAY } from './operation.ts';
import { type Refusal, refuse } from './refusal.ts';

const text = z.string().nullish();
/** What is left out does not pass. */
const recordingsSchema = z.object({
  recordings: z.array(z.object({ status: text, source: text, start_time: text })),
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
