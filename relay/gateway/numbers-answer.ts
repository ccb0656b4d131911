import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { ReadAnswer } from './answer.ts';
import { type Refusal, refuse } from './refusal.ts';

const text = z.string().nullish();
/** What is left out does not pass. */
const numberSchema = z.object({
  phone_number: text,
  friendly_name: text,
  capabilities: z.object({ voice: z.boolean().nullish() }).nullish(),
});
const numbersSchema = z.union([
  z.object({ incoming_phone_numbers: z.array(numberSchema) }),
  z.object({ outgoing_caller_ids: z.array(numberSchema) }),
]);

/**
 * From which numbers one can call, without how they are set up: the addresses to which Twilio turns with
 * their calls may hold a key.
 */
export function numbersAlone(read: Result<ReadAnswer, Refusal>): Result<ReadAnswer, Refusal> {
  if (!read.ok || read.value.answer.status !== 200) return read;
  const { answer } = read.value;
  const list = numbersSchema.safeParse(JSON.parse(answer.text));
  if (!list.success) return fail(refuse.badAnswer('it is no list of numbers'));
  return ok({ ...read.value, answer: { ...answer, text: JSON.stringify(list.data) } });
}
