import { z } from 'zod';
import type { Entry } from '../../common/wire/relay-protocol.ts';
import type { EntryBody } from './event-log.ts';

/*
 * How an entry lies in Redis: in the account's stream, under the identifier SEQ-AT, so that its number
 * and its age are known without its text. The text is ours, written by `textOf` alone.
 */

export const keysOf = (account: string) => ({
  end: `earshot:{${account}}:end`,
  stream: `earshot:{${account}}:log`,
  seen: (key: string) => `earshot:{${account}}:seen:${key}`,
});

export const textOf = (body: EntryBody): string => JSON.stringify(body);

/** An identifier's two numbers. */
export function placeOf(id: string): { readonly seq: number; readonly at: number } {
  const dash = id.indexOf('-');
  return { seq: Number(id.slice(0, dash)), at: Number(id.slice(dash + 1)) };
}

const rowSchema = z.tuple([z.string(), z.array(z.string())]);
const rowsSchema = z.array(rowSchema);
const streamsSchema = z.array(z.tuple([z.string(), rowsSchema])).nullable();

/** A row of the stream, from its identifier to its fields. */
export type Row = z.infer<typeof rowSchema>;

/** The answer to XRANGE. */
export const rowsFrom = (answer: unknown): readonly Row[] => rowsSchema.parse(answer);

/** The answer to XREAD: the rows of each stream that has any. */
export const streamsFrom = (answer: unknown): readonly (readonly [string, readonly Row[]])[] =>
  streamsSchema.parse(answer) ?? [];

export function entryFrom([id, [, text = '']]: Row): Entry {
  const body: EntryBody = JSON.parse(text);
  return { ...body, ...placeOf(id) };
}
