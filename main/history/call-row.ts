import { z } from 'zod';
import { foldText } from '../../common/floor/fold-text.ts';
import {
  type CallDigest,
  callDigestSchema,
  EMPTY_DIGEST,
  heldSinceOf,
} from '../../common/history/digest.ts';
import { type HistoryCall, historyCallSchema } from '../../common/ipc/history.ts';
import { accountSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';

/** A call as it lies in the table. */
export type CallRow = z.infer<typeof callRowSchema>;

export function callRowFrom(row: unknown): CallRow {
  return callRowSchema.parse(row);
}

export function callFromRow({ id: _, digest, ...row }: CallRow): HistoryCall {
  const known = digest ?? EMPTY_DIGEST;
  return historyCallSchema.parse({
    ...known,
    ...row,
    people: known.people.flatMap(({ who }) => (who === null ? [] : [who])),
    peopleCount: known.people.length,
    heldSince: heldSinceOf(known),
  });
}

/** What is kept of a digest, in the order of the statement that puts it. */
export function digestColumns(
  { id, friendlyName, conferenceSid }: Pick<CallRow, 'id' | 'friendlyName' | 'conferenceSid'>,
  digest: CallDigest,
) {
  const { people, by, longestHoldMs, failedCommands, coachings } = digest;
  const names = people.flatMap(({ callSid, who }) => [who ?? '', callSid]);
  return [
    id,
    textOf([friendlyName, conferenceSid, ...names]),
    textOf(by),
    longestHoldMs,
    heldSinceOf(digest),
    failedCommands,
    coachings,
    JSON.stringify(digest),
  ] as const;
}

/** Each name begins a line, so that no word is found half in one and half in the next. */
function textOf(names: readonly string[]): string {
  return foldText(['', ...names].join('\n'));
}

const digestTextSchema = z
  .string()
  .nullable()
  .transform((text) => {
    try {
      return callDigestSchema.parse(JSON.parse(text ?? ''));
    } catch {
      return null;
    }
  });

const callRowSchema = z.object({
  id: z.number(),
  accountSid: accountSidSchema,
  conferenceSid: conferenceSidSchema,
  friendlyName: z.string(),
  firstAt: z.number(),
  lastAt: z.number(),
  endedAt: z.number().nullable(),
  /** Null where it is still to be made of the entries. */
  digest: digestTextSchema,
});
